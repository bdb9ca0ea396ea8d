"""What a reader should know of papers that were read without fault, and of what was passed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from corpus.findings import OriginalReading, Reading
from corpus.sources.files import SUFFIXES, out_of_sight, passed_over, path_as_text
from corpus.sources.watched_folder import CLOSED
from models.danish.quantities.money import format_kroner
from pipeline.sums import check_sums

LANGUAGES = {"en": "English", "sv": "Swedish", "no": "Norwegian", "de": "German"}
"""English names of the languages that are told apart."""


def remarks_on(reading: OriginalReading) -> tuple[str, ...]:
    """Sentences in English on the papers of a file: wrong sums, a language not understood."""
    remarks = (
        remark
        for item in reading.readings
        for remark in (*_wrong_sums(item), *_foreign_language(item))
    )
    # A total that is wrong both across and down is one wrong total.
    return tuple(dict.fromkeys(remarks))


def remarks_on_folders(places: Iterable[str | Path]) -> tuple[str, ...]:
    """Sentences in English on what of the folders of `places` was not taken as papers."""
    folders = [place for place in places if str(place) and Path(place).is_dir()]
    return tuple(
        remark
        for folder in folders
        for remark in (*_passed_over(folder, passed_over(folder)), *_out_of_sight(folder))
    )


def _passed_over(folder: str | Path, endings: Mapping[str, int]) -> Iterator[str]:
    told = [f"{count} {name or 'without an ending'}" for name, count in sorted(endings.items())]
    if told:
        yield (
            f"{folder}: passed over {', '.join(told)}. Papers are {', '.join(sorted(SUFFIXES))}; "
            "what else is to be read has to be saved as one of these."
        )


def _out_of_sight(folder: str | Path) -> Iterator[str]:
    passed = out_of_sight(folder)
    for closed in passed.closed:
        where = path_as_text(closed)
        yield f"{where}: {CLOSED}"
    for link in passed.links:
        where = path_as_text(link)
        yield f"{where}: The link leads out of the folder or nowhere. Name what it leads to."


def _wrong_sums(reading: Reading) -> Iterator[str]:
    pages = {passage.id: passage.pages[0] for passage in reading.passages}
    for wrong in check_sums(reading.passages, reading.amounts):
        yield (
            f"{reading.paper.title}, page {pages[wrong.passage]}: the total "
            f"{wrong.span.of(reading.text)} is printed as {format_kroner(wrong.printed)}, "
            f"but its parts make {format_kroner(wrong.computed)}"
        )


def _foreign_language(reading: Reading) -> Iterator[str]:
    language = LANGUAGES.get(reading.paper.language)
    if language is not None:
        yield (
            f"{reading.paper.title} is in {language}: it can be searched, but questions, themes "
            "and names are found in Danish papers only."
        )

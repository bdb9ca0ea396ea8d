"""What a reader should know of papers that were read without fault, and of what was passed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from corpus.findings import OriginalReading, Reading
from corpus.sources.files import SUFFIXES, passed_over
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
    """A sentence in English on each folder of `places` that holds files not taken as papers."""
    folders = [place for place in places if str(place) and Path(place).is_dir()]
    return tuple(
        _passed_over(folder, found) for folder in folders if (found := passed_over(folder))
    )


def _passed_over(folder: str | Path, endings: Mapping[str, int]) -> str:
    told = (f"{count} {name or 'without an ending'}" for name, count in sorted(endings.items()))
    return (
        f"{folder}: passed over {', '.join(told)}. Papers are {', '.join(sorted(SUFFIXES))}; what "
        "else is to be read has to be saved as one of these."
    )


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

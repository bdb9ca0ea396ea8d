"""What a reader should know of a paper that was read without fault."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.findings import OriginalReading, Reading
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

"""Tables without rules whose columns a bold line names."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.printed import PrintedWord
from pipeline.read.headed import headed_tables
from tests.support.setting import line, lines

PLACES = (60, 220, 340)
NAMES = ("Indsats", "Ansvarlig", "Status")


def _words(rows: Sequence[Sequence[str]]) -> list[PrintedWord]:
    head = [
        word
        for x, name in zip(PLACES, NAMES, strict=True)
        for word in line(x, 100, name, bold=True)
    ]
    return head + [
        word
        for place, row in enumerate(rows, start=1)
        for x, text in zip(PLACES, row, strict=True)
        for word in line(x, 100 + 14 * place, text)
    ]


def test_rows_of_text_below_bold_names_make_a_table() -> None:
    rows = [
        ("Udbud af vinduer", "Ejendomme", "I gang"),
        ("Valg af rådgiver,", "Økonomi", "Afventer"),
    ]
    rows += [("som kan begge dele", "", ""), ("Høring", "Skole", "")]
    words = [*_words(rows), *line(60, 200, "Herefter sendes planen i høring.")]
    (table,) = headed_tables(words, 1)
    texts = [
        [" ".join(word.text for word in words if cell and word.stands_in(cell)) for cell in row]
        for row in table.rows
    ]
    assert texts == [
        list(NAMES),
        ["Udbud af vinduer", "Ejendomme", "I gang"],
        ["Valg af rådgiver, som kan begge dele", "Økonomi", "Afventer"],
        ["Høring", "Skole", ""],
    ]


def test_columns_of_text_below_headlines_are_no_table() -> None:
    text = ["Byens skoler får", "nye vinduer, hvor", "de gamle er utætte.", "Det sker i år."]
    words = _words([]) + [word for x in PLACES for word in lines(x, 114, text)]
    assert headed_tables(words, 1) == ()

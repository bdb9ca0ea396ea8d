"""Where words end among the characters of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.settings import Settings
from pipeline.read.pdf import read_pdf
from tests.support.printing import Sheet


def texts_of(sheet: Sheet, home: Path) -> list[str]:
    (page,) = read_pdf(sheet.bytes(), source="t", settings=Settings(home=home)).pages
    return [word.text for word in page.words]


@pytest.mark.parametrize(
    ("word", "mark", "expected"),
    [
        ("tjenester", "2", ["tjenester", "2"]),
        ("2023", "1", ["2023", "1"]),
        ("tabel 1", "12", ["tabel", "1", "12"]),
        ("kr.", "3", ["kr.", "3"]),
        ("KL", "4", ["KL", "4"]),
        ("i marts 2005", "iii", ["i", "marts", "2005", "iii"]),
        ("et areal på 40 m", "2", ["et", "areal", "på", "40", "m2"]),
        ("antal km", "2", ["antal", "km2"]),
        ("udslip af CO", "2", ["udslip", "af", "CO2"]),
    ],
)
def test_raised_number_is_a_note_unless_it_is_part_of_a_measure(
    word: str, mark: str, expected: list[str], tmp_path: Path
) -> None:
    sheet = Sheet()
    sheet.text(60, 100, word)
    end = 60 + sheet.canvas.stringWidth(word, "Times-Roman", 10)
    sheet.text(end, 96, mark, size=6)
    assert texts_of(sheet, tmp_path) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("17%", 40), ("på to år", 12), ["17%", "på", "to", "år"]),
        (("BYEN", 20), ("Årgang 9", 10), ["BYEN", "Årgang", "9"]),
        (("D", 30), ("et er", 10), ["Det", "er"]),
        (("CO", 12), ("2", 7), ["CO2"]),
    ],
)
def test_letters_of_another_size_are_another_word(
    first: tuple[str, int], second: tuple[str, int], expected: list[str], tmp_path: Path
) -> None:
    sheet = Sheet()
    sheet.text(60, 100, first[0], size=first[1])
    end = 60 + sheet.canvas.stringWidth(first[0], "Times-Roman", first[1])
    sheet.text(end, 100, second[0], size=second[1])
    assert texts_of(sheet, tmp_path) == expected


def test_a_word_with_an_initial_over_several_lines_stands_on_the_first(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(60, 124, "B", size=40)
    sheet.text(60 + sheet.canvas.stringWidth("B", "Times-Roman", 40), 100, "yrådet vedtog")
    (page,) = read_pdf(sheet.bytes(), source="t", settings=Settings(home=tmp_path)).pages
    first, second = page.words
    assert (first.text, second.text) == ("Byrådet", "vedtog")
    assert abs(first.box.top - second.box.top) < 1 and abs(first.box.bottom - second.box.bottom) < 1

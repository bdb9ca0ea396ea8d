"""Marks of list items: what is one, and what only looks like one."""

from __future__ import annotations

import pytest

from pipeline.layout.marks import Mark, goes_on, mark_of, with_romans


@pytest.mark.parametrize(
    ("first", "second", "number", "sort"),
    [
        ("•", "hvad", None, "•"),
        ("\uf0b7", "hvad", None, "•"),
        ("o", "hvad", None, "•"),
        ("☒", "hvad", None, "•"),
        ("–", "hvad", None, "–"),
        ("1.", "at", "1", "1."),
        ("2)", "at", "2", "1)"),
        ("(3)", "at", "3", "1)"),
        ("b)", "at", "b", "a)"),
        ("iv.", "at", "iv", "i."),
        ("4.2", "Økonomi", "4.2", "1.1"),
        ("1a.", "Hvad", "1a", "1a."),
    ],
)
def test_marks(first: str, second: str, number: str | None, sort: str) -> None:
    assert mark_of(first, second) == Mark(number=number, sort=sort)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("27.", "marts"),
        ("2025.", "Det"),
        ("kr.", "til"),
        ("•", None),
        ("i", "dag"),
        ("3", "sager"),
        ("(9.", "afdeling)"),
    ],
)
def test_no_marks(first: str, second: str | None) -> None:
    assert mark_of(first, second) is None


def test_number_goes_on_from_the_one_before() -> None:
    first = Mark(number="1", sort="1.")
    assert goes_on(Mark(number="2", sort="1."), [first, None])
    assert not goes_on(Mark(number="9", sort="1."), [first, None])
    assert goes_on(Mark(number="4", sort="1."), [])
    assert not goes_on(Mark(number="D", sort="A."), [])


def test_a_letter_beside_its_neighbours_is_a_roman_figure() -> None:
    i, ii = Mark(number="i", sort="a)"), Mark(number="ii", sort="i)")
    h, c = Mark(number="h", sort="a)"), Mark(number="c", sort="a)")
    assert with_romans([c, None, i, ii]) == [c, None, Mark(number="i", sort="i)"), ii]
    assert with_romans([h, i]) == [h, i]

"""Totals that do not add up are reported, those that only rounding parts are not."""

import pytest

from corpus.findings import Passage, Role
from corpus.spans import Span
from pipeline.amounts import find_amounts
from pipeline.sums import check_sums


def table(*rows: tuple[str, ...]) -> list[Passage]:
    """A table whose first row is the header; the others become passages in one text."""
    header, *body = rows
    passages = []
    start = 0
    for number, row in enumerate(body):
        text = " ".join(row)
        context = "; ".join(f"{name}: {cell}" for name, cell in zip(header, row, strict=True))
        passages.append(_passage(f"p{number}", text, start, Role.TABLE_ROW, context))
        start += len(text) + 2
    return passages


def _passage(name: str, text: str, start: int, role: Role, context: str) -> Passage:
    span = Span(start, start + len(text))
    return Passage(
        id=name, paper="a1", span=span, text=text, pages=(1,), headings=(), role=role,
        context=context, sentences=(span,), number=None, hidden=False,
    )  # fmt: skip


def wrong(passages: list[Passage]) -> list[tuple[str, int, int]]:
    found = check_sums(passages, find_amounts(passages))
    return [(item.passage, int(item.printed), int(item.computed)) for item in found]


def test_a_column_that_does_not_add_up() -> None:
    rows = table(
        ("1.000 kr.", "2025", "2026"),
        ("Drift", "1.200", "1.300"),
        ("Support", "300", "310"),
        ("Heraf moms", "60", "62"),
        ("I alt", "1.500", "1.710"),
    )
    assert wrong(rows) == [("p3", 1_710_000, 1_610_000)]


def test_rounding_is_no_fault() -> None:
    rows = table(("Mio. kr.", "2025"), ("A", "1,4"), ("B", "2,4"), ("C", "3,3"), ("I alt", "7,2"))
    assert wrong(rows) == []


def test_a_row_that_does_not_add_up_over_its_years() -> None:
    rows = table(("Mio. kr.", "2025", "2026", "I alt"), ("Drift", "4,0", "5,0", "9,9"))
    assert wrong(rows) == [("p0", 9_900_000, 9_000_000)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der bruges 12,0 mio. kr., fordelt med 5,0 mio. kr. til A og 6,0 mio. kr. til B.",
         [("p", 12_000_000, 11_000_000)]),
        ("Der bruges 11 mio. kr., fordelt med 5 mio. kr. til A og 6 mio. kr. til B.", []),
        ("Der bruges 12 mio. kr., heraf 5 mio. kr. til A.", []),
    ],
)  # fmt: skip
def test_a_total_and_its_parts_in_prose(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert wrong([_passage("p", text, 0, Role.PARAGRAPH, "")]) == expected

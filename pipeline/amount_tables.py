"""Sums of money in table rows, whose unit and year stand in the header cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.findings import Amount, Passage
from corpus.spans import Span
from corpus.table_rows import as_written, parted
from models.danish.quantities.counted import is_count
from models.danish.quantities.money import find_money, header_unit
from models.danish.quantities.numerals import find_numerals, plain
from models.danish.quantities.years import Years, find_price_levels, find_years

_NO_MONEY = re.compile(
    r"\b(?:antal|pct|procent|andel|årsværk|timer|stk|nr|brugere|elever|uge|dato)\b|%", re.IGNORECASE
)
_YEAR_COLUMN = re.compile(r"(?:budget|regnskabs|finans|kalender)?år(?:stal)?\.?", re.IGNORECASE)
"""The name of a column that tells the year of what its row costs."""
_WITH_UNIT = re.compile(r"(?P<printed>.*\d[-–)]?)\s+(?P<unit>\D+)")
_NEGATIVE = re.compile(r"\(([\d., ]+)\)|([\d., ]+)[-–]")
"""How accounts print what is less than nothing, besides a minus before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a row with its header."""

    header: str
    text: str
    """As printed."""
    unit: Decimal | None
    """Kroner that one of the cell's figures stands for, where the table's head says so for it."""
    span: Span
    """In the paper's text."""


def cells(passage: Passage) -> tuple[Cell, ...]:
    """The cells of a table row in order, as its context names them; those not printed are left."""
    found = []
    position, printed = 0, as_written(passage.text)
    for cell in parted(passage.context):
        text, unit = cell.value, None
        start = printed.find(text, position)
        if start < 0:
            text, unit = _printed(text)
            start = printed.find(text, position)
        if start >= 0:
            position = start + len(text)
            span = Span(start, position).shifted(passage.span.start)
            found.append(Cell(header=cell.column, text=text, unit=unit, span=span))
    return tuple(found)


def _printed(cell: str) -> tuple[str, Decimal | None]:
    """A cell without the unit that the context took over from the table's head, and that unit."""
    match = _WITH_UNIT.fullmatch(cell)
    unit = header_unit(match["unit"]) if match else None
    return (match["printed"], unit) if match and unit is not None else (cell, None)


def row_amounts(passage: Passage) -> Iterator[Amount]:
    """The amounts of a table row: cells that print a unit, or whose header or table names one."""
    row = cells(passage)
    label = next((cell.text for cell in row if not re.fullmatch(r"[\W\d]*", cell.text)), None)
    year = next((cell.text for cell in row if _YEAR_COLUMN.fullmatch(cell.header.strip())), "")
    is_counted = label is not None and is_count(label)
    table_unit = None if is_counted else header_unit(" ".join(cell.header for cell in row))
    for cell in row:
        unit = cell.unit or header_unit(cell.header) or table_unit
        for span, low, high in _values(cell, unit):
            own = label if label != cell.text else None
            dated = find_years(cell.header) or find_years(own or "") or find_years(year)
            yield _amount(passage, cell, own, dated, (span, low, high))


def _values(cell: Cell, unit: Decimal | None) -> Iterator[tuple[Span, Decimal, Decimal | None]]:
    sums = find_money(cell.text)
    for money in sums:
        yield money.span.shifted(cell.span.start), money.kroner, money.kroner_high
    if sums or unit is None or _NO_MONEY.search(cell.header):
        return
    numerals = find_numerals(cell.text)
    figure = cell.text.strip(" *")
    negative = _NEGATIVE.fullmatch(figure)
    if len(numerals) == 1 and numerals[0].span.of(cell.text).strip() == (
        (negative[1] or negative[2]) if negative else figure
    ):
        numeral = numerals[0]
        value = -numeral.value if negative else numeral.value
        if not (numeral.looks_like_year and not re.search(r"kr", cell.header, re.IGNORECASE)):
            yield numeral.span.shifted(cell.span.start), plain(value * unit), None


def _amount(
    passage: Passage,
    cell: Cell,
    label: str | None,
    years: Sequence[Years],
    value: tuple[Span, Decimal, Decimal | None],
) -> Amount:
    span, low, high = value
    levels = find_price_levels(passage.context)
    return Amount(
        passage=passage.id,
        span=span,
        verbatim=span.shifted(-passage.span.start).of(passage.text),
        kroner=low,
        kroner_high=high,
        year_from=years[0].first if years else None,
        year_to=years[0].last if years else None,
        price_level=levels[0].year if levels else None,
        yearly=True if re.search(r"\b(?:årlig|pr\. år)", cell.header, re.IGNORECASE) else None,
        pays_for=label,
        change=None,
    )

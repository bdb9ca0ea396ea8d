"""Totals that do not add up: of table columns and rows, and of ``i alt ... fordelt med ...``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from corpus.findings import Amount, Passage, Role
from corpus.spans import Span
from models.danish.quantities.numerals import find_numerals
from pipeline.amount_tables import Cell, cells, row_amounts

_TOTAL = re.compile(r"\W*(?:i\s?alt|total|samlet|sum|hovedtotal)\b", re.IGNORECASE)
_PART_OF = re.compile(r"\W*(?:heraf|deraf)\b", re.IGNORECASE)
_SPLIT = re.compile(r"\bfordel(?:t|er sig)\s+(?:med|på|mellem)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongSum:
    """A printed total that its parts do not make."""

    passage: str
    """Where the total stands."""
    span: Span
    """The printed total, in the paper's text."""
    printed: Decimal
    """Kroner."""
    computed: Decimal
    """Kroner: what the parts make together."""
    parts: tuple[Span, ...]
    """The printed parts, in text order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A table row with its amounts by column."""

    passage: Passage
    label: str
    amounts: dict[str, Amount]


def check_sums(passages: Sequence[Passage], amounts: Sequence[Amount]) -> tuple[WrongSum, ...]:
    """The totals in `passages` that differ from their parts by more than rounding explains.

    `amounts` are those of the passages. In a table a row ``I alt`` holds the rows above it, up to
    the total before, without those that begin with ``heraf``; a column ``I alt`` holds the row's
    other columns where each of them is a year.
    """
    wrong: list[WrongSum] = []
    for headers, group in groupby(passages, key=_headers):
        if headers:
            wrong.extend(_check_table([_row(passage) for passage in group]))
    for passage in passages:
        if not _headers(passage):
            own = [amount for amount in amounts if amount.passage == passage.id]
            wrong.extend(_check_prose(passage, own))
    return tuple(sorted(wrong, key=lambda found: found.span))


def _headers(passage: Passage) -> tuple[str, ...]:
    """The headers of a table row, which all rows of one table share; empty for other passages."""
    if passage.role is not Role.TABLE_ROW:
        return ()
    return tuple(cell.header for cell in cells(passage))


def _row(passage: Passage) -> _Row:
    row = cells(passage)
    amounts = {
        _column(amount, row): amount
        for amount in row_amounts(passage)
        if amount.kroner_high is None
    }
    return _Row(passage=passage, label=row[0].text if row else "", amounts=amounts)


def _column(amount: Amount, row: Sequence[Cell]) -> str:
    return next(cell.header for cell in row if cell.span.contains(amount.span))


def _check_table(rows: Sequence[_Row]) -> Iterator[WrongSum]:
    above: list[_Row] = []
    for row in rows:
        yield from _check_across(row)
        if _PART_OF.match(row.label):
            continue
        if not _TOTAL.match(row.label):
            above.append(row)
            continue
        for column, total in row.amounts.items():
            parts = [part.amounts[column] for part in above if column in part.amounts]
            yield from _compare(total, parts)
        above = []


def _check_across(row: _Row) -> Iterator[WrongSum]:
    total = next((column for column in row.amounts if _TOTAL.match(column)), None)
    parts = [amount for column, amount in row.amounts.items() if column != total]
    if total is not None and all(part.year_from is not None for part in parts):
        yield from _compare(row.amounts[total], parts)


def _check_prose(passage: Passage, amounts: Sequence[Amount]) -> Iterator[WrongSum]:
    """``i alt 12 mio. kr., fordelt med 5 mio. kr. til A og 7 mio. kr. til B``."""
    for sentence in passage.sentences:
        text = passage.text[sentence.start - passage.span.start :][: len(sentence)]
        split = _SPLIT.search(text)
        inside = [amount for amount in amounts if sentence.contains(amount.span)]
        if not split or any(amount.kroner_high is not None for amount in inside):
            continue
        place = sentence.start + split.start()
        before = [amount for amount in inside if amount.span.end <= place]
        if before:
            yield from _compare(before[-1], [a for a in inside if a.span.start >= place])


def _compare(total: Amount, parts: Sequence[Amount]) -> Iterator[WrongSum]:
    if len(parts) < 2:
        return
    computed = sum((part.kroner for part in parts), Decimal(0))
    rounding = sum((_last_digit(amount) for amount in (total, *parts)), Decimal(0)) / 2
    if abs(computed - total.kroner) > rounding:
        yield WrongSum(
            passage=total.passage,
            span=total.span,
            printed=total.kroner,
            computed=computed,
            parts=tuple(part.span for part in parts),
        )


def _last_digit(amount: Amount) -> Decimal:
    """What the last printed digit of the amount is worth in kroner."""
    numeral = find_numerals(amount.verbatim)[0]
    if not numeral.value:
        return Decimal(0)
    decimals = len(numeral.span.of(amount.verbatim).partition(",")[2])
    return abs(amount.kroner / numeral.value) / Decimal(10) ** decimals

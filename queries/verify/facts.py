"""The hard facts of a sentence: sums, percentages, times, numbers and references, by value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from corpus.spans import Span
from models.danish.quantities.dates import find_dates
from models.danish.quantities.money import find_money
from models.danish.quantities.numbers import find_numbers
from models.danish.quantities.percents import find_percents
from models.danish.quantities.references import find_references

NO_YEAR = 4
"""A leap year no paper speaks of, lent to days printed without a year."""

_FRACTION = re.compile(
    r"\b(?:halvdelen|halvparten|(?:en|to|tre)?\s?(?:tredje|fjerde|femte|tien?de)dele?(?:ne)?)\b",
    re.IGNORECASE,
)


class FactKind(StrEnum):
    """What sort of fact it is."""

    AMOUNT = "amount"
    PERCENT = "percent"
    DATE = "date"
    NUMBER = "number"
    REFERENCE = "reference"


Value = Decimal | tuple[date, date] | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact as printed and by value."""

    kind: FactKind
    span: Span
    verbatim: str
    value: Value
    """Kroner, per cent, first and last day, a number, or a reference's words in order."""


def find_facts(sentence: str) -> tuple[Fact, ...]:
    """The facts of `sentence` in order; of overlapping readings the more specific one."""
    found: list[Fact] = []
    for fact in (
        *_references(sentence),
        *_amounts(sentence),
        *_percents(sentence),
        *_dates(sentence),
        *_numbers(sentence),
    ):
        same_kind_or_free = not any(
            fact.span.overlaps(other.span) and other.kind != fact.kind for other in found
        )
        if same_kind_or_free:
            found.append(fact)
    return tuple(sorted(found, key=lambda fact: (fact.span, str(fact.value))))


def agrees(claimed: Fact, source: Fact) -> bool:
    """Whether `claimed` says nothing that `source` does not.

    A year may stand for a day in it, a day without its year for the day, and a paragraph for one of
    its subsections; all else must be equal in value.
    """
    if claimed.kind != source.kind:
        return False
    if claimed.kind is FactKind.DATE:
        return _same_time(claimed.value, source.value)
    if claimed.kind is FactKind.REFERENCE:
        assert isinstance(claimed.value, tuple) and isinstance(source.value, tuple)
        return source.value[: len(claimed.value)] == claimed.value
    return claimed.value == source.value


def _same_time(claimed: Value, source: Value) -> bool:
    assert isinstance(claimed, tuple) and isinstance(source, tuple)
    first, last = claimed
    source_first, source_last = source
    assert isinstance(first, date) and isinstance(last, date)
    assert isinstance(source_first, date) and isinstance(source_last, date)
    if NO_YEAR in (first.year, source_first.year):
        return _days(first, last) == _days(source_first, source_last)
    coarser = first.day == 1 and (last - first).days >= 27
    within = first <= source_first and source_last <= last
    return (first, last) == (source_first, source_last) or (coarser and within)


def _days(first: date, last: date) -> tuple[int, int, int, int]:
    return first.month, first.day, last.month, last.day


def _references(sentence: str) -> list[Fact]:
    return [
        Fact(
            kind=FactKind.REFERENCE,
            span=reference.span,
            verbatim=reference.verbatim,
            value=tuple(re.findall(r"§|[^\W_]+", reference.verbatim.lower())),
        )
        for reference in find_references(sentence)
        if not find_dates(reference.verbatim)
    ]


def _amounts(sentence: str) -> list[Fact]:
    return [
        Fact(kind=FactKind.AMOUNT, span=money.span, verbatim=money.verbatim, value=value)
        for money in find_money(sentence)
        for value in (money.kroner, money.kroner_high)
        if value is not None
    ]


def _percents(sentence: str) -> list[Fact]:
    return [
        Fact(kind=FactKind.PERCENT, span=percent.span, verbatim=percent.verbatim, value=value)
        for percent in find_percents(sentence)
        for value in (percent.value, percent.value_high)
        if value is not None
    ]


def _dates(sentence: str) -> list[Fact]:
    return [
        Fact(
            kind=FactKind.DATE,
            span=mention.span,
            verbatim=mention.verbatim,
            value=(mention.first, mention.last),
        )
        for mention in find_dates(sentence, year=NO_YEAR)
    ]


def _numbers(sentence: str) -> list[Fact]:
    numbers = [
        Fact(kind=FactKind.NUMBER, span=number.span, verbatim=number.verbatim, value=number.value)
        for number in find_numbers(sentence)
    ]
    fractions = [
        Fact(
            kind=FactKind.REFERENCE,
            span=Span(*match.span()),
            verbatim=match[0],
            value=tuple(match[0].lower().split()),
        )
        for match in _FRACTION.finditer(sentence)
    ]
    return fractions + numbers

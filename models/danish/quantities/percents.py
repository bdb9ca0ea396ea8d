"""Percentages and percentage points in Danish text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.spans import Span
from models.danish.quantities.numerals import Numeral, find_numerals

PERCENT_SIGN = r"(?:pct\b\.?|procent\b|%)"
"""What stands behind the number of a percentage, as a pattern that ignores case."""

_UNIT = re.compile(
    r"\s?-?(?:(?P<points>procent(?:point|enheder)|pct\.?\s?-?point|%-?\s?point)"
    rf"|{PERCENT_SIGN})",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?[-–]\s?|\s+til\s+|\s+og\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Percent:
    """A percentage as printed: ``12,5 pct.`` has the value 12.5."""

    span: Span
    verbatim: str
    value: Decimal
    """For a range, its lower end."""
    value_high: Decimal | None
    points: bool
    """Whether it counts percentage points."""


def find_percents(text: str) -> tuple[Percent, ...]:
    """All percentages of `text` in order; ``10-12 pct.`` is one range."""
    percents = []
    previous: Numeral | None = None
    for numeral in find_numerals(text):
        unit = _UNIT.match(text, numeral.span.end)
        if not unit:
            previous = numeral
            continue
        low = previous if previous and _is_range(text, previous, numeral) else None
        first = low or numeral
        span = Span(first.span.start, unit.end())
        percents.append(
            Percent(
                span=span,
                verbatim=span.of(text),
                value=first.value,
                value_high=numeral.value if low else None,
                points=unit["points"] is not None,
            )
        )
        previous = None
    return tuple(percents)


def _is_range(text: str, low: Numeral, high: Numeral) -> bool:
    """Whether ``10-12``, ``10 til 12`` or ``mellem 10 og 12`` parts the two numerals."""
    between = text[low.span.end : high.span.start]
    if not _RANGE.fullmatch(between) or not low.value < high.value or low.looks_like_year:
        return False
    before = text[max(0, low.span.start - 12) : low.span.start].rstrip().lower()
    if before.endswith("fra"):
        return False
    return "og" not in between or before.endswith("mellem")

"""Dates and periods in Danish text, each as its first and last day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from corpus.spans import Span
from models.danish.quantities.calendar import Period, Third, third_of
from models.danish.quantities.periods import find_periods

_BOUND = re.compile(
    r"""
    \b(?:
        (?P<primo>(?:i\s)?primo|(?:i\s|ved\s)?(?:begyndelsen|starten)\saf)
      | (?P<medio>(?:i\s)?medio|(?:i\s)?midten\saf)
      | (?P<ultimo>(?:i\s)?ultimo|(?:i\s|mod\s)?slutningen\saf)
      | (?P<end>(?:pr\.\s|ved\s)(?:udgangen|udløbet)\saf)
      | (?P<whole>
            (?:(?:inden|senest|før|senest\sved|inden\sfor|til)\s)?(?:udgangen|udløbet)\saf
          | i\sløbet\saf | inden\sfor | senest\si | inden | senest )
    )\s$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_BOUND = 30
"""Characters; ``senest ved udgangen af`` has 22."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A day or a period as printed: ``i løbet af 2025`` runs from 1 January to 31 December."""

    span: Span
    """With the words that bound the time (``i løbet af``, ``inden udgangen af``, ``medio``)."""
    verbatim: str
    first: date
    last: date
    """Inclusive; `date.max` for ``2026 og frem``."""


def find_dates(text: str, *, year: int | None = None) -> tuple[DateMention, ...]:
    """All days and periods of `text` in order.

    `year` is that of days printed without one (``d. 27. marts``); without it they are left out.
    ``primo``, ``medio`` and ``ultimo`` give a third of the period they stand before, ``inden
    udgangen af`` all of it, ``ved udgangen af`` its last day.
    """
    mentions = []
    for span, period in find_periods(text, year=year):
        bound = _BOUND.search(text, max(0, span.start - _LONGEST_BOUND), span.start)
        whole = Span(bound.start(), span.end) if bound else span
        first, last = _bounded(period, bound) if bound else period
        mentions.append(DateMention(span=whole, verbatim=whole.of(text), first=first, last=last))
    return tuple(mentions)


def _bounded(period: Period, bound: re.Match[str]) -> Period:
    if period[0] == period[1] or period[1] == date.max:
        return period
    if bound["end"]:
        return period[1], period[1]
    for third in Third:
        if bound[third.name.lower()]:
            return third_of(period, third)
    return period

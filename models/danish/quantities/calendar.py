"""Stretches of the calendar as pairs of days, both inclusive."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from enum import Enum

Period = tuple[date, date]
"""First and last day."""

MONTHS = {
    "januar": 1, "februar": 2, "marts": 3, "april": 4, "maj": 5, "juni": 6, "juli": 7,
    "august": 8, "september": 9, "oktober": 10, "november": 11, "december": 12,
}  # fmt: skip

SEASONS = {"forår": (3, 5), "sommer": (6, 8), "efterår": (9, 11)}
"""First and last month; winter is left out, for it belongs to two years."""


class Third(Enum):
    """``primo``, ``medio`` and ``ultimo`` are read as the first, middle and last third."""

    PRIMO = 0
    MEDIO = 1
    ULTIMO = 2


def month_number(name: str) -> int:
    """The month that `name` begins, ``sept.`` or ``marts``; ``ValueError`` if none does."""
    stem = name.lower().rstrip(".")[:3]
    for month, number in MONTHS.items():
        if month.startswith(stem):
            return number
    raise ValueError(f"{name!r} is no Danish month")


def year_period(first: int, last: int | None) -> Period:
    """Whole years; without a `last` it stays open, which is `date.max`."""
    return date(first, 1, 1), date.max if last is None else date(last, 12, 31)


def months_period(year: int, first: int, last: int) -> Period:
    """Whole months of one year; a `last` before `first` lies in the next year."""
    end_year = year + (last < first)
    return date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1])


def third_of(period: Period, third: Third) -> Period:
    """A third of a year or a quarter in whole months, or of a month in days 1-10, 11-20, 21-end."""
    first, last = period
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months < 3:
        starts, ends = (1, 11, 21), (10, 20, last.day)
        day, end = starts[third.value], ends[third.value]
        return first.replace(day=day), last.replace(day=end)
    length = months // 3
    start = first.month + third.value * length
    return months_period(first.year, start, start + length - 1)

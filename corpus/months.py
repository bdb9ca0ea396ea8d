"""Dates of papers that print a month and no day."""

from __future__ import annotations

import datetime


class Month(datetime.date):
    """A month of which no day is known, as the first of its days.

    It is kept, ordered and filtered as that day; whoever prints it names the month alone.
    """


def as_printed(day: datetime.date | None) -> str:
    """``2025-04-03``, ``2025-04`` for a month (ISO 8601), and nothing for no date."""
    if day is None:
        return ""
    return f"{day:%Y-%m}" if isinstance(day, Month) else day.isoformat()


def dated(day: datetime.date | None, *, month_only: bool) -> datetime.date | None:
    """`day` as it was before it was kept as a day and a mark."""
    return Month(day.year, day.month, 1) if day is not None and month_only else day

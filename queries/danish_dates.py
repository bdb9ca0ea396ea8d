"""Dates as a Danish letter prints them."""

from __future__ import annotations

import datetime

from corpus.months import Month
from models.danish.quantities.calendar import MONTHS


def danish_date(day: datetime.date) -> str:
    """``3. april 2025``; ``april 2025`` for a month."""
    month = f"{tuple(MONTHS)[day.month - 1]} {day.year}"
    return month if isinstance(day, Month) else f"{day.day}. {month}"

"""Dates as a Danish letter prints them."""

from __future__ import annotations

import datetime

from models.danish.quantities.calendar import MONTHS


def danish_date(day: datetime.date) -> str:
    """``3. april 2025``."""
    return f"{day.day}. {tuple(MONTHS)[day.month - 1]} {day.year}"

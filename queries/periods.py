"""Days, months and years as people write them."""

from __future__ import annotations

import calendar
import re
from datetime import date

from models.danish.quantities.dates import find_dates

_FORMS = (
    re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"),
    re.compile(r"(?:(?P<day>\d{1,2})\.)?(?P<month>\d{1,2})\.(?P<year>\d{4})"),
)
_YEARS = re.compile(r"(?P<first>\d{4})(?:\s?[-–]\s?(?P<last>\d{4}))?")


def period(written: str) -> tuple[date, date]:
    """The first and last day of ``2025``, ``2025-05``, ``05.2025``, ``2025-05-01``, ``1.5.2025``.

    So are those of what papers call a time: ``1. maj 2025``, ``1/5-2025``, ``maj 2025``. Raises
    `ValueError` for anything else, and for a day that there is not.
    """
    for form in _FORMS:
        if match := form.fullmatch(written):
            year, month, day = match["year"], match["month"], match["day"]
            first = date(int(year), int(month or 1), int(day or 1))
            if day:
                return first, first
            last = int(month or 12)
            return first, date(first.year, last, calendar.monthrange(first.year, last)[1])
    for named in find_dates(written):
        if named.verbatim == written and named.last != date.max:
            return named.first, named.last
    raise ValueError(f"{written!r} is no day, month or year")


def years(written: str) -> tuple[date, date]:
    """The first and last day of ``2025`` or ``2023-2025``; raises `ValueError` as `period` does."""
    match = _YEARS.fullmatch(written)
    if match is None:
        raise ValueError(f"{written!r} is no year")
    first, last = int(match["first"]), int(match["last"] or match["first"])
    if first > last:
        raise ValueError("the years are in the wrong order")
    return date(first, 1, 1), date(last, 12, 31)

"""Dates as web pages and links of Danish municipalities write them."""

from __future__ import annotations

import datetime
import re

_MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
_FORMS = (
    re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>(?:19|20)\d\d)"),
    re.compile(rf"(?P<day>\d{{1,2}})\.? (?P<name>{'|'.join(_MONTHS)}) (?P<year>(?:19|20)\d\d)"),
    re.compile(r"(?<!\d)(?P<day>\d\d)(?P<month>\d\d)(?P<year>(?:19|20)\d\d)(?!\d)"),
)


def first_date(text: str) -> datetime.date | None:
    """The first date in `text`: ``2025-03-27``, ``27.3.2025``, ``27. marts 2025``, ``27032025``."""
    for form in _FORMS:
        for match in form.finditer(text.lower()):
            parts = match.groupdict()
            name = parts.get("name")
            month = _MONTHS.index(name) + 1 if name else int(parts["month"])
            try:
                return datetime.date(int(parts["year"]), month, int(parts["day"]))
            except ValueError:
                continue
    return None

"""Days, months, quarters, half-years, seasons and years as printed, before any word bounds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from corpus.spans import Span
from models.danish.quantities.calendar import (
    MONTHS,
    SEASONS,
    Period,
    month_number,
    months_period,
    year_period,
)
from models.danish.quantities.years import find_years

_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:jan|febr?|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?)"
_YEAR = r"(?:19|20)\d{2}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_WHICH = {"første": 1, "anden": 2, "andet": 2, "tredje": 3, "fjerde": 4}
_ORDINAL = rf"(?:[1-4]\.|{'|'.join(_WHICH)})"

_TEXTUAL_DAY = re.compile(
    rf"""
    (?:\b(?:d\.|den)\s?)?(?<!\d)(?<!\d[.,])
    (?P<day>{_DAY})(?:\.?\s?(?:[-–]|til|og)\s?(?:d\.\s?|den\s)?(?P<until>{_DAY}))?\.?
    \s?(?P<month>{_MONTH})(?!\w)
    (?:,?\s(?P<year>{_YEAR})(?!\d))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:årgang|årg\.|nr\.?|nummer)\s$", re.IGNORECASE)
"""What a number before a month counts that is no day: ``Årgang 9 December 2002``."""
_ISO_DAY = re.compile(rf"(?<![\d-])(?P<year>{_YEAR})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?![\d-])")
_DIGIT_DAY = re.compile(
    rf"""
    (?:\b(?:d\.|den)\s?)?(?<![\d./-])
    (?P<day>{_DAY})[./-]\s?(?P<month>0?[1-9]|1[0-2])[./\ -]\s?(?P<year>{_YEAR}|\d{{2}})
    (?!\d|[./-]\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MONTHS_OF_YEAR = re.compile(
    rf"""
    (?<!\w)(?:
        (?P<quarter>{_ORDINAL})\s(?:kvartal|kvt\.)(?:\saf|\si)?
      | Q(?P<q>[1-4])
      | (?P<half>[12]\.|første|andet)\shalvår(?:\saf|\si)?
      | (?P<season>{"|".join(SEASONS)})(?:en|et)?(?:\saf|\si)?
      | (?P<month>{_MONTH})(?:\s?(?:[-–]|til|og)\s?(?P<until>{_MONTH}))?
    )\s(?P<year>{_YEAR})(?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_JOINS_DAYS = re.compile(r"\s?(?:[-–]|til|og|samt)\s?")


def find_periods(text: str, *, year: int | None) -> list[tuple[Span, Period]]:
    """All days and periods in text order, without overlaps.

    A day without a year takes that of a day it is joined to (``27. marts og 3. april 2025``), else
    `year`; without either it is left out.
    """
    found: list[tuple[Span, Period]] = []
    for source in (
        _dated_by_digits(text),
        _textual_days(text, year),
        _months(text),
        _whole_years(text),
    ):
        for span, period in source:
            if not any(span.overlaps(taken) for taken, _ in found):
                found.append((span, period))
    return sorted(found)


def _dated_by_digits(text: str) -> Iterator[tuple[Span, Period]]:
    for pattern in (_ISO_DAY, _DIGIT_DAY):
        for match in pattern.finditer(text):
            year = int(match["year"])
            day = _day(year + 2000 if year < 100 else year, int(match["month"]), match["day"])
            if day:
                yield Span(*match.span()), (day, day)


def _textual_days(text: str, year: int | None) -> Iterator[tuple[Span, Period]]:
    matches = list(_TEXTUAL_DAY.finditer(text))
    for position, match in enumerate(matches):
        bare = text[match.end("day")].isspace()
        if bare and _COUNTED.search(text, max(0, match.start() - 10), match.start()):
            continue
        known = int(match["year"]) if match["year"] else _joined_year(text, matches[position:])
        known = known or year
        if known is None:
            continue
        month = month_number(match["month"])
        first = _day(known, month, match["day"])
        last = _day(known, month, match["until"] or match["day"])
        if first and last and first <= last:
            yield Span(*match.span()), (first, last)


def _joined_year(text: str, matches: list[re.Match[str]]) -> int | None:
    """The year of the next day when a joining word alone parts the two."""
    if len(matches) < 2 or not matches[1]["year"]:
        return None
    between = text[matches[0].end() : matches[1].start()]
    return int(matches[1]["year"]) if _JOINS_DAYS.fullmatch(between) else None


def _months(text: str) -> Iterator[tuple[Span, Period]]:
    for match in _MONTHS_OF_YEAR.finditer(text):
        first, last = _month_range(match)
        yield Span(*match.span()), months_period(int(match["year"]), first, last)


def _month_range(match: re.Match[str]) -> tuple[int, int]:
    """First and last month of a quarter, half-year, season or named months."""
    if match["quarter"] or match["q"]:
        which = _which(match["quarter"] or match["q"])
        return 3 * which - 2, 3 * which
    if match["half"]:
        which = _which(match["half"])
        return 6 * which - 5, 6 * which
    if match["season"]:
        return SEASONS[match["season"].lower()]
    first = month_number(match["month"])
    return first, month_number(match["until"]) if match["until"] else first


def _which(printed: str) -> int:
    return _WHICH.get(printed.lower()) or int(printed.rstrip("."))


def _whole_years(text: str) -> Iterator[tuple[Span, Period]]:
    for years in find_years(text):
        yield years.span, year_period(years.first, years.last)


def _day(year: int, month: int, day: str) -> date | None:
    try:
        return date(year, month, int(day))
    except ValueError:
        return None

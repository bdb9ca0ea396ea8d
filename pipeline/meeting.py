"""The meeting that a paper was made for: when and where it is held."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from corpus.papers import Meeting
from models.danish.quantities.dates import find_dates

_MEETING = re.compile(r"\b(?:mødet?|mødedato|mødetidspunkt)\b", re.IGNORECASE)
_DATE = re.compile(r"dato\b", re.IGNORECASE)
_TIME = re.compile(
    r"\bkl\.?\s*(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?"
    r"|\b(?:møde)?tid(?:spunkt)?:?\s+(?P<labelled_hour>[01]?\d|2[0-3])[.:](?P<labelled_minute>[0-5]\d)"
    r"|(?<=\d{4} )(?P<bare_hour>[01]\d|2[0-3])[.:](?P<bare_minute>[0-5]\d)\b",
    re.IGNORECASE,
)
"""``kl. 17.30``, or hour and minute behind their label or a date: ``18-03-2025 15:00``."""
_PLACE = r"(?P<place>[A-ZÆØÅ][^.·\n]{2,80})"
_PLACES = (
    re.compile(rf"\b(?:[Mm]ødested|[Mm]ødelokale|[Ss]ted)\s*:?\s+{_PLACE}"),
    re.compile(r"\bholdt (?:i|på) (?P<place>[A-ZÆØÅ][^.·\n]{2,60}?) (?=kl\.|den |d\. )"),
    re.compile(rf"\bkl\.?\s*[\d.:]+(?:\s?[-–]\s?[\d.:]+)?(?:,\s*(?:i |på )?|\s+(?:i|på) ){_PLACE}"),
)
"""Where a meeting is held, by label, by verb, and behind the time."""


def find_meeting(lines: Sequence[str]) -> Meeting | None:
    """The meeting that the front of a paper announces, from lines such as ``for mødet den ...``."""
    starts_at = next(_meeting_times(lines), None)
    place = next(_meeting_places(lines), None)
    return Meeting(starts_at=starts_at, place=place) if starts_at or place else None


def _meeting_times(lines: Sequence[str]) -> Iterator[datetime.datetime]:
    """Times of day with their day, on one line or below each other in a form, then days that a
    line calls those of the meeting."""
    dated = [(line, day) for line in lines for day in _days(line)]
    for line, day in dated:
        time = _TIME.search(line)
        if time:
            yield datetime.datetime.combine(day, _time(time))
    times = filter(None, (_TIME.search(line) for line in lines if _MEETING.match(line)))
    days = (day for line, day in dated if _DATE.match(line))
    yield from (
        datetime.datetime.combine(day, _time(time)) for day, time in zip(days, times, strict=False)
    )
    for line, day in dated:
        if _MEETING.search(line):
            time = next(filter(None, map(_TIME.search, lines)), None)
            yield datetime.datetime.combine(day, _time(time) if time else datetime.time())


def _days(line: str) -> list[datetime.date]:
    return [mention.first for mention in find_dates(line) if mention.first == mention.last]


def _time(match: re.Match[str]) -> datetime.time:
    hour = match["hour"] or match["labelled_hour"] or match["bare_hour"]
    minute = match["minute"] or match["labelled_minute"] or match["bare_minute"] or "0"
    return datetime.time(int(hour), int(minute))


def _meeting_places(lines: Sequence[str]) -> Iterator[str]:
    for pattern in _PLACES:
        for line in lines:
            match = pattern.search(line)
            if match:
                yield match.group("place").strip(" ,")

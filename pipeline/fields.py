"""The fields of a paper's record: dates, bodies, meetings, case numbers, people and parties."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.papers import Kind, Meeting, Person
from models.danish.quantities.dates import DateMention, find_dates
from pipeline.blocks import LaidText
from pipeline.bodies import body_heading, find_bodies, find_departments
from pipeline.case_numbers import find_case_numbers
from pipeline.front import Front
from pipeline.parties import INDEPENDENT, find_parties
from pipeline.people import find_people, people_of

_MEETING = re.compile(r"\b(?:for mødet|mødet?\b|mødedato|mødetidspunkt)", re.IGNORECASE)
_TIME = re.compile(r"\bkl\.?\s*(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?", re.IGNORECASE)
_PLACE_AFTER_TIME = re.compile(r"^\s*,?\s*(?:i|på)\s+(?P<place>[^.\n]{3,80})")
_PLACE_LABEL = re.compile(r"\b(?:mødested|sted)\s*:?\s+(?P<place>\S[^\n]{2,80})", re.IGNORECASE)

_DATE_LABEL = re.compile(r"\b(?:dato|den|d\.)\s*:?\s*$", re.IGNORECASE)
_DATE_LINE_WORDS = 8
"""A line that dates a paper says little else: ``Eksempelkøbing, den 3. april 2025``."""
_MEETING_KINDS = frozenset({Kind.DAGSORDEN, Kind.REFERAT, Kind.INDSTILLING})

_ANSWERS = re.compile(r"\W*|s?\s+(?:svar|besvarelse|bemærkninger)\b[^.]*", re.IGNORECASE)
"""What may follow a department's name on a line that makes it the writer."""
_RECOMMENDS = re.compile(r"\s+(?:indstiller|foreslår|oplyser|kan oplyse|vurderer|svarer)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What a paper prints about itself; ``None`` or empty where it prints nothing."""

    date: datetime.date | None
    """The meeting's date for papers of a meeting, else the date on the paper; the first of the
    month where only month and year are printed."""
    body: str | None
    meeting: Meeting | None
    case_numbers: tuple[str, ...]
    department: str | None
    people: tuple[Person, ...]
    parties: tuple[str, ...]


def find_fields(laid: LaidText, front: Front, kind: Kind) -> Fields:
    """The fields of a paper of this kind. Nothing is inferred that is not printed."""
    lines = (*front.lines, *laid.running)
    meeting = find_meeting(lines) if kind in _MEETING_KINDS else None
    met = meeting.starts_at.date() if meeting and meeting.starts_at else None
    return Fields(
        date=met or find_date(laid, front),
        body=_body(lines, kind),
        meeting=meeting,
        case_numbers=tuple(
            dict.fromkeys(
                case.number for case in find_case_numbers("\n".join((*laid.running, laid.text)))
            )
        ),
        department=_department(laid, front),
        people=people_of(find_people(laid.text)),
        parties=_parties(laid.text),
    )


def find_meeting(lines: Sequence[str]) -> Meeting | None:
    """The meeting that the front of a paper announces, from lines such as ``for mødet den ...``."""
    starts_at = next(_meeting_times(lines), None)
    place = next(_meeting_places(lines), None)
    return Meeting(starts_at=starts_at, place=place) if starts_at or place else None


def _meeting_times(lines: Sequence[str]) -> Iterator[datetime.datetime]:
    for line in lines:
        days = [mention for mention in find_dates(line) if mention.first == mention.last]
        if days and _MEETING.search(line):
            time = _TIME.search(line) or next(filter(None, map(_TIME.search, lines)), None)
            yield datetime.datetime.combine(days[0].first, _time(time))


def _time(match: re.Match[str] | None) -> datetime.time:
    if match is None:
        return datetime.time()
    return datetime.time(int(match.group("hour")), int(match.group("minute") or 0))


def _meeting_places(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        label = _PLACE_LABEL.search(line)
        time = _TIME.search(line)
        after = _PLACE_AFTER_TIME.match(line[time.end() :]) if time else None
        if label or after:
            yield (label or after).group("place").strip(" ,")  # type: ignore[union-attr]


def find_date(laid: LaidText, front: Front) -> datetime.date | None:
    """The date printed on the paper itself: a day before a month, the front before running heads.

    Dates within sentences are what the paper tells of, not its own.
    """
    titles = {block.span.of(laid.text) for block in front.title_blocks}
    own = [line for line in front.lines if line not in titles]
    dated = [mention for line in (*own, *laid.running) for mention in _dating(line)]
    days = [mention for mention in dated if mention.first == mention.last]
    months = [mention for mention in dated if mention.first != mention.last]
    chosen = next(iter(days + months), None)
    return chosen.first if chosen else None


def _dating(line: str) -> Iterator[DateMention]:
    mentions = find_dates(line)
    if len(mentions) != 1 or len(line.split()) > _DATE_LINE_WORDS:
        return
    mention = mentions[0]
    whole_month_or_day = (mention.last - mention.first).days <= 30
    closes_line = not re.search(r"\w", line[mention.span.end :])
    if whole_month_or_day and (closes_line or _DATE_LABEL.search(line[: mention.span.start])):
        yield mention


def _body(lines: Sequence[str], kind: Kind) -> str | None:
    """The body whose paper this is: its name as a line, or the meeting's in the front."""
    named = [body for line in lines if (body := body_heading(line))]
    if named:
        return named[0]
    if kind not in _MEETING_KINDS:
        return None
    mentioned = [unit.name for line in lines for unit in find_bodies(line)]
    return mentioned[0] if mentioned else None


def _department(laid: LaidText, front: Front) -> str | None:
    """The department that writes: named alone on a line, as the answerer, or as recommending."""
    lines = [block.span.of(laid.text) for block in laid.blocks if len(block.span) <= 120]
    for line in (*front.lines, *laid.running, *lines):
        for unit in find_departments(line):
            if unit.span.start == 0 and _ANSWERS.fullmatch(line, unit.span.end):
                return unit.name
    for unit in find_departments(laid.text):
        if _RECOMMENDS.match(laid.text, unit.span.end):
            return unit.name
    return None


def _parties(text: str) -> tuple[str, ...]:
    people = [(person.span, person.party) for person in find_people(text) if person.party]
    named = [(party.span, party.letter) for party in find_parties(text)]
    letters = [letter for _, letter in sorted([*people, *named])]
    return tuple(dict.fromkeys(letter for letter in letters if letter != INDEPENDENT))

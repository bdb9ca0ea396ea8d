"""The fields of a paper's record: dates, bodies, meetings, case numbers, people and parties."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.papers import Kind, Meeting, Person
from models.danish.quantities.dates import DateMention, find_dates
from pipeline.blocks import BlockKind, LaidText
from pipeline.bodies import body_heading, find_bodies, find_departments
from pipeline.case_numbers import find_case_numbers
from pipeline.front import Front
from pipeline.parties import INDEPENDENT, find_parties
from pipeline.people import find_people, people_of
from pipeline.signatures import find_signatures
from pipeline.structure import Structure

_MEETING = re.compile(r"\b(?:mødet?|mødedato|mødetidspunkt)\b", re.IGNORECASE)
_TIME = re.compile(
    r"\bkl\.?\s*(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?(?:\s?[-–]\s?[\d.:]+)?",
    re.IGNORECASE,
)
_PLACE = r"(?P<place>[A-ZÆØÅ][^.·\n]{2,80})"
_PLACES = (
    re.compile(rf"\b(?:[Mm]ødested|[Ss]ted)\s*:?\s+{_PLACE}"),
    re.compile(r"\bholdt (?:i|på) (?P<place>[A-ZÆØÅ][^.·\n]{2,60}?) (?=kl\.|den |d\. )"),
    re.compile(rf"\bkl\.?\s*[\d.:]+(?:\s?[-–]\s?[\d.:]+)?(?:,\s*(?:i |på )?|\s+(?:i|på) ){_PLACE}"),
)
"""Where a meeting is held, by label, by verb, and behind the time."""

_VERB = re.compile(
    r"\b(?:har|er|var|blev|bliver|vil|skal|kan|bør|stille[rd]e?|indstiller|fremgår|udløber|vedtog)\b"
)
_SENTENCE_END = re.compile(r"\w{2,}[.?!:]$")
_LABEL_WORDS = 4
_OTHER_DATE = re.compile(r"\b(?:frist|periode|udløb|gælder|ikrafttræd|høring)", re.IGNORECASE)
_MONTH_LINE_WORDS = 18
_MARGIN_WORDS = 12
_DATE_LABEL = re.compile(r"\bdato\b", re.IGNORECASE)
_ADDRESSEE = re.compile(r"(?:til|att)\b", re.IGNORECASE)
_MEETING_KINDS = frozenset({Kind.DAGSORDEN, Kind.REFERAT, Kind.INDSTILLING})
_WRITTEN_BY_DEPARTMENTS = _MEETING_KINDS | {Kind.POLITIKERSVAR}

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


def find_fields(structure: Structure) -> Fields:
    """The fields of a paper. Nothing is inferred that is not printed."""
    laid, front = structure.laid, structure.front
    lines = (*front.lines, *laid.running)
    is_of_meeting = structure.kind in _MEETING_KINDS
    meeting = find_meeting(lines) if is_of_meeting else None
    met = meeting.starts_at.date() if meeting and meeting.starts_at else None
    cases = find_case_numbers("\n".join((*laid.running, laid.text)))
    return Fields(
        date=met or find_date(laid, front),
        body=_body(lines, is_of_meeting=is_of_meeting),
        meeting=meeting,
        case_numbers=tuple(dict.fromkeys(case.number for case in cases)),
        department=next(_departments(structure), None),
        people=people_of([*find_people(laid.text), *find_signatures(laid)]),
        parties=_parties(laid.text),
    )


def find_meeting(lines: Sequence[str]) -> Meeting | None:
    """The meeting that the front of a paper announces, from lines such as ``for mødet den ...``."""
    starts_at = next(_meeting_times(lines), None)
    place = next(_meeting_places(lines), None)
    return Meeting(starts_at=starts_at, place=place) if starts_at or place else None


def _meeting_times(lines: Sequence[str]) -> Iterator[datetime.datetime]:
    """Times of day with their day, then days that a line calls those of the meeting."""
    dated = [(line, day) for line in lines for day in _days(line)]
    for line, day in dated:
        time = _TIME.search(line)
        if time:
            yield datetime.datetime.combine(day, _time(time))
    for line, day in dated:
        if _MEETING.search(line):
            time = next(filter(None, map(_TIME.search, lines)), None)
            yield datetime.datetime.combine(day, _time(time) if time else datetime.time())


def _days(line: str) -> list[datetime.date]:
    return [mention.first for mention in find_dates(line) if mention.first == mention.last]


def _time(match: re.Match[str]) -> datetime.time:
    return datetime.time(int(match.group("hour")), int(match.group("minute") or 0))


def _meeting_places(lines: Sequence[str]) -> Iterator[str]:
    for pattern in _PLACES:
        for line in lines:
            match = pattern.search(line)
            if match:
                yield match.group("place").strip(" ,")


def find_date(laid: LaidText, front: Front) -> datetime.date | None:
    """The date printed on the paper itself: a day before a month, the front before running heads.

    Dates within sentences are what the paper tells of, and those in its title may be; neither is
    its own.
    """
    titles = {block.span.of(laid.text) for block in front.title_blocks}
    own = [line for line in front.lines if line not in titles]
    lines = (*own, *_margin(laid), *laid.running)
    dated = [mention for line in lines for mention in _dating(line)]
    days = [mention for mention in dated if mention.first == mention.last]
    chosen = next(iter([*days, *dated]), None)
    return chosen.first if chosen else None


def _margin(laid: LaidText) -> Iterator[str]:
    """Lines of a letterhead that stands beside the text and so is read after it."""
    for block in laid.blocks:
        line = block.span.of(laid.text)
        is_short = len(line.split()) <= _MARGIN_WORDS and block.pages == laid.blocks[0].pages
        if is_short and (_DATE_LABEL.search(line) or find_departments(line)):
            yield line


def _dating(line: str) -> Iterator[DateMention]:
    """The day or month that a line of the front or a running head is dated with."""
    if _is_sentence(line) or _OTHER_DATE.search(line):
        return
    mentions = find_dates(line)
    is_short = len(line.split()) <= _MONTH_LINE_WORDS
    for mention in mentions[:1]:
        is_day = mention.first == mention.last
        is_month = (mention.last - mention.first).days <= 30 and len(mentions) == 1 and is_short
        if is_day or is_month:
            yield mention


def _is_sentence(line: str) -> bool:
    ends = bool(_SENTENCE_END.search(line)) and len(line.split()) > _LABEL_WORDS
    return ends or bool(_VERB.search(line))


def _body(lines: Sequence[str], *, is_of_meeting: bool) -> str | None:
    """The body whose paper this is: its name as a line, or the meeting's in the front."""
    named = [body for line in lines if (body := body_heading(line))]
    if named:
        return named[0]
    if not is_of_meeting:
        return None
    mentioned = [unit.name for line in lines for unit in find_bodies(line)]
    return mentioned[0] if mentioned else None


def _departments(structure: Structure) -> Iterator[str]:
    """The departments that may be the paper's, the surest first.

    Those in the letterhead, then the one that answers (``Økonomiforvaltningens svar``), the one
    that recommends or reports, and last the one that a letter without answer is written to.
    """
    laid, front = structure.laid, structure.front
    titles = {block.span.of(laid.text) for block in front.title_blocks}
    letterhead = [
        line
        for line, block in zip(front.lines, front.blocks, strict=True)
        if line not in titles and block.kind is not BlockKind.LIST_ITEM
        if not _is_sentence(line) and not _ADDRESSEE.match(line)
    ]
    for line in (*letterhead, *laid.running):
        yield from (unit.name for unit in find_departments(line))
    for block in laid.blocks:
        line = block.span.of(laid.text)
        for unit in find_departments(line)[:1]:
            if unit.span.start == 0 and _ANSWERS.fullmatch(line, unit.span.end):
                yield unit.name
    if structure.kind in _WRITTEN_BY_DEPARTMENTS:
        for unit in find_departments(laid.text):
            if _RECOMMENDS.match(laid.text, unit.span.end):
                yield unit.name
    if structure.letter is not None:
        yield from (unit.name for line in front.lines for unit in find_departments(line))


def _parties(text: str) -> tuple[str, ...]:
    people = [(person.span, person.party) for person in find_people(text) if person.party]
    named = [(party.span, party.letter) for party in find_parties(text)]
    letters = [letter for _, letter in sorted([*people, *named])]
    return tuple(dict.fromkeys(letter for letter in letters if letter != INDEPENDENT))

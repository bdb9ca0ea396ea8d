"""The fields of a paper's record: dates, bodies, meetings, case numbers, people and parties."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.papers import Kind, Meeting, Person
from pipeline.blocks import BlockKind
from pipeline.bodies import body_heading, find_bodies, find_departments
from pipeline.case_numbers import find_case_numbers
from pipeline.dating import find_date
from pipeline.front import is_sentence
from pipeline.meeting import find_meeting
from pipeline.parties import INDEPENDENT, find_parties
from pipeline.people import find_people, people_of
from pipeline.printouts import running_lines
from pipeline.signatures import find_signatures
from pipeline.structure import Structure

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
    """The meeting's date for papers of a meeting, else the date on the paper; a `Month` where only
    month and year are printed."""
    body: str | None
    meeting: Meeting | None
    case_numbers: tuple[str, ...]
    department: str | None
    people: tuple[Person, ...]
    parties: tuple[str, ...]


def find_fields(structure: Structure) -> Fields:
    """The fields of a paper. Nothing is inferred that is not printed."""
    laid, front = structure.laid, structure.front
    lines = (*front.lines, *running_lines(laid))
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
        if not is_sentence(line) and not _ADDRESSEE.match(line)
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

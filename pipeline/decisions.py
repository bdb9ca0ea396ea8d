"""What was decided: by whom, when, how, and with which votes.

A decision stands under a heading such as *Beslutning*, or as a list of points whose lead-in says
that they were decided (``Med forslaget blev følgende besluttet:``). Points that are only
recommended are no decision.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.findings import Decision, Outcome, Votes
from corpus.papers import Meeting
from corpus.spans import Span
from models.danish.quantities.dates import find_dates
from pipeline.blocks import BlockKind, LaidText
from pipeline.bodies import find_bodies
from pipeline.headings import Place, SectionKind, led_in
from pipeline.parties import INDEPENDENT, parties_in_list
from pipeline.people import find_people

_DECIDED = re.compile(
    r"\b(?:besluttet|vedtaget|vedtog|besluttede|godkendte|tiltrådte|tiltrådt)\b[^.?!]*:\s*$",
    re.IGNORECASE,
)
"""The end of a line that tells what was decided in the list below it."""

_OUTCOMES = (
    (Outcome.REJECTED, r"\b(?:forkastet|ikke (?:godkendt|tiltrådt|vedtaget)|faldt|afvist)\b"),
    (Outcome.POSTPONED, r"\b(?:udsat|udsættes|udskudt|udgik|tages af dagsordenen|sendt tilbage)\b"),
    (Outcome.ADOPTED, r"\b(?:godkendt|godkendte|tiltrådt|tiltrådte|vedtaget|vedtog|anbefalet)\b"),
    (Outcome.NOTED, r"\b(?:til efterretning|til orientering|drøftet|orienteret)\b"),
)
_COUNT = re.compile(r"\b(?P<for>\d{1,2}) stemmer (?:i)?mod (?P<against>\d{1,2})\b", re.IGNORECASE)
_VOTERS = (
    ("in_favour", re.compile(r"\bfor stemte\b|\bstemmerne fra\b|\bstemmer(?= \()", re.IGNORECASE)),
    ("against", re.compile(r"\bi?mod stemte\b|\bimod(?= [A-ZÆØÅ])", re.IGNORECASE)),
    ("abstained", re.compile(r"\bundlod at stemme\b|\bhverken for eller imod\b", re.IGNORECASE)),
)
_NEXT_VOTERS = re.compile(r"\bi?mod\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decided:
    """Neighbouring blocks that make up one decision."""

    blocks: tuple[int, ...]
    introduced_by: tuple[int, ...]
    """The heading or lead-in above them, nearest first."""


def find_decided(laid: LaidText, places: Sequence[Place]) -> frozenset[int]:
    """The indexes of the blocks that are a decision."""
    return frozenset(index for decided in _all_decided(laid, places) for index in decided.blocks)


def find_decisions(
    laid: LaidText, places: Sequence[Place], *, body: str | None, meeting: Meeting | None
) -> tuple[Decision, ...]:
    """The decisions of a paper in text order.

    Who decided and when is taken from the heading or lead-in, and else is the `body` and `meeting`
    of the paper, which its minutes tell of.
    """
    return tuple(
        _decision(laid, decided, body=body, meeting=meeting)
        for decided in _all_decided(laid, places)
    )


def _all_decided(laid: LaidText, places: Sequence[Place]) -> list[_Decided]:
    found = [*_under_decision(laid, places), *_decided_points(laid, places)]
    return sorted(found, key=lambda decided: decided.blocks)


def _under_decision(laid: LaidText, places: Sequence[Place]) -> Iterator[_Decided]:
    numbered = groupby(enumerate(places), key=lambda numbered: numbered[1])
    for place, stretch in numbered:
        indexes = [index for index, _ in stretch]
        says = [index for index in indexes if _is_running_text(laid, index)]
        if place.section is SectionKind.DECISION and says:
            has_own_label = led_in(laid.blocks[says[0]].span.of(laid.text)) is not None
            above = () if has_own_label else (max(0, says[0] - 1),)
            yield _Decided(blocks=tuple(says), introduced_by=above)


def _is_running_text(laid: LaidText, index: int) -> bool:
    return laid.blocks[index].kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def _decided_points(laid: LaidText, places: Sequence[Place]) -> Iterator[_Decided]:
    kinds = groupby(range(len(laid.blocks)), key=lambda index: laid.blocks[index].kind)
    for kind, stretch in kinds:
        points = tuple(stretch)
        above = points[0] - 1
        if kind is not BlockKind.LIST_ITEM or above < 0:
            continue
        in_section = places[points[0]].section is SectionKind.DECISION
        if not in_section and _DECIDED.search(laid.blocks[above].span.of(laid.text)):
            yield _Decided(blocks=points, introduced_by=(above, max(0, above - 1)))


def _decision(
    laid: LaidText, decided: _Decided, *, body: str | None, meeting: Meeting | None
) -> Decision:
    span = Span(laid.blocks[decided.blocks[0]].span.start, laid.blocks[decided.blocks[-1]].span.end)
    above = [laid.blocks[index].span.of(laid.text) for index in decided.introduced_by]
    words = span.of(laid.text)
    return Decision(
        span=span,
        text=words,
        body=next((unit.name for line in above for unit in find_bodies(line)), body),
        taken_on=_day(above) or _meeting_day(meeting),
        outcome=_outcome("\n".join([words, *above])),
        votes=find_votes(words),
    )


def _day(lines: Sequence[str]) -> datetime.date | None:
    days = (mention for line in lines for mention in find_dates(line))
    return next((day.first for day in days if day.first == day.last), None)


def _meeting_day(meeting: Meeting | None) -> datetime.date | None:
    return meeting.starts_at.date() if meeting and meeting.starts_at else None


def _outcome(words: str) -> Outcome | None:
    for outcome, pattern in _OUTCOMES:
        if re.search(pattern, words, re.IGNORECASE):
            return outcome
    return None


def find_votes(text: str) -> Votes | None:
    """The votes that `text` records by party, or ``None`` where it records none.

    Members without a party are given by name.
    """
    count = _COUNT.search(text)
    voters = {side: _voters(text, head) for side, head in _VOTERS}
    if count is None and not any(voters.values()):
        return None
    return Votes(
        in_favour=voters["in_favour"],
        against=voters["against"],
        abstained=voters["abstained"],
        count_in_favour=int(count.group("for")) if count else None,
        count_against=int(count.group("against")) if count else None,
    )


def _voters(text: str, head: re.Pattern[str]) -> tuple[str, ...]:
    """The parties and independents of the sentence with `head`, behind it or else before it."""
    for sentence in re.split(r"(?<=[\w)])\.(?:\s+|$)", text):
        match = head.search(sentence)
        if match:
            behind = _NEXT_VOTERS.split(sentence[match.end() :])[0]
            return _listed(behind) or _listed(sentence[: match.start()])
    return ()


def _listed(voters: str) -> tuple[str, ...]:
    """Party letters, and the names of members without a party, in the order of the list."""
    parties = [(party.span, party.letter) for party in parties_in_list(voters)]
    alone = [
        (person.span, person.name) for person in find_people(voters) if person.party == INDEPENDENT
    ]
    return tuple(name for _, name in sorted([*parties, *alone]))

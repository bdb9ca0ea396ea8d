"""Conflicts: the same thing said with different numbers, to be shown and never merged."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.findings import Role
from queries.asked import Asked, content_terms, term_match
from queries.evidence import Weighed
from queries.rows import figures_told
from queries.shelf import Shelf
from queries.verify.facts import Fact, FactKind, find_facts
from queries.weights import TOUCHED

_ALIKE = 0.6
"""Share of the shorter sentence's terms that both must have to be about the same thing."""

_BY_WORD = 0.8
"""A term is shared by itself or within a compound, not by a synonym."""

_OF_FIGURES = re.compile(
    r"\W*\d|(?:mio|mia|mill?|kr|pct|procent|beløb\w*|udgør\w*|udgjord\w*|opgjort|opgør\w*|anslå\w*"
    r"|anslog\w*|skøn\w*|beregn\w*|budgetter\w*)$"
)
"""Stems that tell of any figure, not of what it is for."""

_RIVAL = 0.4
"""A sentence contradicts the best one only if it is this likely an answer, as a share of that."""

_NEAR_RIVAL = 0.85
"""The same for who has an office, where nothing tells that both speak of the same one."""

_DISPUTED = (FactKind.AMOUNT, FactKind.PERCENT, FactKind.NUMBER)
"""Facts that contradict each other when they differ."""

_PLACE = re.compile(r"\b(?P<name>[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)*) Kommune\b")
"""A municipality by its name."""

_COMPARABLE = 2
"""Figures for the same thing differ by no more than this factor; others are for something else,
such as the price of one beside that of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Sentences of different papers that give different numbers for the same thing."""

    sides: tuple[Weighed, ...]
    """Newest first."""


def contradicts(asked: Asked, fit: Sequence[Weighed], shelf: Shelf) -> Contradiction | None:
    """The sentences of other papers that contradict the best one on what is asked, if any do.

    What is so in one municipality does not contradict what is so in another.
    """
    if not fit or fit[0].score < TOUCHED:
        return None
    best = fit[0]
    against: dict[str, Weighed] = {}
    for other in fit[1:]:
        is_rival = other.paper.id != best.paper.id and other.score >= _RIVAL * best.score
        of_the_time = not asked.years or other.signals.time == 1.0
        if is_rival and of_the_time and _contradict(asked, best, other, shelf):
            against.setdefault(other.paper.id, other)
    for other in fit:
        if _agree(best, other):
            against.pop(other.paper.id, None)
    if not against:
        return None
    return Contradiction(sides=newest_first((best, *against.values())))


def newest_valid(asked: Asked, fit: Sequence[Weighed], shelf: Shelf) -> tuple[Weighed, ...]:
    """`fit` with the newest figure first, where papers of other times give others for the same.

    Only where no year is asked: what was so in an earlier year is no answer to what is so.
    """
    if not fit or asked.years:
        return tuple(fit)
    best = fit[0]
    newer = [
        item
        for item in fit[1:]
        if item.score >= _RIVAL * best.score
        and _day(item) > _day(best)
        and _same_subject(asked, best, item)
        and _same_place(best, item, shelf)
        and _disagree(best, item)
    ]
    if not newer:
        return tuple(fit)
    first = max(newer, key=lambda item: (_day(item), item.score))
    return _led_by(first, fit)


def newest_holder(asked: Asked, fit: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """`fit` with whom the newest paper names first, of those nearly as likely as the best one."""
    if not fit or asked.years:
        return tuple(fit)
    rivals = [item for item in fit if item.score >= _NEAR_RIVAL * fit[0].score]
    of_office = [item for item in rivals if asked.subject in content_terms(item.text)]
    first = max(of_office or rivals, key=lambda item: (_day(item), item.score))
    return _led_by(first, fit)


def _led_by(first: Weighed, fit: Sequence[Weighed]) -> tuple[Weighed, ...]:
    return (first, *(item for item in fit if item is not first))


def _day(item: Weighed) -> datetime.date:
    return item.paper.date or datetime.date.min


def newest_first(sides: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """By the papers' dates, those without one last."""
    return tuple(sorted(sides, key=_day, reverse=True))


def _contradict(asked: Asked, one: Weighed, other: Weighed, shelf: Shelf) -> bool:
    return (
        _same_subject(asked, one, other)
        and _same_place(one, other, shelf)
        and not _different_times(one.text, other.text)
        and _disagree(one, other)
    )


def _same_place(one: Weighed, other: Weighed, shelf: Shelf) -> bool:
    """Whether neither sentence tells of a municipality that the other's paper never names."""
    return all(
        match["name"].removesuffix("s") in shelf.text(beside.paper.id)
        for said, beside in ((one, other), (other, one))
        for match in _PLACE.finditer(said.text)
    )


def _same_subject(asked: Asked, one: Weighed, other: Weighed) -> bool:
    """Whether both sentences are about the same thing, what is asked about above all.

    They share most of the shorter one's terms, or at least one, and all that is asked about stands
    in or above both.
    """
    terms, others = _subjects(one.text), _subjects(other.text)
    if not terms or not others:
        return False
    shorter, longer = sorted((terms, others), key=len)
    shared = sum(term_match(term, longer) >= _BY_WORD for term in shorter)
    near = [terms + _above(one), others + _above(other)]
    named = [all(_is_named(term, held) for held in near) for term in asked.terms]
    if shared >= _ALIKE * len(shorter):
        return any(named) or not named
    return shared > 0 and bool(named) and all(named)


def _is_named(term: str, held: Sequence[str]) -> bool:
    """Whether a term is among those `held`; its head alone may be that of another thing: a *licens*
    of something is no *kontorlicens*."""
    return term_match(term, [other for other in held if other == term or other not in term]) > 0


def _subjects(text: str) -> list[str]:
    return [term for term in content_terms(text) if not _OF_FIGURES.match(term)]


def _above(item: Weighed) -> list[str]:
    """The terms of the headings that a sentence stands under."""
    return content_terms(" ".join((item.paper.title, *item.passage.headings)))


def _different_times(one: str, other: str) -> bool:
    dates = [{fact.value for fact in _facts(text, FactKind.DATE)} for text in (one, other)]
    return bool(dates[0]) and bool(dates[1]) and not dates[0] & dates[1]


def _facts(text: str, kind: FactKind) -> list[Fact]:
    return [fact for fact in find_facts(text) if fact.kind is kind]


def _figures(item: Weighed, kind: FactKind) -> set[Decimal]:
    """What is told; of a table's row the total, where it has one."""
    is_row = item.passage.role is Role.TABLE_ROW
    text = figures_told(item.passage) if is_row else item.text
    return {fact.value for fact in _facts(text, kind) if isinstance(fact.value, Decimal)}


def _disagree(one: Weighed, other: Weighed) -> bool:
    """Whether both give figures of one kind, none of which they share, but comparable ones."""
    pairs = ((_figures(one, kind), _figures(other, kind)) for kind in _DISPUTED)
    return any(not own & others and _comparable(own, others) for own, others in pairs)


def _agree(one: Weighed, other: Weighed) -> bool:
    return any(_figures(one, kind) & _figures(other, kind) for kind in _DISPUTED)


def _comparable(some: set[Decimal], others: set[Decimal]) -> bool:
    return any(max(one, other) <= _COMPARABLE * min(one, other) for one in some for other in others)

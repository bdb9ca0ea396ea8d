"""Conflicts: the same thing said with different numbers, to be shown and never merged."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from queries.asked import Asked, content_terms, term_match
from queries.evidence import Weighed
from queries.verify.facts import Fact, FactKind, find_facts
from queries.weights import TOUCHED

_ALIKE = 0.6
"""Share of the shorter sentence's terms that both must have to be about the same thing."""

_BY_WORD = 0.8
"""A term is shared by itself or within a compound, not by a synonym."""

_RIVAL = 0.4
"""A sentence contradicts the best one only if it is this likely an answer, as a share of that."""

_DISPUTED = (FactKind.AMOUNT, FactKind.PERCENT, FactKind.NUMBER)
"""Facts that contradict each other when they differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Sentences of different papers that give different numbers for the same thing."""

    sides: tuple[Weighed, ...]
    """Newest first."""


def contradicts(asked: Asked, fit: Sequence[Weighed]) -> Contradiction | None:
    """The sentences of other papers that contradict the best one on what is asked, if any do."""
    if not fit or fit[0].score < TOUCHED:
        return None
    best = fit[0]
    against: dict[str, Weighed] = {}
    for other in fit[1:]:
        is_rival = other.paper.id != best.paper.id and other.score >= _RIVAL * best.score
        of_the_time = not asked.years or other.signals.time == 1.0
        if is_rival and of_the_time and _contradict(asked, best.text, other.text):
            against.setdefault(other.paper.id, other)
    if not against:
        return None
    return Contradiction(sides=newest_first((best, *against.values())))


def newest_valid(asked: Asked, fit: Sequence[Weighed]) -> tuple[Weighed, ...]:
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
        and _same_subject(asked, best.text, item.text)
        and any(_disagree(_facts(best.text, kind), _facts(item.text, kind)) for kind in _DISPUTED)
    ]
    if not newer:
        return tuple(fit)
    first = max(newer, key=lambda item: (_day(item), item.score))
    return (first, *(item for item in fit if item is not first))


def _day(item: Weighed) -> datetime.date:
    return item.paper.date or datetime.date.min


def newest_first(sides: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """By the papers' dates, those without one last."""
    return tuple(sorted(sides, key=lambda side: side.paper.date or datetime.date.min, reverse=True))


def _contradict(asked: Asked, one: str, other: str) -> bool:
    return (
        _same_subject(asked, one, other)
        and not _different_times(one, other)
        and any(_disagree(_facts(one, kind), _facts(other, kind)) for kind in _DISPUTED)
    )


def _same_subject(asked: Asked, one: str, other: str) -> bool:
    """Whether both sentences are about the same thing, what is asked about above all."""
    terms, others = content_terms(one), content_terms(other)
    if not terms or not others:
        return False
    shorter, longer = sorted((terms, others), key=len)
    shared = sum(term_match(term, longer) >= _BY_WORD for term in shorter)
    named = [term for term in asked.terms if term_match(term, terms) and term_match(term, others)]
    return shared >= _ALIKE * len(shorter) and (bool(named) or not asked.terms)


def _different_times(one: str, other: str) -> bool:
    dates = [{fact.value for fact in _facts(text, FactKind.DATE)} for text in (one, other)]
    return bool(dates[0]) and bool(dates[1]) and not dates[0] & dates[1]


def _facts(text: str, kind: FactKind) -> list[Fact]:
    return [fact for fact in find_facts(text) if fact.kind is kind]


def _disagree(one: Sequence[Fact], other: Sequence[Fact]) -> bool:
    values = [{fact.value for fact in facts} for facts in (one, other)]
    return bool(values[0]) and bool(values[1]) and not values[0] & values[1]

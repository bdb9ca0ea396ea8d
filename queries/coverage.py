"""Choosing evidence: what adds something new within a budget, not what merely ranks high."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.danish.answer_types import AnswerType
from queries.asked import Asked, content_terms
from queries.evidence import Weighed
from queries.verify.facts import find_facts

_NEAR_THE_BEST = 0.7
"""A further sentence must be at least this likely, as a share of the best one's likelihood."""

_NEW_ENOUGH = 0.5
"""Share of a sentence's terms and facts that must be new beside what was chosen."""

_SAME = 0.8
"""Share of common terms from which on two sentences say the same."""

_SENTENCES = {
    AnswerType.WHEN: 1,
    AnswerType.HOW_MUCH: 1,
    AnswerType.HOW_MANY: 1,
    AnswerType.WHO: 1,
    AnswerType.WHERE: 1,
    AnswerType.YES_NO: 2,
    AnswerType.WHY: 2,
}
"""How many different sentences a narrow question needs at most."""

_SENTENCES_OPEN = 5
"""The same for an open question: which, what, how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A sentence chosen as evidence, with others that say the same."""

    first: Weighed
    repeats: tuple[Weighed, ...]


def choose(asked: Asked, weighed: Sequence[Weighed], *, least: float) -> tuple[Chosen, ...]:
    """The evidence for a part, best first, from sentences that are at least `least` likely."""
    budget = _SENTENCES.get(asked.kind, _SENTENCES_OPEN)
    chosen: list[Weighed] = []
    for item in weighed:
        if item.score < least or len(chosen) == budget:
            break
        if chosen and item.score < _NEAR_THE_BEST * chosen[0].score:
            break
        if _adds(item, chosen):
            chosen.append(item)
    return tuple(Chosen(first=item, repeats=_repeats(item, weighed, least)) for item in chosen)


def _adds(item: Weighed, chosen: Sequence[Weighed]) -> bool:
    """Whether the sentence brings terms or facts that the chosen ones do not have."""
    said = {key for other in chosen for key in contents(other.text)}
    own = contents(item.text)
    return not own or len(own - said) >= _NEW_ENOUGH * len(own)


def _repeats(item: Weighed, weighed: Sequence[Weighed], least: float) -> tuple[Weighed, ...]:
    """Sentences of other papers that say the same with the same facts, one a paper."""
    found: dict[str, Weighed] = {}
    for other in weighed:
        same_paper = other.paper.id == item.paper.id
        if other.score >= least and not same_paper and says_the_same(item.text, other.text):
            found.setdefault(other.paper.id, other)
    return tuple(found.values())


def says_the_same(one: str, other: str) -> bool:
    """Whether two sentences have the same facts and nearly the same terms."""
    facts = [{(fact.kind, fact.value) for fact in find_facts(text)} for text in (one, other)]
    terms = [set(content_terms(text)) for text in (one, other)]
    if facts[0] != facts[1] or not terms[0] or not terms[1]:
        return False
    return len(terms[0] & terms[1]) >= _SAME * min(len(terms[0]), len(terms[1]))


def contents(text: str) -> frozenset[str]:
    """The terms and facts of a sentence, as keys that can be compared."""
    facts = {f"{fact.kind}:{fact.value}" for fact in find_facts(text)}
    return frozenset(facts | set(content_terms(text)))

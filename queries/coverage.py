"""Choosing evidence: what adds something new within a budget, not what merely ranks high."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.findings import Passage, Role
from corpus.spans import Span
from models.danish.answer_types import AnswerType
from queries.acts import is_act_asked_for
from queries.asked import Asked, content_terms
from queries.aspects import asks_for_aspect
from queries.citing import whole_thought
from queries.comparing import each_side
from queries.enumerations import counts_and_names, enumeration, names_each
from queries.evidence import Weighed
from queries.own_words import said
from queries.rows import is_todays
from queries.shelf import Shelf
from queries.verify.facts import FactKind, Value, find_facts
from queries.weights import FOUND

_NEAR_THE_BEST = 0.85
"""A further sentence must be at least this likely, as a share of the best one's likelihood."""

_STEPPED_OVER = 1
"""Sentences between two chosen ones that are quoted along, to make one stretch of them."""

_NEIGHBOUR = 0.6
"""The same for the sentence right before or after a chosen one."""

_OF_ITS_THEME = 0.25
"""The same for a sentence of the best one's paper that bears the theme asked for: reports tell
their principles one by one, and only some of them in the words of the question."""

_NEW_ENOUGH = 0.5
"""Share of a sentence's terms and facts that must be new beside what was chosen."""

_SAME = 0.8
"""Share of common terms from which on two sentences say the same."""

_SUMS = frozenset({AnswerType.HOW_MUCH, AnswerType.HOW_MANY})
"""Questions that a sum may answer."""

_OF_AN_ENCLOSURE = 0.2
"""The same for a sentence with that theme in a paper bound with the letter, until that paper has
been heard `_HEARD` times."""

_HEARD = 2

_SENTENCES = {
    AnswerType.WHEN: 1,
    AnswerType.HOW_MUCH: 1,
    AnswerType.HOW_MANY: 1,
    AnswerType.HOW_OFTEN: 1,
    AnswerType.WHO: 1,
    AnswerType.WHERE: 1,
    AnswerType.YES_NO: 2,
    AnswerType.WHY: 2,
}
"""How many different sentences a narrow question needs at most."""

_SENTENCES_OPEN = 4
"""The same for an open question: which, what, how."""

_SENTENCES_ONE = 2
"""The same for a question that asks which one."""

_SENTENCES_THEME = 8
"""The same for a question that asks which principles or alternatives there are."""

_ONE_WANTED = re.compile(r"\bhvilke[nt]\b", re.IGNORECASE)
"""A question for one thing among several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A stretch chosen as evidence, with sentences of other papers that say the same."""

    first: Weighed
    span: Span
    """What is quoted: the sentence, what it leans on, and chosen neighbours."""
    repeats: tuple[Weighed, ...]


def choose(
    asked: Asked,
    weighed: Sequence[Weighed],
    announcing: Sequence[Weighed],
    shelf: Shelf,
    *,
    least: float,
) -> tuple[Chosen, ...]:
    """The evidence for a part, from sentences that are at least `least` likely.

    `announcing` are the lines that announce a list of what is asked for.
    """
    likely = [item for item in weighed if item.score >= least]
    likely = _acts(asked, likely) or likely
    listed = enumeration(asked, weighed, announcing, shelf, least=least)
    compared = each_side(asked, weighed, least=least)
    if compared:
        items = compared
    elif likely and likely[0].score < FOUND and not listed:
        items = likely[:1]  # what hardly answers is not made better by more of it
    else:
        names_all = _names_all(asked, likely)
        alone = names_all or _tells_all(asked, likely, shelf)
        several = likely[:1] if alone else _greedy(asked, likely)
        items = listed if listed and not names_all else _with_neighbours(several, likely)
        items = [item for item in items if not is_todays(asked, item.passage)]
    return tuple(
        Chosen(first=item, span=span, repeats=_repeats(asked, item, likely))
        for item, span in _joined(items, shelf)
    )


def _acts(asked: Asked, likely: Sequence[Weighed]) -> list[Weighed]:
    """Where it is asked what was recommended, decided or thought: the sentences that tell it, if
    any answers; where a risk, a requirement ... is asked for, those that tell of one at all."""
    acts = [item for item in likely if is_act_asked_for(asked, item.passage, said(item))]
    return acts if acts and (acts[0].score >= FOUND or asks_for_aspect(asked)) else []


def _names_all(asked: Asked, likely: Sequence[Weighed]) -> bool:
    """Whether the best sentence says what the several things asked for are, or one beside it counts
    and names them."""
    if not asked.lists or not likely:
        return False
    best = likely[0]
    return names_each(asked, best.text) or any(
        counts_and_names(item.text) and asked.subject in content_terms(item.text)
        for item in _with_neighbours([best], likely)
    )


def _tells_all(asked: Asked, likely: Sequence[Weighed], shelf: Shelf) -> bool:
    """Whether the best sentence has all of the things asked for, as far as its own paper tells.

    It counts and names them, ``tre ordninger: skive, betaling og licens``, or goes on from one to
    the next.
    """
    if not asked.lists or not likely:
        return False
    best = likely[0]
    goes_on = whole_thought(shelf, best.passage, best.span).end > best.span.end
    return goes_on or counts_and_names(best.text)


def _greedy(asked: Asked, likely: Sequence[Weighed]) -> list[Weighed]:
    """The best sentence, and further ones that add terms or facts, within the budget."""
    is_several = asked.kind is AnswerType.WHICH and not _ONE_WANTED.search(asked.core)
    by_theme = bool(likely) and likely[0].signals.theme > 0 and is_several
    budget = _SENTENCES_THEME if by_theme else _SENTENCES.get(asked.kind, _SENTENCES_OPEN)
    if _ONE_WANTED.search(asked.core):
        budget = min(budget, _SENTENCES_ONE)
    chosen: list[Weighed] = []
    for item in likely:
        if len(chosen) == budget:
            break
        if chosen and _is_another_note(item, chosen[0]):
            continue  # it may be the answer, but adds nothing to one
        if not chosen or (_is_near(item, chosen, by_theme=by_theme) and _adds(item, chosen)):
            chosen.append(item)
    return chosen


def _with_neighbours(chosen: Sequence[Weighed], likely: Sequence[Weighed]) -> list[Weighed]:
    """`chosen` with the sentences right before or after each as far as they are nearly as likely.

    They are quoted as one stretch (`_joined`): in running text the answer is often half a step off.
    """
    found = list(chosen)
    for item in chosen:
        stretch = [item]
        for other in _in_order_of_distance(item, likely):
            is_near = other.score >= _NEIGHBOUR * item.score
            if is_near and any(not _between(item.passage, one.span, other.span) for one in stretch):
                stretch.append(other)
        found.extend(other for other in stretch if other not in found)
    return found


def _in_order_of_distance(item: Weighed, likely: Sequence[Weighed]) -> list[Weighed]:
    """The other likely sentences of its passage, nearest first."""
    others = [one for one in likely if one.passage.id == item.passage.id and one != item]
    return sorted(others, key=lambda one: abs(one.span.start - item.span.start))


def _is_another_note(item: Weighed, best: Weighed) -> bool:
    """Whether it is a footnote, and not that of the best sentence."""
    return item.passage.role is Role.FOOTNOTE and item.passage.id != best.passage.id


def _is_near(item: Weighed, chosen: Sequence[Weighed], *, by_theme: bool) -> bool:
    """Whether it comes near the best one; what came with the letter need not so much."""
    best = chosen[0]
    share = _NEAR_THE_BEST
    if item.signals.theme > 0:
        heard = sum(item.paper.id == other.paper.id for other in chosen)
        if item.signals.enclosed and heard < _HEARD:
            share = _OF_AN_ENCLOSURE
        elif by_theme and item.paper.id == best.paper.id:
            share = _OF_ITS_THEME
    return item.score >= share * best.score


def _joined(items: Sequence[Weighed], shelf: Shelf) -> list[tuple[Weighed, Span]]:
    """Each item with the stretch to quote; neighbours and stretches that overlap become one."""
    stretches: list[tuple[Weighed, Span]] = []
    for item in items:
        span = whole_thought(shelf, item.passage, item.span)
        for place, (other, known) in enumerate(stretches):
            if _is_beside(item, span, other, known):
                joined = Span(min(known.start, span.start), max(known.end, span.end))
                stretches[place] = (other, joined)
                break
        else:
            stretches.append((item, span))
    return stretches


def _is_beside(item: Weighed, span: Span, other: Weighed, known: Span) -> bool:
    """Whether two stretches are to be quoted as one."""
    if item.passage.id == other.passage.id:
        return len(_between(item.passage, known, span)) <= _STEPPED_OVER
    return item.paper.id == other.paper.id and span.overlaps(known)


def _between(passage: Passage, one: Span, other: Span) -> list[Span]:
    """The sentences that stand between two stretches of a passage."""
    first, second = sorted((one, other))
    return [
        sentence
        for sentence in passage.sentences
        if first.end <= sentence.start and sentence.end <= second.start
    ]


def _adds(item: Weighed, chosen: Sequence[Weighed]) -> bool:
    """Whether the sentence brings terms or facts that the chosen ones do not have."""
    if any(says_the_same(item.text, other.text) for other in chosen):
        return False
    told = {key for other in chosen for key in contents(other.text)}
    own = contents(item.text)
    return not own or len(own - told) >= _NEW_ENOUGH * len(own)


def _repeats(asked: Asked, item: Weighed, likely: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """Sentences of other papers that say the same with the same facts, one a paper.

    What answers with the same sum says the same, in whatever words.
    """
    found: dict[str, Weighed] = {}
    for other in likely:
        if other.paper.id == item.paper.id:
            continue
        same_sum = asked.kind in _SUMS and bool(_sums(item) & _sums(other))
        if same_sum or says_the_same(item.text, other.text):
            found.setdefault(other.paper.id, other)
    return tuple(found.values())


def _sums(item: Weighed) -> set[Value]:
    text = item.passage.context if item.passage.role is Role.TABLE_ROW else item.text
    return {fact.value for fact in find_facts(text) if fact.kind is FactKind.AMOUNT}


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

"""Facts by value, and what they are said of: ``312 i 2019, 367 i 2024`` must not change places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from models.danish.stems import stem
from queries.verify.facts import Fact, FactKind, agrees, find_facts
from queries.verify.gates import Gate, Objection
from queries.verify.lexicon import OPPOSITES
from queries.verify.wording import Token, tokens

_REACH = 4
"""Words of content to each side that tell what a fact is said of."""

_CLEARLY = 1.3
"""How much better the place of a fact that is not named must fit before a fact is misplaced."""

_RATHER = 1.1
"""How much better two facts must fit each other's places before they have changed them."""

_LEADING = re.compile(r"\b(?P<word>fra|til|mod|imod|mindst|højst|over|under)\s+$", re.IGNORECASE)
"""A word before a fact that tells which of two it is."""


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A fact or a word of direction with its surroundings."""

    key: object
    words: str
    near: Mapping[str, float]
    """Stems around it, weighted by nearness."""


def fact_objections(sentence: str, source: str) -> Iterator[Objection]:
    """Facts of `sentence` that the source lacks, and facts that it says of something else."""
    held = find_facts(source)
    claimed = find_facts(sentence)
    for fact in claimed:
        if not any(agrees(fact, other) for other in held):
            yield Objection(gate=Gate.FACT, words=fact.verbatim)
    yield from _misplaced_facts(sentence, claimed, source, held)
    yield from _misplaced_directions(sentence, source)


def _misplaced_facts(
    sentence: str, claimed: Sequence[Fact], source: str, held: Sequence[Fact]
) -> Iterator[Objection]:
    """Facts whose surroundings are those of another fact of their kind in the source."""
    for kind in FactKind:
        here = _anchors(sentence, claimed, kind)
        there = _anchors(source, held, kind)
        named = [anchor for anchor in there if any(_same(anchor, other) for other in here)]
        for one, other in combinations(here, 2):
            if not _same(one, other) and _changed_places(one, other, there):
                yield Objection(gate=Gate.ATTACHMENT, words=f"{one.words}, {other.words}")
        for anchor in here:
            rivals = [other for other in there if other not in named]
            own = [other for other in there if _same(anchor, other)]
            if own and rivals and _fit(anchor, rivals) > _CLEARLY * _fit(anchor, own):
                yield Objection(gate=Gate.ATTACHMENT, words=anchor.words)


def _changed_places(one: _Anchor, other: _Anchor, there: Sequence[_Anchor]) -> bool:
    """Whether two facts fit each other's places in the source clearly better than their own."""
    places_of_one = [anchor for anchor in there if _same(one, anchor)]
    places_of_other = [anchor for anchor in there if _same(other, anchor)]
    if not places_of_one or not places_of_other:
        return False
    kept = _fit(one, places_of_one) + _fit(other, places_of_other)
    changed = _fit(one, places_of_other) + _fit(other, places_of_one)
    return changed > _RATHER * kept


def _same(claimed: _Anchor, source: _Anchor) -> bool:
    return claimed.key == source.key


def _fit(anchor: _Anchor, places: Sequence[_Anchor]) -> float:
    return max(_likeness(anchor.near, place.near) for place in places)


def _misplaced_directions(sentence: str, source: str) -> Iterator[Objection]:
    """Opposites that both stand in both texts, but in each other's surroundings."""
    held, claimed = find_facts(source), find_facts(sentence)
    for pair in OPPOSITES:
        here = _direction_anchors(sentence, claimed, pair)
        there = _direction_anchors(source, held, pair)
        if len(here) == len(there) == 2 and _changed_places(here[0], here[1], there):
            yield Objection(gate=Gate.ATTACHMENT, words=here[0].words)


def _direction_anchors(
    text: str, facts: Sequence[Fact], pair: tuple[re.Pattern[str], re.Pattern[str]]
) -> list[_Anchor]:
    matches = [(side, pattern.search(text)) for side, pattern in enumerate(pair)]
    return [
        _Anchor(side, match[0], _surroundings(text, facts, *match.span()))
        for side, match in matches
        if match
    ]


def _anchors(text: str, facts: Sequence[Fact], kind: FactKind) -> list[_Anchor]:
    """The facts of one kind; the others of that kind do not count as surroundings."""
    others = [fact for fact in facts if fact.kind is not kind]
    return [
        _Anchor(fact.value, fact.verbatim, _surroundings(text, others, *_ends(fact)))
        for fact in facts
        if fact.kind is kind
    ]


def _ends(fact: Fact) -> tuple[int, int]:
    return fact.span.start, fact.span.end


def _surroundings(text: str, facts: Sequence[Fact], start: int, end: int) -> Mapping[str, float]:
    """The stems and facts around ``[start, end)``, each with the weight of its nearest place."""
    landmarks = sorted(_landmarks(text, facts, start, end))
    before = [key for place, key in landmarks if place < start][::-1][:_REACH]
    after = [key for place, key in landmarks if place >= end][:_REACH]
    weights: defaultdict[str, float] = defaultdict(float)
    for side in (before, after):
        for distance, key in enumerate(side, start=1):
            weights[key] = max(weights[key], 1 / distance)
    leading = _LEADING.search(text[:start])
    if leading:
        weights[f"after {leading['word'].lower()}"] = 1.0
    return weights


def _landmarks(text: str, facts: Sequence[Fact], start: int, end: int) -> Iterator[tuple[int, str]]:
    for fact in facts:
        if fact.span.end <= start or fact.span.start >= end:
            yield fact.span.start, f"{fact.kind}:{fact.value}"
    for word in tokens(text):
        inside = any(fact.span.start <= word.start < fact.span.end for fact in facts)
        if word.is_content and not inside and not start <= word.start < end:
            yield word.start, _key(word)


def _key(word: Token) -> str:
    return stem(word.lower)


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(min(weight, other[key]) for key, weight in one.items() if key in other)

"""Pairs from speeches that stand near each other on one item of the agenda.

Nobody asked for them: that two speeches on one item share several rare words shows that they speak
of the same thing. So they teach what questions and answers cannot, as few of those as there are:
that passages on one matter are alike, and that a telling sentence of one speech finds the others.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from models.adapt.debates import Turn, is_speech, subjects
from models.adapt.pairs import LONGEST_QUERY, SENTENCE_END, Pair, beginning, terms

NEAR = 6
"""So many speeches before and behind one may be paired with it."""
SHORTEST_QUERY = 12
"""Words of one or two sentences that ask like a question."""
QUERIES_A_SPEECH = 2
"""The most telling ones, so that long speeches do not outweigh others."""

# Rarities are natural logarithms: a term in every hundredth speech has 4.6.
ALIKE_TERMS, ALIKE_RARITY = 4, 16.0
"""So many terms, of so much rarity together, two speeches share that are about the same."""
FOUND_TERMS, FOUND_RARITY = 2, 8.0
"""The same for sentences and a speech that they should find."""
TELLING_RARITY = 6.0
"""Rarity of a telling query's terms together, by the square root of its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Speech:
    text: str
    subject: str
    terms: frozenset[str]


def alike_pairs(turns: Sequence[Turn]) -> list[Pair]:
    """Each two near speeches in `turns` that are about the same, the earlier one as the query."""
    spoken, rarity = _spoken(turns)
    return [
        Pair(query=first.text, passage=second.text, subject=first.subject, alike=True)
        for item in spoken
        for place, first in enumerate(item)
        for second in item[place + 1 : place + 1 + NEAR]
        if _share(first.terms, second.terms, rarity, ALIKE_TERMS, ALIKE_RARITY)
    ]


def sentence_pairs(turns: Sequence[Turn]) -> list[Pair]:
    """The most telling sentences of each speech in `turns`, with another speech that they fit.

    Where several do, they are taken in turn.
    """
    spoken, rarity = _spoken(turns)
    pairs: list[Pair] = []
    for item in spoken:
        for place, speech in enumerate(item):
            others = item[max(0, place - NEAR) : place] + item[place + 1 : place + 1 + NEAR]
            for query in islice(_telling_sentences(speech.text, rarity), QUERIES_A_SPEECH):
                own = terms(query)
                fitting = [
                    other.text
                    for other in others
                    if _share(own, other.terms, rarity, FOUND_TERMS, FOUND_RARITY)
                ]
                if fitting:
                    passage = fitting[len(pairs) % len(fitting)]
                    pairs.append(Pair(query=query, passage=passage, subject=speech.subject))
    return pairs


def _spoken(turns: Sequence[Turn]) -> tuple[list[list[_Speech]], Mapping[str, float]]:
    """The speeches on each item, in order, and the rarity of their terms."""
    said = zip(turns, subjects(turns), strict=True)
    items = [
        [
            _Speech(
                text=beginning(turn.text),
                subject=subject,
                terms=frozenset(terms(beginning(turn.text))),
            )
            for turn, _ in together
            if is_speech(turn)
        ]
        for subject, together in groupby(said, key=lambda pair: pair[1])
    ]
    held = Counter(term for item in items for speech in item for term in speech.terms)
    count = sum(map(len, items))
    return items, {term: math.log(count / number) for term, number in held.items()}


def _share(
    first: Collection[str],
    second: frozenset[str],
    rarity: Mapping[str, float],
    least: int,
    rare: float,
) -> bool:
    shared = second.intersection(first)
    return len(shared) >= least and _rarity(shared, rarity) >= rare


def _telling_sentences(text: str, rarity: Mapping[str, float]) -> Iterator[str]:
    """One or two sentences at a time, the most telling first, none of them twice."""
    sentences = SENTENCE_END.split(text)
    count = len(sentences)
    places = [
        *(range(first, first + 1) for first in range(count)),
        *(range(first, first + 2) for first in range(count - 1)),
    ]
    said = {place: " ".join(sentences[place.start : place.stop]) for place in places}
    weight = {place: _weight(said[place], rarity) for place in places}
    taken: set[int] = set()
    for place in sorted(places, key=lambda place: -weight[place]):
        if weight[place] < TELLING_RARITY:
            return
        if taken.isdisjoint(place):
            taken.update(place)
            yield said[place]


def _weight(query: str, rarity: Mapping[str, float]) -> float:
    """How telling `query` is; 0 for one that is too short or too long."""
    words = len(query.split())
    if not SHORTEST_QUERY <= words <= LONGEST_QUERY:
        return 0.0
    return _rarity(terms(query), rarity) / math.sqrt(words)


def _rarity(found: Collection[str], rarity: Mapping[str, float]) -> float:
    return sum(rarity.get(term, 0.0) for term in found)

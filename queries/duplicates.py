"""The same text in several papers is one hit with several places.

A case goes from department to committee to council, and its paragraphs go along. Texts that differ
in a number are never folded: which of the figures holds is the reader's question.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from queries.results import Candidate

Shingle = tuple[str, str, str]
"""Three words one after the other (Broder, On the resemblance and containment of documents, 1997).
"""

_WORD = re.compile(r"""[^\s.,;:!?()[\]»«"'•–-]+""")
_NUMBER = re.compile(r"\d[\d.,/]*\d|\d")
_SAME = 0.8
"""Share of shingles in common from which two texts are the same but for a few words."""
_SOME = 0.25
"""Share of a text's shingles of which the same text holds one at least: it lacks a fifth at most.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A candidate and those that say the same."""

    best: Candidate
    others: tuple[Candidate, ...]
    """In the order of the search."""


def fold(candidates: Sequence[Candidate], k: int) -> tuple[Folded, ...]:
    """The first `k` texts of `candidates`, best first, each once with all its places."""
    groups: list[list[Candidate]] = []
    with_numbers: defaultdict[tuple[str, ...], list[tuple[_Print, list[Candidate]]]]
    with_numbers = defaultdict(list)
    for candidate in candidates:
        own = _print_of(candidate.passage.text)
        near = with_numbers[own.numbers]
        for first, group in near:
            if own.same_but_for_numbers(first):
                group.append(candidate)
                break
        else:
            if len(groups) < k:
                groups.append([candidate])
                near.append((own, groups[-1]))
    return tuple(Folded(best=best, others=tuple(others)) for best, *others in groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Print:
    """What two texts are compared by."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]
    shingles: frozenset[Shingle]
    some: frozenset[Shingle]
    """`_SOME` of them."""

    def same_but_for_numbers(self, other: _Print) -> bool:
        if self.words == other.words:
            return True
        small, large = sorted((len(self.shingles), len(other.shingles)))
        if small < _SAME * large or self.some.isdisjoint(other.shingles):
            return False
        common = len(self.shingles & other.shingles)
        return common >= _SAME * (small + large - common)


def _print_of(text: str) -> _Print:
    found = tuple(_WORD.findall(text.casefold()))
    shingles = frozenset(zip(found, found[1:], found[2:], strict=False))
    return _Print(
        words=found,
        numbers=tuple(sorted(_NUMBER.findall(text))),
        shingles=shingles,
        some=frozenset(islice(shingles, int(_SOME * len(shingles)) + 1)),
    )

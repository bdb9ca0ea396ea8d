"""The same text in several papers is one hit with several places.

A case goes from department to committee to council, and its paragraphs go along. Texts that differ
in a number are never folded: which of the figures holds is the reader's question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from queries.results import Candidate

_SHINGLE = 3
"""Words of a shingle (Broder, On the resemblance and containment of documents, 1997)."""
_MARKS = str.maketrans(dict.fromkeys(".,;:!?()[]»«\"'•–-", " "))
_NUMBER = re.compile(r"\d[\d.,/]*\d|\d")
_SAME = 0.8
"""Share of shingles in common from which two texts are the same but for a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A candidate and those that say the same."""

    best: Candidate
    others: tuple[Candidate, ...]
    """In the order of the search."""


def fold(candidates: Sequence[Candidate]) -> tuple[Folded, ...]:
    """`candidates`, best first, with each text once."""
    prints = [_Print.of(candidate.passage.text) for candidate in candidates]
    groups: list[list[int]] = []
    for place, own in enumerate(prints):
        for group in groups:
            if own.same_as(prints[group[0]]):
                group.append(place)
                break
        else:
            groups.append([place])
    return tuple(
        Folded(best=candidates[group[0]], others=tuple(candidates[place] for place in group[1:]))
        for group in groups
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Print:
    """What two texts are compared by."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]
    shingles: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, text: str) -> _Print:
        found = tuple(text.casefold().translate(_MARKS).split())
        return cls(
            words=found,
            numbers=tuple(sorted(_NUMBER.findall(text))),
            shingles=frozenset(zip(*(found[start:] for start in range(_SHINGLE)), strict=False)),
        )

    def same_as(self, other: _Print) -> bool:
        if self.words == other.words:
            return True
        if self.numbers != other.numbers:
            return False
        small, large = sorted((len(self.shingles), len(other.shingles)))
        if small < _SAME * large or not small:
            return False
        common = len(self.shingles & other.shingles)
        return common >= _SAME * (small + large - common)

"""The same text in several papers is one hit with several places.

A case goes from department to committee to council, and its paragraphs go along. Texts that differ
in a number are never folded: which of the figures holds is the reader's question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from queries.results import Candidate

_WORD = re.compile(r"""[^\s.,;:!?()[\]»«"'•–-]+""")
_NUMBER = re.compile(r"\d[\d.,/]*\d|\d")
_SAME = 0.8
"""Share of shingles in common from which two texts are the same but for a few words."""
_SOME = 0.25
"""Share of a text's shingles of which the same text holds one at least: it lacks a fifth at most.
"""
_PRINTS = 2_000
"""Texts whose prints are remembered: 2 to 4 MB."""

Shingle = int
"""The hash of three words one after the other (Broder, On the resemblance and containment of
documents, 1997)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A candidate and those that say the same."""

    best: Candidate
    others: tuple[Candidate, ...]
    """In the order of the search."""


def fold(candidates: Sequence[Candidate], k: int) -> tuple[Folded, ...]:
    """The first `k` texts of `candidates`, best first, each once with all its places."""
    groups: list[_Group] = []
    by_words: dict[_Print, _Group] = {}
    seen: set[Shingle] = set()
    for candidate in candidates:
        own = _print_of(candidate.passage.text)
        group = by_words.get(own)
        if group is None and not seen.isdisjoint(own.some):
            group = _like(own, groups)
        if group is not None:
            group.candidates.append(candidate)
        elif len(groups) < k:
            by_words[own] = _Group(own, candidate)
            groups.append(by_words[own])
            seen |= groups[-1].shingles
    return tuple(group.folded() for group in groups)


def _like(own: _Print, groups: Sequence[_Group]) -> _Group | None:
    """The first group that is the same as `own` but for a few words."""
    shingles = _shingles(own.words.split())
    return next((group for group in groups if group.is_like(own, shingles)), None)


class _Group:
    """Candidates that say what the first of them says."""

    def __init__(self, first: _Print, candidate: Candidate) -> None:
        self.candidates = [candidate]
        self.shingles = _shingles(first.words.split())
        self._numbers = first.numbers

    def is_like(self, other: _Print, shingles: Set[Shingle]) -> bool:
        """Whether the first of them has most `shingles` of `other`, and its numbers."""
        if self._numbers != other.numbers or self.shingles.isdisjoint(other.some):
            return False
        common = len(self.shingles & shingles)
        return common >= _SAME * (len(self.shingles) + len(shingles) - common)

    def folded(self) -> Folded:
        """The best and the others."""
        best, *others = self.candidates
        return Folded(best=best, others=tuple(others))


class _Print(NamedTuple):
    """What two texts are compared by: nothing that a garbage collector has to look through."""

    words: str
    """Parted by blanks."""
    numbers: tuple[str, ...]
    some: tuple[Shingle, ...]
    """`_SOME` of its shingles."""


@lru_cache(maxsize=_PRINTS)
def _print_of(text: str) -> _Print:
    found = _WORD.findall(text.casefold())
    shingles = _shingles(found)
    return _Print(
        words=" ".join(found),
        numbers=tuple(sorted(_NUMBER.findall(text))),
        some=tuple(islice(shingles, int(_SOME * len(shingles)) + 1)),
    )


def _shingles(found: Sequence[str]) -> set[Shingle]:
    return set(map(hash, zip(found, found[1:], found[2:], strict=False)))

"""Whether a hyphen at a line's end divides a word or belongs to it: decided by evidence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from itertools import accumulate, pairwise

from pipeline.blocks import Line

LETTERS_AGREE = 4
"""Another spelling counts as evidence when so many letters after the seam agree with it."""
ENOUGH = 2
"""Hyphens that must belong to their words before all are taken to."""
_AND = frozenset({"og", "eller", "samt", "til", "and", "or", "och"})
_HYPHENATED_FIRST = frozenset(
    ["it", "e", "u", "tv", "pc", "sms", "eu", "cpr", "cvr", "ikke", "ex", "hiv", "pdf", "web", "wi"]
)
"""First parts that keep their hyphen in Danish (Dansk Sprognævn, Retskrivningsordbogen § 57)."""
_EDGE = re.compile(r"^\W+|\W+$")


class Seam(StrEnum):
    """How the end of a line and the beginning of the next join."""

    SPACE = "space"
    """Two words, or a first part of a compound: ``kontanthjælps- og``."""
    JOIN = "join"
    """One word, the hyphen only divided it: ``udgif-/ter``."""
    KEEP = "keep"
    """One word with its hyphen: ``tech-/giganter``."""


class Spellings:
    """The words of a paper as spelled within lines, where no line end divides them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._words: Counter[str] = Counter()
        for line in lines:
            self._words.update(_bare(word.text) for word in line.words[1:-1])
        self._listed = "\n".join(self._words)
        """All spellings, one a line: searched at once, not word by word."""
        self._starts = [0, *accumulate(len(word) + 1 for word in self._words)]
        self._times = list(self._words.values())
        self._divides = self._lines_are_divided(lines)

    def seam(self, end: str, start: str) -> Seam:
        """How the last word of a line and the first of the next join."""
        seam = _by_form(end, start) or self._by_spelling(end, start)
        return seam or (Seam.JOIN if self._divides else Seam.KEEP)

    def _lines_are_divided(self, lines: Sequence[Line]) -> bool:
        """Whether the paper divides words at all, as far as its spelling tells.

        Where every hyphen at a line's end that the spelling decides belongs to its word, the
        others do too: such a paper was set without division.
        """
        ends = [(line.words[-1].text, below.words[0].text) for line, below in pairwise(lines)]
        seams = Counter(
            self._by_spelling(end, start) for end, start in ends if not _by_form(end, start)
        )
        return seams[Seam.JOIN] > 0 or seams[Seam.KEEP] < ENOUGH

    def _by_spelling(self, end: str, start: str) -> Seam | None:
        """The seam, where the paper spells the word elsewhere."""
        part, second = re.split(r"[-/]", _bare(end))[-1], _bare(start)
        joined = self._attested(part + second, len(part))
        kept = self._attested(f"{part}-{second}", len(part) + 1)
        if joined == kept == 0:
            return None
        return Seam.KEEP if kept > joined else Seam.JOIN

    def _attested(self, word: str, seam: int) -> int:
        """How often a word is spelled like `word` at least some letters beyond the seam."""
        if word in self._words:
            return 1000 + self._words[word]
        stem = word[: seam + LETTERS_AGREE]
        if len(word) < len(stem):
            return 0
        times, at = 0, self._listed.find(stem)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            times += self._times[place]
            at = self._listed.find(stem, self._starts[place + 1])
        return times


def _bare(word: str) -> str:
    return _EDGE.sub("", word.lower())


def _by_form(end: str, start: str) -> Seam | None:
    """The seam, where the form of the two parts tells."""
    if len(end) < 2 or not end.endswith("-") or not end[-2].isalnum():
        return Seam.SPACE
    if _bare(start) in _AND or not start[0].isalnum():
        return Seam.SPACE
    return Seam.KEEP if not start[0].islower() or _keeps(end) else None


def _keeps(end: str) -> bool:
    """Whether the first part is one that keeps its hyphen: ``it-``, ``EU-``, ``F-16-``."""
    part = re.split(r"[-/]", _EDGE.sub("", end))[-1]
    is_acronym = len(part) > 1 and part.isupper()
    return part.lower() in _HYPHENATED_FIRST or part[-1:].isdigit() or is_acronym

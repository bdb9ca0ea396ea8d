"""Whether a hyphen at a line's end divides a word or belongs to it: decided by evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from pipeline.blocks import Line

LETTERS_AGREE = 4
"""Another spelling counts as evidence when so many letters after the seam agree with it."""
ENOUGH = 3
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
        self._divides = self._lines_are_divided(lines)

    def seam(self, end: str, start: str) -> Seam:
        """How the last word of a line and the first of the next join."""
        return self._told(end, start) or (Seam.JOIN if self._divides else Seam.KEEP)

    def _lines_are_divided(self, lines: Sequence[Line]) -> bool:
        """Whether the paper divides words at all, as far as its spelling tells.

        Where every hyphen at a line's end that the spelling decides belongs to its word, the
        others do too: such a paper was set without division.
        """
        seams = Counter(
            self._told(line.words[-1].text, following.words[0].text)
            for line, following in pairwise(lines)
            if _divides(line.words[-1].text)
        )
        return seams[Seam.JOIN] > 0 or seams[Seam.KEEP] < ENOUGH

    def _told(self, end: str, start: str) -> Seam | None:
        """The seam, where the words themselves or other places tell."""
        if not _divides(end):
            return Seam.SPACE
        first, second = _bare(end), _bare(start)
        if second in _AND:
            return Seam.SPACE
        if not start[0].islower() or _keeps(end):
            return Seam.KEEP if start[0].isalnum() else Seam.SPACE
        part = re.split(r"[-/]", first)[-1]
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
        return sum(times for other, times in self._words.items() if stem in other)


def _bare(word: str) -> str:
    return _EDGE.sub("", word.lower())


def _divides(end: str) -> bool:
    return len(end) > 1 and end.endswith("-") and end[-2].isalnum()


def _keeps(end: str) -> bool:
    part = re.split(r"[-/]", _EDGE.sub("", end))[-1]
    return (
        part.lower() in _HYPHENATED_FIRST
        or part[-1:].isdigit()
        or (len(part) > 1 and part.isupper())
    )

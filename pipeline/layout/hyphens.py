"""Whether a hyphen at a line's end divides a word or belongs to it: decided by evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from pipeline.blocks import Line

LETTERS_AGREE = 4
"""Another spelling counts as evidence when so many letters after the seam agree with it."""
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

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: Counter[str] = Counter()
        for line in lines:
            inner = line.words[1:-1] if len(line.words) > 2 else line.words[1:]
            self._words.update(_EDGE.sub("", word.text.lower()) for word in inner)

    def seam(self, end: str, start: str) -> Seam:
        """How the last word of a line and the first of the next join."""
        if not _divides(end):
            return Seam.SPACE
        first, second = _EDGE.sub("", end).lower(), _EDGE.sub("", start).lower()
        if second in _AND:
            return Seam.SPACE
        if not start[0].islower() or _keeps(end):
            return Seam.KEEP if start[0].isalnum() else Seam.SPACE
        part = re.split(r"[-/]", first)[-1]
        joined = self._attested(part + second, len(part))
        kept = self._attested(f"{part}-{second}", len(part) + 1)
        return Seam.KEEP if kept > joined else Seam.JOIN

    def _attested(self, word: str, seam: int) -> int:
        """How often a word is spelled like `word` at least some letters beyond the seam."""
        if word in self._words:
            return 1000 + self._words[word]
        stem = word[: seam + LETTERS_AGREE]
        if len(word) < len(stem):
            return 0
        return sum(times for other, times in self._words.items() if stem in other)


def _divides(end: str) -> bool:
    return len(end) > 1 and end.endswith("-") and end[-2].isalnum()


def _keeps(end: str) -> bool:
    part = re.split(r"[-/]", _EDGE.sub("", end))[-1]
    return (
        part.lower() in _HYPHENATED_FIRST
        or part[-1:].isdigit()
        or (len(part) > 1 and part.isupper())
    )

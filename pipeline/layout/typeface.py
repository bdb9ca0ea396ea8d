"""The type of a paper: what its running text is set in, and what stands out from it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from statistics import median

from pipeline.blocks import Line
from pipeline.printed import PrintedPage, PrintedWord

WHOLLY = 0.95
"""So much of a line in one weight makes it a line of that weight: a full stop may differ."""


CAPITALS = 5
"""Fewer capital letters than this are an abbreviation."""


class Weight(StrEnum):
    """How bold some lines are."""

    REGULAR = "regular"
    MIXED = "mixed"
    BOLD = "bold"


class Look(StrEnum):
    """What makes some lines stand out besides size and weight."""

    PLAIN = "plain"
    ITALIC = "italic"
    CAPITALS = "capitals"


def look_of(lines: Sequence[Line]) -> Look:
    """How all words of `lines` are set."""
    words = [word for line in lines for word in line.words]
    if sum(len(word.text) for word in words if word.text.isupper()) >= CAPITALS and not any(
        letter.islower() for word in words for letter in word.text
    ):
        return Look.CAPITALS
    return Look.ITALIC if all(word.italic for word in words) else Look.PLAIN


def size_of(lines: Sequence[Line]) -> float:
    """The size that the middle one of the characters of `lines` is set in."""
    words = sorted((word for line in lines for word in line.words), key=lambda word: word.size)
    reaches = list(accumulate(len(word.text) for word in words))
    return words[bisect_right(reaches, reaches[-1] // 2)].size


def weight_of(lines: Sequence[Line]) -> Weight:
    """The weight of the words of `lines`, by their characters."""
    share = _bold_share(lines)
    if share >= WHOLLY:
        return Weight.BOLD
    return Weight.MIXED if share > 1 - WHOLLY else Weight.REGULAR


def is_bold(lines: Sequence[Line]) -> bool:
    """Whether most characters of `lines` are bold."""
    return _bold_share(lines) > 0.5


def _bold_share(lines: Sequence[Line]) -> float:
    total = sum(len(word.text) for line in lines for word in line.words)
    return sum(len(word.text) for line in lines for word in line.words if word.bold) / total


def usual(values: Sequence[float]) -> float:
    """The most common value to the half point (the smallest of equals), as measured."""
    counts = Counter(round(2 * value) for value in values)
    most = max(counts.values())
    chosen = min(value for value, count in counts.items() if count == most)
    return median(value for value in values if round(2 * value) == chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The type of the running text."""

    size: float
    bold: bool


ENOUGH = 400
"""A page with fewer characters than this does not show what its running text is set in."""


def bodies_of(pages: Sequence[PrintedPage]) -> list[Body]:
    """The type of the running text on each page; the file's where a page has little text."""
    whole = _body(word for page in pages for word in page.words)
    return [
        _body(page.words) if sum(len(word.text) for word in page.words) >= ENOUGH else whole
        for page in pages
    ]


def _body(words: Iterable[PrintedWord]) -> Body:
    """The size, to half a point, and weight that most characters of the flow are set in."""
    letters: Counter[tuple[float, bool]] = Counter()
    for word in words:
        if word.hidden or word.turn:
            continue
        letters[round(2 * word.size) / 2, word.bold] += len(word.text)
    if not letters:
        return Body(size=10.0, bold=False)
    size, bold = letters.most_common(1)[0][0]
    return Body(size=size, bold=bold)

"""The type of a paper: what its running text is set in, and what stands out from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.blocks import Line
from pipeline.printed import PrintedPage


def size_of(lines: Sequence[Line]) -> float:
    """The median size of the words of `lines`."""
    return median(word.size for line in lines for word in line.words)


def is_bold(lines: Sequence[Line]) -> bool:
    """Whether most characters of `lines` are bold."""
    total = sum(len(word.text) for line in lines for word in line.words)
    bold = sum(len(word.text) for line in lines for word in line.words if word.bold)
    return 2 * bold > total


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The type of the running text."""

    size: float
    bold: bool


def body_of(pages: Iterable[PrintedPage]) -> Body:
    """The size, to half a point, and weight that most characters of `pages` are set in."""
    letters: Counter[tuple[float, bool]] = Counter()
    for page in pages:
        for word in page.words:
            letters[round(2 * word.size) / 2, word.bold] += len(word.text)
    if not letters:
        return Body(size=10.0, bold=False)
    size, bold = letters.most_common(1)[0][0]
    return Body(size=size, bold=bold)

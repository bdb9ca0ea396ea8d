"""The words of a page line by line, and the stretches of a line that no white parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.printed import PrintedWord

SAME_LINE = 0.4
"""Middles of words on one line lie within this share of the type size."""

Words = tuple[PrintedWord, ...]
"""A line, from left to right."""
Strip = tuple[float, float]
"""Points from the left of the page."""


def lines_of(words: Iterable[PrintedWord]) -> list[Words]:
    """The words line by line, each from left to right."""
    lines: list[list[PrintedWord]] = []
    for word in sorted(words, key=lambda word: word.box.top + word.box.bottom):
        if lines and middle_of([word]) - middle_of(lines[-1]) <= SAME_LINE * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [tuple(sorted(line, key=lambda word: word.box.x0)) for line in lines]


def middle_of(line: Sequence[PrintedWord]) -> float:
    """How far down the page a line stands."""
    return (line[0].box.top + line[0].box.bottom) / 2


def unbroken(line: Words, gap: float) -> Iterator[Strip]:
    """From where to where the words of a line stand without a gap of so many type sizes."""
    x0, x1 = line[0].box.x0, line[0].box.x1
    for word in line[1:]:
        if word.box.x0 - x1 > gap * word.size:
            yield x0, x1
            x0 = word.box.x0
        x1 = max(x1, word.box.x1)
    yield x0, x1

"""The numbers of lines in a margin: they count the lines of a draft and are no part of its text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.layout.lines import SAME_LINE, middle
from pipeline.printed import PrintedPage, PrintedWord

SAME_EDGE = 1.5
"""Points by which numbers set below each other differ to the right or the left."""
LEAST = {1: 5, 2: 5, 5: 3, 10: 3}
"""How many numbers show, by their step, that they count lines."""
IN_SENTENCES = 0.2
"""So many of the lines begin in the midst of sentences, which items of a list do not."""


def line_numbers(page: PrintedPage) -> frozenset[PrintedWord]:
    """The words of a page that number its lines."""
    level = [word for word in page.words if word.turn == 0 and not word.hidden]
    numbers = [
        word
        for word in level
        if word.text.isdecimal() and not any(table.holds(word) for table in page.tables)
    ]
    if len(numbers) < min(LEAST.values()):
        return frozenset()
    groups = (*_below_each_other(numbers, "x1"), *_below_each_other(numbers, "x0"))
    return frozenset(word for group in groups if _number_lines(group, level) for word in group)


def _below_each_other(words: Sequence[PrintedWord], side: str) -> list[list[PrintedWord]]:
    """The words in groups whose edges on this side stand below each other, top to bottom."""
    groups: list[list[PrintedWord]] = []
    for word in sorted(words, key=lambda word: float(getattr(word.box, side))):
        if groups and getattr(word.box, side) - getattr(groups[-1][0].box, side) < SAME_EDGE:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [sorted(group, key=middle) for group in groups]


def _number_lines(numbers: Sequence[PrintedWord], words: Sequence[PrintedWord]) -> bool:
    """Whether numbers count up by one step, and so do the lines of text beside them."""
    counts = [int(word.text) for word in numbers]
    steps = {after - before for before, after in pairwise(counts)}
    step = steps.pop() if len(steps) == 1 else 0
    if step not in LEAST or len(numbers) < LEAST[step] or counts[0] % step:
        return False
    lines = _lines_beside(numbers, words)
    found = [_level_with(number, lines) for number in numbers]
    places = [place for place in found if place is not None]
    if len(places) < len(found) or any(
        after - before != step for before, after in pairwise(places)
    ):
        return False
    counted = lines[max(0, places[0] - step + 1) : places[-1] + 1]
    goes_on = sum(line[0].text[0].islower() for line in counted)
    return goes_on > IN_SENTENCES * len(counted)


def _lines_beside(
    numbers: Sequence[PrintedWord], words: Sequence[PrintedWord]
) -> list[list[PrintedWord]]:
    """The lines of what stands to the right of numbers, or to the left where nothing does."""
    edge, start = max(word.box.x1 for word in numbers), min(word.box.x0 for word in numbers)
    text = [word for word in words if word.box.x0 > edge]
    text = text or [word for word in words if word.box.x1 < start]
    lines: list[list[PrintedWord]] = []
    for word in sorted(text, key=middle):
        if lines and middle(word) - middle(lines[-1][0]) <= SAME_LINE * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.box.x0) for line in lines]


def _level_with(number: PrintedWord, lines: Sequence[Sequence[PrintedWord]]) -> int | None:
    """Which of the lines a number stands beside."""
    return next(
        (
            place
            for place, line in enumerate(lines)
            if abs(middle(number) - middle(line[0])) <= SAME_LINE * line[0].size
        ),
        None,
    )

"""Words that do not stand upright, or lie across others: kept apart from the lines they would cut
through."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import groupby

from pipeline.blocks import Line
from pipeline.layout.lines import around
from pipeline.layout.typeface import Body
from pipeline.printed import PrintedPage, PrintedWord

HUGE = 3.0
"""Type larger than the text by this factor may lie across it."""
COVERED = 3
"""So many words within the box of another show that it does."""
SAME_LINE = 0.5
"""Words of one line lie off its base line by less than this share of the type size."""


def words_across(page: PrintedPage, body: Body) -> frozenset[PrintedWord]:
    """The upright words that are set over running text, such as a watermark."""
    large = [word for word in page.words if word.turn == 0 and word.size > HUGE * body.size]
    small = [word for word in page.words if word.turn == 0 and word.size < 2 * body.size]
    return frozenset(
        word
        for word in large
        if not word.hidden and sum(other.stands_in(word.box) for other in small) >= COVERED
    )


def turned_in_cells(page: PrintedPage) -> frozenset[PrintedWord]:
    """Words set upright or upside down in cells of tables whose other words are level, as the names
    of narrow columns are."""
    found: set[PrintedWord] = set()
    turned = [word for word in page.words if word.turn in (90, 270) and not word.hidden]
    for table in page.tables if turned else ():
        held = {word for word in turned if table.holds(word)}
        if 2 * len(held) < sum(table.holds(word) for word in page.words):
            found |= held
    return frozenset(found)


def turned_blocks(words: Iterable[PrintedWord]) -> list[tuple[Line, ...]]:
    """The lines of the words that are turned, in the order of the file, a block for each turn."""
    askew = [word for word in words if word.turn != 0]
    return [tuple(_lines(list(block))) for _, block in groupby(askew, key=lambda word: word.turn)]


def _lines(words: Sequence[PrintedWord]) -> list[Line]:
    lines: list[list[PrintedWord]] = []
    for word in words:
        if lines and abs(_height(word) - _height(lines[-1][-1])) < SAME_LINE * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(words=tuple(line), box=around(word.box for word in line)) for line in lines]


def _height(word: PrintedWord) -> float:
    """How far down the middle of a word stands, seen upright."""
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
    turn = math.radians(word.turn)
    return y * math.cos(turn) - x * math.sin(turn)

"""Pages as they are read: one whose text runs along its height, such as a wide table of a report,
is turned before it is laid out, and its words are put back where they are printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.spans import Box
from pipeline.blocks import Block, Line
from pipeline.layout.lines import around
from pipeline.printed import PrintedPage, PrintedTable, PrintedWord

MOSTLY = 0.8
"""A page is turned where more than this share of its letters is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page as it is read, and where its words are printed."""

    page: PrintedPage
    printed: Mapping[PrintedWord, PrintedWord]
    """Empty where nothing is turned."""

    def shown(self, words: Iterable[PrintedWord]) -> frozenset[PrintedWord]:
        """The words of the view that are these printed ones."""
        if not self.printed:
            return frozenset(words)
        wanted = frozenset(words)
        return frozenset(word for word, own in self.printed.items() if own in wanted)

    def back(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks with their words where they are printed."""
        if not self.printed:
            return list(blocks)
        return [replace(block, lines=tuple(map(self._line, block.lines))) for block in blocks]

    def _line(self, line: Line) -> Line:
        words = tuple(self.printed[word] for word in line.words)
        return Line(words=words, box=around(word.box for word in words))


def view_of(page: PrintedPage) -> View:
    """The page as it is read."""
    turn = _turn(page)
    if turn == 0:
        return View(page=page, printed={})
    printed = {
        replace(word, box=_turned(word.box, page, turn), turn=(word.turn - turn) % 360): word
        for word in page.words
    }
    tables = tuple(_turned_table(table, page, turn) for table in page.tables)
    read = replace(page, width=page.height, height=page.width, words=tuple(printed), tables=tables)
    return View(page=read, printed=printed)


def _turn(page: PrintedPage) -> int:
    """How far most of the page's text is turned; 0 where it is level, or set at a slant."""
    letters: Counter[int] = Counter()
    for word in page.words:
        if not word.hidden:
            letters[word.turn] += len(word.text)
    turn, count = letters.most_common(1)[0] if letters else (0, 0)
    return turn if turn in (90, 270) and count > MOSTLY * letters.total() else 0


def _turned(box: Box, page: PrintedPage, turn: int) -> Box:
    if turn == 90:
        sides = (box.top, page.width - box.x1, box.bottom, page.width - box.x0)
    else:
        sides = (page.height - box.bottom, box.x0, page.height - box.top, box.x1)
    x0, top, x1, bottom = (round(side, 2) for side in sides)
    return Box(page=box.page, x0=x0, top=top, x1=x1, bottom=bottom)


def _turned_table(table: PrintedTable, page: PrintedPage, turn: int) -> PrintedTable:
    """The table with its columns as rows: from right to left, or from the last to the first."""
    rows = [
        tuple(_turned(cell, page, turn) if cell else None for cell in column)
        for column in zip(*table.rows, strict=True)
    ]
    if turn == 90:
        rows.reverse()
    else:
        rows = [row[::-1] for row in rows]
    return replace(table, box=_turned(table.box, page, turn), rows=tuple(rows))

"""Names of rows that stand to the left of a drawn grid of figures, outside of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.spans import Box
from pipeline.printed import PrintedTable, PrintedWord
from pipeline.read.aligned import is_figure
from pipeline.read.strips import Words, lines_of, middle_of

FAR = 10.0
"""The longest name ends less than so many type sizes before the grid."""


def with_labels(
    tables: Sequence[PrintedTable], words: Sequence[PrintedWord]
) -> tuple[PrintedTable, ...]:
    """The tables, with the names beside rows of figures as their first column."""
    return tuple(
        _labelled(table, words) if _is_of_figures(table, words) else table for table in tables
    )


def _is_of_figures(table: PrintedTable, words: Sequence[PrintedWord]) -> bool:
    """Whether rows begin with a figure: none has a label in the grid itself."""
    texts = (_text(row[0], words) for row in table.rows[1:])
    return len(table.rows) > 2 and all(map(is_figure, texts))


def _labelled(table: PrintedTable, words: Sequence[PrintedWord]) -> PrintedTable:
    """The table with a column of names, if each row below the first has one line beside it."""
    edge = table.box.x0
    lines = lines_of(
        word for word in words if word.box.x1 <= edge and word.turn == 0 and not word.hidden
    )
    beside = [[line for line in lines if _is_level(line, row)] for row in table.rows]
    if any(len(own) != 1 for own in beside[1:]) or len(beside[0]) > 1:
        return table
    names = [own[0] if own else () for own in beside]
    near = max(name[-1].box.x1 for name in names if name)
    if edge - near > FAR * names[1][0].size or _goes_on(names, lines):
        return table
    x0 = min(name[0].box.x0 for name in names if name)
    rows = tuple((_box(name, x0, edge), *row) for name, row in zip(names, table.rows, strict=True))
    return replace(table, box=replace(table.box, x0=x0), rows=rows)


def _is_level(line: Words, row: Sequence[Box | None]) -> bool:
    cells = [cell for cell in row if cell]
    return min(cell.top for cell in cells) < middle_of(line) < max(cell.bottom for cell in cells)


def _goes_on(names: Sequence[Words], lines: Sequence[Words]) -> bool:
    """Whether a line follows the last name as closely as it follows the one before: running text
    stands beside the grid by chance."""
    before, last = names[-2], names[-1]
    step = middle_of(last) - middle_of(before)
    return any(0 < middle_of(line) - middle_of(last) < 1.2 * step for line in lines)


def _box(name: Words, x0: float, x1: float) -> Box | None:
    if not name:
        return None
    top, bottom = min(w.box.top for w in name), max(w.box.bottom for w in name)
    return Box(page=name[0].box.page, x0=x0, top=top, x1=x1, bottom=bottom)


def _text(cell: Box | None, words: Sequence[PrintedWord]) -> str:
    return " ".join(word.text for word in words if cell and word.stands_in(cell))

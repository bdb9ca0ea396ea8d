"""Tables of a document made into rows that carry their header cells, as rows of a PDF do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.blocks import BlockKind
from pipeline.formats.content import Cell, Item, Paragraph, Run, Table
from pipeline.formats.words import Line, one_line
from pipeline.plain import PlainBlock
from pipeline.table_header import context_of, header_of, header_rows

MOST_COLUMNS = 200
"""Columns beyond this carry no header: nobody prints so wide a table, but a file may claim it."""

_GAP = Run(text=" ")


def is_layout(table: Table) -> bool:
    """Whether a table only places text on the page: then its cells are read one after the other.

    So it is where the format says so, where there is one row or one column, and where a cell holds
    a table, a heading or a list.
    """
    if table.is_layout or len(table.rows) < 2:
        return True
    if all(sum(cell.columns for cell in row) < 2 for row in table.rows):
        return True
    return any(_is_structure(item) for row in table.rows for cell in row for item in cell.items)


def rows_of(table: Table, *, above: str) -> Iterator[PlainBlock]:
    """A block for each row of `table`; `above` is what stands above it, where the unit may be."""
    texts = [[_line_of(cell) for cell in row] for row in table.rows]
    grid = _grid(table, texts)
    named = _grid(table, texts, is_repeated=False)
    heads = header_rows(named) if table.heads is None else table.heads
    header = header_of(named[:heads], above=above, columns=len(grid[0]))
    for index, (row, cells) in enumerate(zip(texts, grid, strict=True)):
        shown = " ".join(line.shown for line in row if line.shown)
        hidden = " ".join(line.hidden for line in row if line.hidden)
        if shown:
            context = "" if index < heads else context_of(header, cells)
            yield PlainBlock(kind=BlockKind.TABLE_ROW, text=shown, context=context)
        if hidden:
            yield PlainBlock(kind=BlockKind.TABLE_ROW, text=hidden, hidden=True)


def _is_structure(item: Item) -> bool:
    return isinstance(item, Table) or item.outline is not None or item.depth is not None


def _line_of(cell: Cell) -> Line:
    """All words of a cell, its paragraphs one after the other."""
    paragraphs = [item for item in cell.items if isinstance(item, Paragraph)]
    return one_line([run for item in paragraphs for run in (*item.runs, _GAP)])


def _grid(
    table: Table, texts: Sequence[Sequence[Line]], *, is_repeated: bool = True
) -> list[list[str]]:
    """The shown text at each row and column.

    A cell that is high stands in each of its rows, or in its first alone where nothing
    `is_repeated`; one that is wide stands in its first column alone.
    """
    height = len(table.rows)
    at: dict[tuple[int, int], str] = {}
    for top, (row, lines) in enumerate(zip(table.rows, texts, strict=True)):
        left = 0
        for cell, line in zip(row, lines, strict=True):
            while (top, left) in at:
                left += 1
            for column in range(left, min(left + cell.columns, MOST_COLUMNS)):
                for down in range(top, min(top + cell.rows, height)):
                    is_said = column == left and (is_repeated or down == top)
                    at.setdefault((down, column), line.shown if is_said else "")
            left += cell.columns
    width = 1 + max(column for _, column in at)
    return [[at.get((row, column), "") for column in range(width)] for row in range(height)]

"""Tables as rows, each with its header cells beside its own."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.spans import Box
from pipeline.blocks import Block, BlockKind, Line
from pipeline.layout.lines import lines_of, pieces_of
from pipeline.printed import PrintedTable, PrintedWord


def rows_of(table: PrintedTable, words: Sequence[PrintedWord]) -> list[Block]:
    """A block for each row of `table` that holds words."""
    grid = [[_cell_lines(cell, words) for cell in row] for row in table.rows]
    header = [_text(lines) for lines in grid[0]] if grid else []
    return [
        Block(
            kind=BlockKind.TABLE_ROW,
            lines=tuple(line for cell in row for line in cell),
            level=None,
            number=None,
            context=_context(header, [_text(cell) for cell in row]) if index else "",
        )
        for index, row in enumerate(grid)
        if any(row)
    ]


def _cell_lines(cell: Box | None, words: Sequence[PrintedWord]) -> list[Line]:
    if cell is None:
        return []
    return lines_of(pieces_of(word for word in words if _within(word, cell)))


def _within(word: PrintedWord, cell: Box) -> bool:
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
    return cell.x0 <= x < cell.x1 and cell.top <= y < cell.bottom


def _text(lines: Sequence[Line]) -> str:
    return " ".join(word.text for line in lines for word in line.words)


def _context(header: Sequence[str], cells: Sequence[str]) -> str:
    """``Produkt: Microsoft 365 E3; 2024: 42,1 mio. kr.``"""
    return "; ".join(
        f"{name}: {cell}" if name else cell
        for name, cell in zip(header, cells, strict=False)
        if cell
    )

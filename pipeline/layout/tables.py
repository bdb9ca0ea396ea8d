"""Tables as rows, each with its header cells beside its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.spans import Box
from pipeline.blocks import Block, BlockKind, Line
from pipeline.layout.lines import around, lines_of, numbers_note, pieces_of
from pipeline.layout.turned import turned_blocks
from pipeline.printed import PrintedTable, PrintedWord
from pipeline.table_header import Header, column_names, context_of, header_of, header_rows

CLOSE = 0.5
"""White between lines of one name, as a share of their height."""

_Row = tuple[tuple[Line, ...], ...]
"""The lines of each cell of a row."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a table leaves for the one that goes on from it on the next page."""

    header: Header
    label: str
    """What its last row is about."""


def rows_of(
    table: PrintedTable,
    words: Sequence[PrintedWord],
    *,
    above: str = "",
    carried: Carried | None = None,
) -> tuple[list[Block], Carried]:
    """A block for each row of `table`, and what a table that goes on needs of it.

    `above` is the line above the table, where the unit often stands; `carried` is of the table that
    this one goes on from, on the page before.
    """
    table = _with_whole_names(table, words)
    grid = [tuple(_cell_lines(cell, words) for cell in row) for row in table.rows]
    texts = [tuple(_cell_text(cell) for cell in row) for row in grid]
    named = _with_spanning(table, texts)
    columns = len(table.rows[0])
    heads = header_rows(texts)
    header = header_of(texts[:heads], above=above, columns=columns)
    if carried is not None and len(carried.header.names) == columns:
        header = carried.header
        heads = _repeated(texts, header)
        named = _with_label(named, heads, carried.label)
    return [
        _block(row, "" if index < heads else context_of(header, cells))
        for index, (row, cells) in enumerate(zip(grid, named, strict=True))
        if any(row)
    ], Carried(header, named[-1][0])


def _with_whole_names(table: PrintedTable, words: Sequence[PrintedWord]) -> PrintedTable:
    """The table with names of columns that are set over two lines, without a rule between, in one
    row: ``Helt enig`` and not ``Helt`` over ``enig``."""
    if table.ruled or len(table.rows) < 3:
        return table
    first, second, *rest = table.rows
    if any(below is not None and above is None for above, below in zip(first, second, strict=True)):
        return table
    texts = [[_cell_text(_cell_lines(cell, words)) for cell in row] for row in table.rows[:3]]
    if header_rows(texts) < 2 or not _is_close(first, second):
        return table
    names = tuple(
        around([above, below]) if above and below else above
        for above, below in zip(first, second, strict=True)
    )
    return replace(table, rows=(names, *rest))


def _is_close(first: Sequence[Box | None], second: Sequence[Box | None]) -> bool:
    """Whether two rows follow each other as lines of one text do."""
    upper, lower = ([cell for cell in row if cell] for row in (first, second))
    gap = min(cell.top for cell in lower) - max(cell.bottom for cell in upper)
    return gap < CLOSE * (upper[0].bottom - upper[0].top)


def _repeated(texts: Sequence[tuple[str, ...]], header: Header) -> int:
    """How many rows at the top repeat the names of the page before."""
    columns = len(header.names)
    return next(
        (heads for heads in (1, 2) if column_names(texts[:heads], columns) == header.names), 0
    )


def _with_label(named: Sequence[tuple[str, ...]], heads: int, label: str) -> list[tuple[str, ...]]:
    """The texts of each row, the first with what the last one was about where it goes on that: it
    has none itself, and a cell begins in the midst of a sentence."""
    rows = list(named)
    first = rows[heads] if heads < len(rows) else ("",)
    if not first[0] and any(cell[:1].islower() for cell in first):
        rows[heads] = (label, *first[1:])
    return rows


def _with_spanning(table: PrintedTable, texts: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The texts of each row, with the names in cells that reach down to it from a row above."""
    named: list[tuple[str, ...]] = []
    above: list[tuple[Box | None, str]] = [(None, "")] * len(table.rows[0])
    for row, cells in zip(table.rows, texts, strict=True):
        middle = min((cell.top + cell.bottom) / 2 for cell in row if cell) if any(row) else 0.0
        above = [
            (cell, text) if cell else (over if over[0] and over[0].bottom > middle else (None, ""))
            for cell, text, over in zip(row, cells, above, strict=True)
        ]
        named.append(
            tuple(
                text or (over if any(map(str.isalpha, over)) else "")
                for text, (_, over) in zip(cells, above, strict=True)
            )
        )
    return named


def _block(row: _Row, context: str) -> Block:
    return Block(
        kind=BlockKind.TABLE_ROW,
        lines=tuple(line for cell in row for line in cell),
        level=None,
        number=None,
        context=context,
    )


def _cell_lines(cell: Box | None, words: Sequence[PrintedWord]) -> tuple[Line, ...]:
    if cell is None:
        return ()
    own = [word for word in words if word.stands_in(cell)]
    upright = lines_of(pieces_of(word for word in own if word.turn == 0))
    return (*upright, *(line for block in turned_blocks(own) for line in block))


def _cell_text(lines: Sequence[Line]) -> str:
    """What a cell says, without the number of a note behind a figure: ``910²`` are 910."""
    words = [word for line in lines for word in line.words]
    return " ".join(
        word.text
        for before, word in zip([None, *words], words, strict=False)
        if before is None or not _has_note(before, word)
    )


def _has_note(figure: PrintedWord, number: PrintedWord) -> bool:
    """Whether the small number behind a figure is that of a note, set higher."""
    stands_high = number.box.top + number.box.bottom < figure.box.top + figure.box.bottom
    return figure.text[-1].isdigit() and stands_high and numbers_note(number, figure)

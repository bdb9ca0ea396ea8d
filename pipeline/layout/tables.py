"""Tables as rows, each with its header cells beside its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.spans import Box
from pipeline.blocks import Block, BlockKind, Line
from pipeline.layout.lines import lines_of, pieces_of
from pipeline.printed import PrintedTable, PrintedWord

_UNIT = re.compile(
    r"\b(?:mio\.?|mia\.?|t\.|tusinde?|1\.?000)\s?kr\b\.?|\bkr\b\.?|\bpct\b\.?|%", re.IGNORECASE
)
_UNIT_AFTER = re.compile(rf"(?:,\s*|\s*\(\s*|\s+i\s+)(?:{_UNIT.pattern})\s*\)?$", re.IGNORECASE)
"""A unit that only qualifies the name before it: ``Overslag, t.kr.``, ``Pris (mio. kr.)``."""
_FIGURE = re.compile(r"[-–+]?\d[\d.,]*")
_YEAR = re.compile(r"(?:B|R|Budget|Regnskab)?\s?(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?")

_Row = tuple[tuple[Line, ...], ...]
"""The lines of each cell of a row."""


@dataclass(frozen=True, slots=True)
class Header:
    """The names of a table's columns, and the unit that its figures are in where none is said."""

    names: tuple[str, ...]
    unit: str | None


def rows_of(
    table: PrintedTable,
    words: Sequence[PrintedWord],
    *,
    above: str = "",
    carried: Header | None = None,
) -> tuple[list[Block], Header]:
    """A block for each row of `table`, and its header for a table that goes on.

    `above` is the line above the table, where the unit often stands; `carried` the header of the
    table that this one goes on from, on the page before.
    """
    grid = [tuple(_cell_lines(cell, words) for cell in row) for row in table.rows]
    heads = _header_rows(grid)
    header = _header(grid[:heads], above, len(table.rows[0]))
    if carried is not None and len(carried.names) == len(table.rows[0]):
        heads = heads if _names(grid[:heads], len(carried.names)) == carried.names else 0
        header = carried
    return [
        _block(row, "" if index < heads else _context(header, row))
        for index, row in enumerate(grid)
        if any(row)
    ], header


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
    return tuple(lines_of(pieces_of(word for word in words if _within(word, cell))))


def _within(word: PrintedWord, cell: Box) -> bool:
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
    return cell.x0 <= x < cell.x1 and cell.top <= y < cell.bottom


def _text(lines: Sequence[Line]) -> str:
    return " ".join(word.text for line in lines for word in line.words)


def _header_rows(grid: Sequence[_Row]) -> int:
    """How many rows at the top name columns: those before the first row of figures, two at most."""
    for index, row in enumerate(grid[:3]):
        if any(_is_figure(_text(cell)) for cell in row[1:]):
            return index
    return 1


def _is_figure(text: str) -> bool:
    """Whether a cell holds a figure; a year names a column."""
    bare = _UNIT.sub("", text).strip(" ,()")
    return bool(_FIGURE.fullmatch(bare)) and not _YEAR.fullmatch(bare)


def _header(rows: Sequence[_Row], above: str, columns: int) -> Header:
    names = _names(rows, columns)
    unit = _UNIT.search(names[0]) or _UNIT.search(above) if names else None
    return Header(names, unit[0] if unit else None)


def _names(rows: Sequence[_Row], columns: int) -> tuple[str, ...]:
    """Each column's name: its header cells from top to bottom, a wide one also for its right."""
    names = [""] * columns
    for row in rows:
        wide = ""
        for column, cell in enumerate(row):
            text = _text(cell)
            is_wide_row = len(rows) > 1 and row is rows[0]
            wide = text or (wide if is_wide_row and column else "")
            names[column] = f"{names[column]} {wide}".strip()
    return tuple(names)


def _context(header: Header, row: _Row) -> str:
    """``Produkt: Microsoft 365 E3; 2024: 42,1 mio. kr.``"""
    cells = [_text(cell) for cell in row]
    return "; ".join(
        _named(name, cell, header.unit)
        for name, cell in zip(header.names, cells, strict=False)
        if cell
    )


def _named(name: str, cell: str, unit: str | None) -> str:
    """A cell with its name and, where it is a bare figure, its unit, said once."""
    own = _UNIT.search(name)
    said = own[0] if own else unit
    measured = f"{cell} {said[0].lower()}{said[1:]}" if said and _FIGURE.fullmatch(cell) else cell
    label = _UNIT_AFTER.sub("", name) if measured != cell else name
    label = "" if _UNIT.fullmatch(label) else label
    return f"{label}: {measured}" if label else measured

"""Tables drawn with rules or filled cells: PDFium's edges, pdfplumber's grids.

pdfplumber reads a page ten times slower than PDFium does, and on drawings a hundred times. Its
way from edges to cells needs no page, so it is given the edges that PDFium found.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)

from corpus.spans import Box
from pipeline.printed import PrintedTable, PrintedWord
from pipeline.read.rules import Edge

SNAP = 3.0
"""Points between edges that are taken as one: pdfplumber's default, the gap of white borders."""
MOST_EDGES = 300
"""More merged edges than this draw no table: the densest real ones have some 60."""
LONG = 100.0
"""Points."""
MOST_WORDS = 120
"""A cell of more words than this is a column or a box of text, and its grid the page's design."""

_Cell = tuple[float, float, float, float]
_Row = list[Box | None]


def ruled_tables(
    edges: Sequence[Edge], words: Sequence[PrintedWord], page: int
) -> tuple[PrintedTable, ...]:
    """The tables that `edges` draw around `words` on `page`, top to bottom."""
    merged = merge_edges([_edge(edge) for edge in edges], SNAP, SNAP, SNAP, SNAP)
    if len(merged) > MOST_EDGES:  # cells painted in parts: the rules between them are long
        merged = [edge for edge in merged if edge["width"] + edge["height"] > LONG]
    if not words or len(merged) > MOST_EDGES:
        return ()
    cells = intersections_to_cells(edges_to_intersections(merged, SNAP, SNAP))
    tables = (_table(group, words, page) for group in cells_to_tables(cells))
    found = [table for table in tables if table is not None]
    return tuple(sorted(found, key=lambda table: table.box.top))


def _edge(edge: Edge) -> dict[str, Any]:
    """As pdfplumber holds edges."""
    return {
        "x0": edge.x0,
        "x1": edge.x1,
        "top": edge.top,
        "bottom": edge.bottom,
        "width": edge.x1 - edge.x0,
        "height": edge.bottom - edge.top,
        "orientation": "h" if edge.level else "v",
    }


def _table(cells: Sequence[_Cell], words: Sequence[PrintedWord], page: int) -> PrintedTable | None:
    """The grid without rows and columns that hold no word; ``None`` for frames around text."""
    columns = sorted({cell[0] for cell in cells})
    rows: list[_Row] = []
    for _, group in groupby(sorted(cells, key=lambda cell: (cell[1], cell[0])), lambda c: c[1]):
        by_left = {cell[0]: cell for cell in group}
        rows.append([_filled(by_left.get(left), words, page) for left in columns])
    rows = [row for row in rows if any(row)]
    used = [index for index in range(len(columns)) if any(row[index] for row in rows)]
    grid = [tuple(row[index] for index in used) for row in rows]
    if sum(sum(cell is not None for cell in row) >= 2 for row in grid) < 2:
        return None
    if any(_holds(cell, words) > MOST_WORDS for row in grid for cell in row if cell):
        return None
    return PrintedTable(box=_around(cells, page), rows=tuple(grid), ruled=True)


def _filled(cell: _Cell | None, words: Sequence[PrintedWord], page: int) -> Box | None:
    """The cell's box if a word stands in it."""
    if cell is None:
        return None
    x0, top, x1, bottom = cell
    box = Box(page=page, x0=x0, top=top, x1=x1, bottom=bottom)
    return box if any(stands_in(word, box) for word in words) else None


def _holds(cell: Box, words: Sequence[PrintedWord]) -> int:
    """How many words stand in a cell."""
    return sum(stands_in(word, cell) for word in words)


def stands_in(word: PrintedWord, box: Box) -> bool:
    """Whether the middle of `word` lies in `box`."""
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
    return box.x0 <= x < box.x1 and box.top <= y < box.bottom


def _around(cells: Sequence[_Cell], page: int) -> Box:
    return Box(
        page=page,
        x0=min(cell[0] for cell in cells),
        top=min(cell[1] for cell in cells),
        x1=max(cell[2] for cell in cells),
        bottom=max(cell[3] for cell in cells),
    )

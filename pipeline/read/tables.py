"""Tables drawn with rules or filled cells: PDFium's edges, pdfplumber's grids.

pdfplumber reads a page ten times slower than PDFium does, and on drawings a hundred times. Its
way from edges to cells needs no page, so it is given the edges that PDFium found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from math import inf
from statistics import median
from typing import Any

from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)

from corpus.spans import Box
from pipeline.printed import PrintedTable, PrintedWord
from pipeline.read.aligned import figure_lines
from pipeline.read.rules import Edge

SNAP = 3.0
"""Points between edges that are taken as one: pdfplumber's default, the gap of white borders."""
MOST_EDGES = 300
"""More merged edges than this draw no table: the densest real ones have some 60."""
LONG = 100.0
"""Points."""
MOST_WORDS = 120
"""A cell of more words than this is a column or a box of text, and its grid the page's design."""
NAME_WORDS = 5
"""Of a column, above cells that may hold any."""
SAME_SIZE = 0.15
"""Names are set larger or smaller than the rest by less than this share."""
FEW_WORDS = 40
"""A box of more words than this is read as the text it holds."""

OPEN_ENDS = 3
"""So many upright edges end beside each other where a row is cut."""

_Drawn = dict[str, Any]
"""An edge as pdfplumber holds it."""
_Cell = tuple[float, float, float, float]
_Row = tuple[Box | None, ...]


def ruled_tables(
    edges: Sequence[Edge], words: Sequence[PrintedWord], page: int
) -> tuple[PrintedTable, ...]:
    """The tables that `edges` draw around `words` on `page`, top to bottom."""
    merged = merge_edges([_edge(edge) for edge in edges], SNAP, SNAP, SNAP, SNAP)
    if len(merged) > MOST_EDGES:  # cells painted in parts: the rules between them are long
        merged = [edge for edge in merged if edge["width"] + edge["height"] > LONG]
    if not words or len(merged) > MOST_EDGES:
        return ()
    merged.extend(_edge(end) for end in _ends(merged))
    cells = intersections_to_cells(edges_to_intersections(merged, SNAP, SNAP))
    groups = cells_to_tables(cells)
    grids = [group for group in groups if len({cell[1] for cell in group}) > 1]
    boxes = _boxes(set(cells).difference(*grids), words, page)
    tables = [*(_table(group, words, page) for group in groups), *boxes]
    found = [table for table in tables if table is not None]
    return tuple(sorted(found, key=lambda table: table.box.top))


def _ends(merged: Sequence[_Drawn]) -> Iterator[Edge]:
    """The level edges that close a table whose row the page's end divides: its upright ones begin
    or end beside each other there, and none that is level meets them."""
    level, upright = ([e for e in merged if e["orientation"] == side] for side in "hv")
    for side in ("top", "bottom"):
        for height in {round(edge[side]) for edge in upright}:
            ends = [edge["x0"] for edge in upright if abs(edge[side] - height) < SNAP]
            if len(ends) < OPEN_ENDS:
                continue
            if not any(abs(edge["top"] - height) <= 2 * SNAP for edge in level):
                yield Edge(x0=min(ends), top=height, x1=max(ends), bottom=height)


def _boxes(
    cells: Iterable[_Cell], words: Sequence[PrintedWord], page: int
) -> Iterator[PrintedTable]:
    """Boxes of a few words that stand beside each other, such as those of key figures, as a row."""
    rows: list[list[_Cell]] = []
    for cell in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        x0, top, _, bottom = rows[-1][-1] if rows else cell
        is_level = abs(cell[1] - top) < SNAP and abs(cell[3] - bottom) < SNAP
        if rows and is_level and cell[0] > x0:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    for row in rows:
        boxes = tuple(_filled(cell, words, page) for cell in row)
        if len(row) > 1 and all(box and _is_key_box(box, words) for box in boxes):
            yield PrintedTable(box=_around(row, page), rows=(boxes,), ruled=True)


def _is_key_box(cell: Box, words: Sequence[PrintedWord]) -> bool:
    """Whether a box holds a few words on several lines: words marked in a line have lower ones."""
    held = [word for word in words if word.stands_in(cell)]
    lines = {round(word.box.bottom) for word in held}
    return len(lines) > 1 and len(held) <= FEW_WORDS


def _edge(edge: Edge) -> _Drawn:
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
    by_place = {(cell[1], cell[0]): cell for cell in (*cells, *_gaps(cells, words))}
    rows = [
        [_filled(by_place.get((top, left)), words, page) for left in columns]
        for top in sorted({cell[1] for cell in cells})
    ]
    rows = [row for row in rows if any(row)]
    used = [index for index in range(len(columns)) if any(row[index] for row in rows)]
    grid = [tuple(row[index] for index in used) for row in rows]
    if sum(sum(cell is not None for cell in row) >= 2 for row in grid) < 2:
        return None
    is_full = any(_holds(cell, words) > MOST_WORDS for row in grid for cell in row if cell)
    if is_full and not _names_all(grid[0], words):
        return None
    parted = [part for row in _joined_rows(grid) for part in _parted(row, words)]
    return PrintedTable(box=_around(cells, page), rows=tuple(parted), ruled=True)


def _names_all(row: _Row, words: Sequence[PrintedWord]) -> bool:
    """Whether a first row names each column in a few words set like most of the others."""
    if not all(cell is not None and _holds(cell, words) <= NAME_WORDS for cell in row):
        return False
    size = median(word.size for word in words)
    names = [word for cell in row if cell for word in words if word.stands_in(cell)]
    return all(abs(word.size - size) < SAME_SIZE * size for word in names)


def _joined_rows(rows: Iterable[_Row]) -> list[_Row]:
    """The rows, with those put together whose cells stand beside each other.

    A row is in two where one of its cells begins higher than the others.
    """
    joined: list[_Row] = []
    for row in rows:
        if joined and _are_beside(joined[-1], row):
            joined[-1] = tuple(cell or other for cell, other in zip(joined[-1], row, strict=True))
        else:
            joined.append(row)
    return joined


def _are_beside(higher: _Row, row: _Row) -> bool:
    """Whether the cells of a row that begins higher stand in other columns, as far down."""
    bottom = max(cell.bottom for cell in row if cell)
    return all(
        cell is None or (other is None and cell.bottom > bottom - SNAP)
        for cell, other in zip(higher, row, strict=True)
    )


def _parted(row: _Row, words: Sequence[PrintedWord]) -> list[_Row]:
    """A row as the rows that it is, where rules part groups of rows alone.

    It is several where two of its cells hold as many lines, each a figure.
    """
    lines = [figure_lines([word for word in words if word.stands_in(cell)]) for cell in row if cell]
    counts = Counter(len(own) for own in lines if len(own) > 1)
    parted = next((own for own in lines if counts[len(own)] > 1), [])
    if not parted:
        return [row]
    cuts = [(above[1] + below[0]) / 2 for above, below in pairwise(parted)]
    return [
        tuple(_within(cell, top, bottom, words) for cell in row)
        for top, bottom in pairwise([-inf, *cuts, inf])
    ]


def _within(
    cell: Box | None, top: float, bottom: float, words: Sequence[PrintedWord]
) -> Box | None:
    """The part of a cell between two heights, if a word stands in it."""
    if cell is None:
        return None
    part = replace(cell, top=max(cell.top, top), bottom=min(cell.bottom, bottom))
    return part if any(word.stands_in(part) for word in words) else None


def _gaps(cells: Sequence[_Cell], words: Sequence[PrintedWord]) -> Iterator[_Cell]:
    """The stretches of rows within the table's outer edges that no rules close into cells.

    Many tables are open at their sides, and a corner above the first column is often left out.
    A stretch in which several columns stand is none of them.
    """
    lefts, tops = (sorted({cell[side] for cell in cells}) for side in (0, 1))
    rights = [*lefts[1:], max(cell[2] for cell in cells)]
    bottoms = [*tops[1:], max(cell[3] for cell in cells)]
    for top, bottom in zip(tops, bottoms, strict=True):
        taken = [cell for cell in cells if cell[1] < bottom and cell[3] > top]
        gaps = [
            (left, top, right, bottom)
            for left, right in zip(lefts, rights, strict=True)
            if not any(cell[0] < right and cell[2] > left for cell in taken)
        ]
        yield from (gap for gap in _joined_by_words(gaps, words) if _is_one_column(gap, words))


def _is_one_column(gap: _Cell, words: Sequence[PrintedWord]) -> bool:
    """Whether no white strip as wide as the type size parts the words in a gap."""
    x0, top, x1, bottom = gap
    box = Box(page=0, x0=x0, top=top, x1=x1, bottom=bottom)
    held = sorted((word for word in words if word.stands_in(box)), key=lambda word: word.box.x0)
    reaches = accumulate((word.box.x1 for word in held), max)
    return all(
        word.box.x0 - reach <= word.size for word, reach in zip(held[1:], reaches, strict=False)
    )


def _joined_by_words(gaps: Sequence[_Cell], words: Sequence[PrintedWord]) -> list[_Cell]:
    """The gaps of a row; those are one whose common edge a word stands across."""
    joined: list[_Cell] = []
    for x0, top, x1, bottom in gaps:
        crossed = any(
            word.box.x0 < x0 < word.box.x1 and word.box.top < bottom and word.box.bottom > top
            for word in words
        )
        if joined and joined[-1][2] == x0 and crossed:
            joined[-1] = (*joined[-1][:2], x1, bottom)
        else:
            joined.append((x0, top, x1, bottom))
    return joined


def _filled(cell: _Cell | None, words: Sequence[PrintedWord], page: int) -> Box | None:
    """The cell's box if a word stands in it."""
    if cell is None:
        return None
    x0, top, x1, bottom = cell
    box = Box(page=page, x0=x0, top=top, x1=x1, bottom=bottom)
    return box if any(word.stands_in(box) for word in words) else None


def _holds(cell: Box, words: Sequence[PrintedWord]) -> int:
    """How many words stand in a cell."""
    return sum(word.stands_in(cell) for word in words)


def _around(cells: Sequence[_Cell], page: int) -> Box:
    return Box(
        page=page,
        x0=min(cell[0] for cell in cells),
        top=min(cell[1] for cell in cells),
        x1=max(cell[2] for cell in cells),
        bottom=max(cell[3] for cell in cells),
    )

"""Tables without rules whose columns a bold line names: what begins below its names are cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus.spans import Box
from pipeline.printed import PrintedTable, PrintedWord
from pipeline.read.strips import Strip, Words, lines_of, middle_of, unbroken

GAP = 1.0
"""Columns stand at least so many type sizes apart."""
SAME_LEFT = 3.0
"""Points by which cells of a column begin beside its name."""
MIN_COLUMNS = 3
MIN_ROWS = 3
CLOSE = 2.6
"""Lines further apart than so many type sizes are not of one table."""


def headed_tables(words: Sequence[PrintedWord], page: int) -> tuple[PrintedTable, ...]:
    """The tables below bold lines of names among `words` of `page`, top to bottom."""
    lines = lines_of(word for word in words if word.turn == 0 and not word.hidden)
    tables = (_table(lines[place:], page) for place, line in enumerate(lines) if _is_bold(line))
    return tuple(table for table in tables if table is not None)


def _table(lines: Sequence[Words], page: int) -> PrintedTable | None:
    """The table that the first of `lines` heads, if it does: most rows have all cells and are one
    line, which columns of text below headlines are not."""
    lefts = [x0 for x0, _ in unbroken(lines[0], GAP)]
    if len(lefts) < MIN_COLUMNS:
        return None
    rows: list[list[Words]] = [[lines[0]]]
    for above, line in pairwise(lines):
        if not _goes_on(above, line) or not _fits(line, lefts):
            break
        if _is_of_row(line, lefts):
            rows[-1].append(line)
        else:
            rows.append([line])
    body = rows[1:]
    full = sum(len(list(unbroken(row[0], GAP))) == len(lefts) for row in body)
    is_of_rows = 3 * len(body) > 2 * sum(map(len, body))
    if len(rows) < MIN_ROWS or 2 * full <= len(body) or not is_of_rows:
        return None
    words = [word for row in rows for line in row for word in line]
    edges = [left - SAME_LEFT for left in lefts] + [max(word.box.x1 for word in words) + 1]
    grid = tuple(_cells(row, edges, page) for row in rows)
    top, bottom = min(word.box.top for word in words), max(word.box.bottom for word in words)
    box = Box(page=page, x0=edges[0], top=top, x1=edges[-1], bottom=bottom)
    return PrintedTable(box=box, rows=grid, ruled=False)


def _is_bold(line: Words) -> bool:
    return all(word.bold for word in line)


def _goes_on(above: Words, line: Words) -> bool:
    """Whether a line follows closely, and is no further head."""
    return not _is_bold(line) and middle_of(line) - middle_of(above) < CLOSE * line[0].size


def _fits(line: Words, lefts: Sequence[float]) -> bool:
    """Whether what stands on a line begins below the names, and reaches to no other."""
    return all(_column(strip, lefts) is not None for strip in unbroken(line, GAP))


def _column(strip: Strip, lefts: Sequence[float]) -> int | None:
    x0, x1 = strip
    for column, left in enumerate(lefts):
        if abs(x0 - left) <= SAME_LEFT:
            after = lefts[column + 1] if column + 1 < len(lefts) else float("inf")
            return column if x1 < after else None
    return None


def _is_of_row(line: Words, lefts: Sequence[float]) -> bool:
    """Whether a line goes on in cells that begin above: it has no name, or half a sentence."""
    return line[0].box.x0 > lefts[0] + SAME_LEFT or line[0].text[0].islower()


def _cells(row: Sequence[Words], edges: Sequence[float], page: int) -> tuple[Box | None, ...]:
    words = [word for line in row for word in line]
    top, bottom = min(word.box.top for word in words), max(word.box.bottom for word in words)
    boxes = [Box(page=page, x0=x0, top=top, x1=x1, bottom=bottom) for x0, x1 in pairwise(edges)]
    return tuple(box if any(word.stands_in(box) for word in words) else None for box in boxes)

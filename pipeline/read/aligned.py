"""Tables without rules, known by words that stand in line below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from corpus.spans import Box
from pipeline.printed import PrintedTable, PrintedWord

APART = 1.0
"""Cells of a row stand at least so many type sizes apart."""
SAME_LINE = 0.4
"""Middles of words on one line lie within this share of the type size."""
MIN_ROWS = 3
LARGER = 1.12
"""A line larger than the rows by this factor is a headline."""
NUMERIC = 0.4
"""So many of the cells below the head and after the first column must be figures. What else stands
in line below each other are columns of text, forms and lists of names, which read well by lines."""
LEADING = 1.6
"""Lines of one label are not further apart than so many type sizes."""
CLOSE = 2.6
"""Rows further apart than so many type sizes are not of one table."""

_FIGURE = re.compile(
    r"[-–+±<>≈~]?\s?(?:\d{1,3}(?: \d{3})+|[\d.,]+)(?:\s*(?:%|pct\.?|kr\.?|mio\.?|mia\.?|t\.|\*))*"
    r"|\([\d., ]+\)|[\d., ]+[-–]|[-–]|0"
)

_GOES_ON = re.compile(r"(?!heraf\b|herunder\b|inkl\b|ekskl\b|bl\.)[a-zæøå]{3}")
"""How the further lines of a label begin; parts of what stands above have a row of their own."""


@dataclass(frozen=True, slots=True)
class _Cell:
    x0: float
    x1: float
    text: str


@dataclass(frozen=True, slots=True)
class _Row:
    top: float
    bottom: float
    size: float
    cells: tuple[_Cell, ...]

    @property
    def figures(self) -> int:
        """Cells after the first that are figures."""
        return sum(is_figure(cell.text) for cell in self.cells[1:])


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure alone."""
    return bool(_FIGURE.fullmatch(text))


def aligned_tables(words: Sequence[PrintedWord], page: int) -> tuple[PrintedTable, ...]:
    """The unruled tables of figures among the upright `words` of `page`, top to bottom."""
    rows = _rows([word for word in words if word.turn == 0 and not word.hidden])
    return tuple(table for run in _runs(rows) for table in _tables(_without_text(run), page))


def figure_lines(words: Sequence[PrintedWord]) -> list[tuple[float, float]]:
    """Top and bottom of the lines that `words` make; none where one holds more than a figure."""
    rows = _rows(words)
    texts = (" ".join(cell.text for cell in row.cells) for row in rows)
    if not all(map(is_figure, texts)):
        return []
    return [(row.top, row.bottom) for row in rows]


def _rows(words: Sequence[PrintedWord]) -> list[_Row]:
    lines: list[list[PrintedWord]] = []
    for word in sorted(words, key=lambda word: word.box.top + word.box.bottom):
        if lines and _same_line(lines[-1][0], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_row(sorted(line, key=lambda word: word.box.x0)) for line in lines]


def _same_line(first: PrintedWord, word: PrintedWord) -> bool:
    off = (word.box.top + word.box.bottom - first.box.top - first.box.bottom) / 2
    return abs(off) <= SAME_LINE * max(first.size, word.size)


def _row(line: Sequence[PrintedWord]) -> _Row:
    size = max(word.size for word in line)
    cells: list[list[PrintedWord]] = [[line[0]]]
    for before, word in pairwise(line):
        if word.box.x0 - before.box.x1 > APART * size:
            cells.append([word])
        else:
            cells[-1].append(word)
    return _Row(
        min(word.box.top for word in line),
        max(word.box.bottom for word in line),
        size,
        tuple(
            _Cell(cell[0].box.x0, cell[-1].box.x1, " ".join(word.text for word in cell))
            for cell in cells
        ),
    )


def _runs(rows: Sequence[_Row]) -> list[list[_Row]]:
    """Rows of several cells that follow each other closely, with figures in many of them.

    A line within the first column, between such rows, is a part's heading or a label's first line.
    """
    runs: list[list[_Row]] = [[]]
    for row in rows:
        run = runs[-1]
        if run and row.top - run[-1].top >= CLOSE * row.size:
            run = []
            runs.append(run)
        if len(row.cells) >= 2 or (run and (_within_first(row, run) or _ends_name(row, run))):
            run.append(row)
        elif run:
            runs.append([])
    trimmed = (_trimmed(run) for run in runs)
    return [run for run in trimmed if len(run) >= MIN_ROWS and _is_of_figures(run)]


def _within_first(row: _Row, run: Sequence[_Row]) -> bool:
    """Whether the only cell of `row` stands in the first column of `run`."""
    second = min((other.cells[1].x0 for other in run if len(other.cells) > 1), default=0.0)
    return row.cells[0].x1 < second


def _ends_name(row: _Row, run: Sequence[_Row]) -> bool:
    """Whether the only cell of `row` ends a name of a column, which begins in the line above it:
    ``bruger, kr.`` below ``Udgift pr.``, where that line heads the run."""
    cell, head = row.cells[0], run[-1]
    return (
        len(run) == 1
        and head.figures == 0
        and not is_figure(cell.text)
        and row.top - head.top <= LEADING * row.size
        and any(cell.x0 < name.x1 and cell.x1 > name.x0 for name in head.cells[1:])
    )


def _trimmed(run: list[_Row]) -> list[_Row]:
    """The rows up to the last of several cells, with the further lines of its label."""
    last = max((index for index, row in enumerate(run) if len(row.cells) > 1), default=-1)
    for above, row in pairwise(run[last:] if last >= 0 else []):
        if not _ends_label(row, above):
            break
        last += 1
    return run[: last + 1]


def _ends_label(row: _Row, above: _Row) -> bool:
    """Whether a line is the last one of the label above it: sentences end with a full stop."""
    label, first = row.cells[0], above.cells[0]
    return (
        bool(_GOES_ON.match(label.text))
        and not label.text.endswith(".")
        and label.x1 < first.x1
        and row.top - above.top <= LEADING * row.size
    )


def _is_of_figures(run: Sequence[_Row]) -> bool:
    cells = sum(len(row.cells) - 1 for row in run[1:])
    return cells > 0 and sum(row.figures for row in run[1:]) >= NUMERIC * cells


def _without_text(run: list[_Row]) -> list[_Row]:
    """The rows without a column of running text that happens to stand to the left of the table."""
    most = max(len(row.cells) for row in run)
    left = min(row.cells[1].x0 for row in run if len(row.cells) == most)
    if _goes_on_in_sentences(run):
        rows = [row for row in run if len(row.cells) > 1]
    elif _misses_lines(run, left):
        rows = run
    else:
        return run
    kept = (tuple(cell for cell in row.cells if cell.x0 >= left) for row in rows)
    return [replace(row, cells=cells) for row, cells in zip(rows, kept, strict=True) if cells]


def _with_whole_labels(run: Sequence[_Row]) -> list[_Row]:
    """The rows, with the lines of a label that stand alone put to the row that they are of."""
    whole: list[_Row] = []
    ended = run[1] if len(run[1].cells) == 1 and _ends_name(run[1], run[:1]) else None
    for row in run:
        before = whole[-1] if whole else None
        alone = before is not None and 1 in (len(row.cells), len(before.cells))
        goes_on = alone and row is not ended and _GOES_ON.match(row.cells[0].text)
        if before is not None and goes_on:
            whole[-1] = _one_row(before, row)
        else:
            whole.append(row)
    return whole


def _one_row(above: _Row, below: _Row) -> _Row:
    first, other = above.cells[0], below.cells[0]
    label = _Cell(min(first.x0, other.x0), max(first.x1, other.x1), f"{first.text} {other.text}")
    cells = (label, *above.cells[1:], *below.cells[1:])
    return _Row(above.top, below.bottom, above.size, cells)


def _goes_on_in_sentences(run: Sequence[_Row]) -> bool:
    """Whether most lines begin with small letters, in the midst of sentences; labels do not."""
    small = sum(row.cells[0].text[0].islower() for row in run)
    return 2 * small > len(run)


def _misses_lines(run: Sequence[_Row], left: float) -> bool:
    """Whether what ends before `left` and what begins there often stand on lines of their own.

    So do the two pages of a spread. A label over several lines and one for several rows do not:
    only the one or the other stands alone.
    """
    before = sum(row.cells[-1].x1 < left for row in run)
    behind = sum(row.cells[0].x0 >= left for row in run)
    return 2 * min(before, behind) > len(run) - before - behind


def _tables(run: Sequence[_Row], page: int) -> list[PrintedTable]:
    """The grid of the rows, one for each headline among them; none where their cells do not stand
    below each other."""
    columns = _columns(run[1:])
    if (
        len(run) < MIN_ROWS
        or not _is_of_figures(run)
        or len(columns) < 2
        or len(columns) != max(len(row.cells) for row in run[1:])
    ):
        return []
    left = min(row.cells[0].x0 for row in run)
    right = max(row.cells[-1].x1 for row in run)
    edges = [left, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), right]
    parts = _below_headlines(_with_whole_labels(run))
    return [_table(part, edges, page) for part in parts]


def _table(rows: Sequence[_Row], edges: Sequence[float], page: int) -> PrintedTable:
    grid = tuple(tuple(_box(row, x0, x1, page) for x0, x1 in pairwise(edges)) for row in rows)
    box = Box(page=page, x0=edges[0], top=rows[0].top, x1=edges[-1], bottom=rows[-1].bottom)
    return PrintedTable(box=box, rows=grid, ruled=False)


def _below_headlines(rows: Sequence[_Row]) -> list[list[_Row]]:
    """The rows in parts, without the larger lines that stand over them, such as the groups of a
    list of prices; whole where names of columns hold for all of them."""
    if rows[0].figures < len(rows[0].cells) - 1:
        return [list(rows)]
    size = median(row.size for row in rows)
    parts: list[list[_Row]] = [[]]
    for row in rows:
        if len(row.cells) == 1 and row.size > LARGER * size:
            parts.append([])
        else:
            parts[-1].append(row)
    return [part for part in parts if part]


def _box(row: _Row, x0: float, x1: float, page: int) -> Box | None:
    """The box of the cells of `row` whose middle lies in a column."""
    cells = [cell for cell in row.cells if x0 <= (cell.x0 + cell.x1) / 2 <= x1]
    if not cells:
        return None
    return Box(page=page, x0=cells[0].x0, top=row.top, x1=cells[-1].x1, bottom=row.bottom)


def _columns(run: Sequence[_Row]) -> list[tuple[float, float]]:
    """Where the cells of all rows stand, merged where they overlap."""
    columns: list[tuple[float, float]] = []
    for x0, x1 in sorted((cell.x0, cell.x1) for row in run for cell in row.cells):
        if columns and x0 <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns

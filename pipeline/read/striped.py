"""Tables of which rules or fills part the rows alone: the white between words parts the columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from corpus.spans import Box
from pipeline.printed import PrintedTable, PrintedWord
from pipeline.read.rules import Edge
from pipeline.read.strips import Strip, Words, lines_of, middle_of, unbroken

SNAP = 3.0
"""Points between the ends of rules, or two sides of a stroke, that are taken as one."""
GAP = 0.6
"""Columns stand at least so many type sizes apart: more than a word space, less than padding."""
MIN_ROWS = 3
MOST_RULES = 300
"""More level rules than this are a drawing."""
MOST_WORDS = 120
"""A cell of more words than this is a column of text."""
WIDE = 0.6
"""Lines without a gap over more than this share of the width are text between two tables."""
CLOSE = 1.5
"""A row outside the outermost rules has its middle within so many type sizes of one of them."""
CROSSED = 0.2
"""The white between columns is crossed by at most this share of the rows: heads and part titles."""
RUNNING = 12
"""More words a row than this beside labels are running text, read by sentences."""
SHORT = 8.0
"""Points; upright edges longer than this part columns, which makes a table of another kind."""

_MARK = re.compile(r"[^\w\s]|\(?\w{1,3}[.)]|\d+(?:\.\d+)*")
"""What stands before an item of a list."""


@dataclass(frozen=True, slots=True)
class _Band:
    """The lines between two rules, or one outside the outermost of them."""

    lines: tuple[Words, ...]
    ruled: bool

    @property
    def words(self) -> Words:
        """Line by line."""
        return tuple(word for line in self.lines for word in line)

    @property
    def strips(self) -> list[Strip]:
        """From where to where words stand without a gap, line by line."""
        return [strip for line in self.lines for strip in unbroken(line, GAP)]

    def is_text(self, width: float) -> bool:
        """Whether its lines run on over most of the table's width."""
        strips = self.strips
        return len(strips) == len(self.lines) and max(b - a for a, b in strips) > WIDE * width

    def is_row(self, cuts: Sequence[float], *, names: bool) -> bool:
        """Whether its words stand in several columns, and across none unless they may be names."""
        return len(self.columns(cuts)) > 1 and (
            names or not any(x0 < cut < x1 for x0, x1 in self.strips for cut in cuts)
        )

    def columns(self, cuts: Sequence[float]) -> set[int]:
        """The columns between `cuts` in which its strips begin."""
        return {sum(cut < x0 for cut in cuts) for x0, _ in self.strips}


def striped_tables(
    edges: Sequence[Edge], words: Sequence[PrintedWord], page: int
) -> tuple[PrintedTable, ...]:
    """The tables that level rules of one width draw around `words` on `page`, top to bottom."""
    uprights = [edge for edge in edges if not edge.level and edge.bottom - edge.top > SHORT]
    stacks = [rules for rules in _stacks(edges) if not _are_parted(rules, uprights)]
    if not stacks:
        return ()
    lines = lines_of([word for word in words if word.turn == 0 and not word.hidden])
    tables = (
        _table(run, rules[0], page)
        for rules in stacks
        for run in _runs(_bands(rules, lines), rules[0].x1 - rules[0].x0)
    )
    return tuple(sorted((table for table in tables if table), key=lambda table: table.box.top))


def _stacks(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
    """Level rules that begin and end below each other, each stack from top to bottom."""
    whole = _whole(edges)
    if len(whole) > MOST_RULES:
        return
    for begun in _near(whole, lambda rule: rule.x0):
        for stack in _near(begun, lambda rule: rule.x1):
            if len(stack) >= MIN_ROWS:
                yield sorted(stack, key=lambda rule: rule.top)


def _whole(edges: Sequence[Edge]) -> list[Edge]:
    """The level rules, with those put together that are drawn cell by cell or side by side."""
    whole: list[Edge] = []
    for level in _near((edge for edge in edges if edge.level), lambda edge: edge.top):
        for place, edge in enumerate(sorted(level, key=lambda edge: edge.x0)):
            if place and edge.x0 <= whole[-1].x1 + SNAP:
                whole[-1] = replace(whole[-1], x1=max(whole[-1].x1, edge.x1))
            else:
                whole.append(edge)
    return whole


def _near(edges: Iterable[Edge], place: Callable[[Edge], float]) -> list[list[Edge]]:
    """The edges in groups, by places that follow each other closely."""
    groups: list[list[Edge]] = []
    for edge in sorted(edges, key=place):
        if groups and place(edge) - place(groups[-1][-1]) <= SNAP:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return groups


def _are_parted(rules: Sequence[Edge], uprights: Iterable[Edge]) -> bool:
    """Whether upright edges stand between the rules' ends."""
    first, last = rules[0], rules[-1]
    return any(
        first.x0 + SNAP < edge.x0 < first.x1 - SNAP
        and first.top + SNAP < edge.bottom
        and edge.top < last.top - SNAP
        for edge in uprights
    )


def _bands(rules: Sequence[Edge], lines: Sequence[Words]) -> list[_Band]:
    """What stands between the rules, with the lines next to the first and the last of them."""
    x0, x1 = rules[0].x0 - SNAP, rules[0].x1 + SNAP
    inside = [tuple(w for w in line if x0 <= w.box.x0 and w.box.x1 <= x1) for line in lines]
    inside = [line for line in inside if line]
    above = [line for line in inside if 0 < rules[0].top - middle_of(line) < CLOSE * line[0].size]
    below = [line for line in inside if 0 < middle_of(line) - rules[-1].top < CLOSE * line[0].size]
    bands = [
        _Band(tuple(above[-1:]), ruled=False),
        *(
            _Band(tuple(line for line in inside if upper.top <= middle_of(line) < lower.top), True)
            for upper, lower in pairwise(rules)
        ),
        _Band(tuple(below[:1]), ruled=False),
    ]
    return [band for band in bands if band.lines]


def _runs(bands: Sequence[_Band], width: float) -> Iterator[list[_Band]]:
    """The bands that follow each other without text across the table's width between them."""
    run: list[_Band] = []
    for band in bands:
        if band.is_text(width):
            yield run
            run = []
        else:
            run.append(band)
    yield run


def _table(run: Sequence[_Band], rule: Edge, page: int) -> PrintedTable | None:
    """The grid of the bands; ``None`` where no white parts their words into columns."""
    cuts = _cuts([band for band in run if band.ruled])
    bands = [band for band in run if band.ruled or band.is_row(cuts, names=band is run[0])]
    filled = sum(len(band.columns(cuts)) > 1 for band in bands)
    if not cuts or len(bands) < MIN_ROWS or 3 * filled < 2 * len(bands):
        return None
    if len(cuts) == 1 and _are_labels(bands, cuts[0]):
        return None
    edges = [rule.x0 - SNAP, *cuts, rule.x1 + SNAP]
    rows = tuple(_row(band, edges, page) for band in bands)
    words = [word for band in bands for word in band.words]
    if any(
        sum(word.stands_in(cell) for word in words) > MOST_WORDS
        for row in rows
        for cell in row
        if cell
    ):
        return None
    top, bottom = min(word.box.top for word in words), max(word.box.bottom for word in words)
    box = Box(page=page, x0=edges[0], top=top, x1=edges[-1], bottom=bottom)
    return PrintedTable(box=box, rows=rows, ruled=True)


def _are_labels(bands: Sequence[_Band], cut: float) -> bool:
    """Whether running text stands to the right of a cut, so that the left side names its parts."""
    beside = [word for band in bands for word in band.words if word.box.x0 > cut]
    return len(beside) > RUNNING * len(bands)


def _cuts(bands: Sequence[_Band]) -> list[float]:
    """The middles of the white strips that part columns, from left to right."""
    if not bands:
        return []
    size = median(band.lines[0][0].size for band in bands)
    strips: list[Strip] = []
    for allowed in range(int(CROSSED * len(bands)) + 1):
        strips += [
            (x0, x1)
            for x0, x1 in _white([band.strips for band in bands], allowed)
            if x1 - x0 >= GAP * size and not any(x0 < b and a < x1 for a, b in strips)
        ]
    cuts = sorted((x0 + x1) / 2 for x0, x1 in strips)
    return [cut for cut in cuts if _parts_words(cut, bands)]


def _white(bands: Sequence[Sequence[Strip]], allowed: int) -> list[Strip]:
    """The strips of the page that the words of at most `allowed` bands cross."""
    sides = sorted({side for band in bands for strip in band for side in strip})
    white: list[Strip] = []
    for x0, x1 in pairwise(sides):
        if sum(any(a <= x0 and x1 <= b for a, b in band) for band in bands) > allowed:
            continue
        if white and white[-1][1] == x0:
            white[-1] = (white[-1][0], x1)
        else:
            white.append((x0, x1))
    return white


def _parts_words(cut: float, bands: Sequence[_Band]) -> bool:
    """Whether words of several bands stand on both sides of a cut, more than marks of items."""
    before = [word.text for band in bands for word in band.words if word.box.x0 < cut]
    both = sum(len(band.columns([cut])) > 1 for band in bands)
    return both > 1 and not all(map(_MARK.fullmatch, before))


def _row(band: _Band, edges: Sequence[float], page: int) -> tuple[Box | None, ...]:
    """The boxes of a band's cells; one that reaches over several columns stands in the first."""
    strips, words = band.strips, band.words
    top, bottom = min(word.box.top for word in words), max(word.box.bottom for word in words)
    kept = [edge for edge in edges if not any(x0 < edge < x1 for x0, x1 in strips)]
    row: list[Box | None] = []
    for left in edges[:-1]:
        right = next(edge for edge in kept if edge > left)
        box = Box(page=page, x0=left, top=top, x1=right, bottom=bottom)
        holds = left in kept and any(word.stands_in(box) for word in words)
        row.append(box if holds else None)
    return tuple(row)

"""Reading order: columns from left to right, broken by what runs across them.

A recursive cut along white space (Nagy and Seth 1984, the X-Y cut) with three changes that council
papers ask for. Lines that cross a gutter (a heading over two columns) divide the page into bands
instead of hiding the gutter. A gutter counts only where running text stands beside it, so that
forms and tables are read by rows. And labels in the margin are read with the text they stand by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from statistics import median

from pipeline.layout.lines import Piece, level_rows
from pipeline.layout.stacks import stacks_of

GUTTER = 0.7
"""The least width of a gutter, as a share of the type size."""
CROSSED = 0.5
"""A gutter between running text may be crossed by this share of the lines, not by more."""
CROSSED_BY_LABELS = 0.25
"""A gutter between text and labels must show more plainly."""
PROSE_LINES = 3
PROSE_WORDS = 3.0
"""Running text has at least so many lines, and so many words a line, in the narrowest columns."""
ALIGNED = 0.8
"""So much of a column of numbers shares its lines with the words that it belongs to."""
LEVEL = 0.3
"""Middles closer than this share of the type size are of one line, whatever stands between."""
APART = 1.6
"""Margin labels further apart than this, from line to line in type sizes, are two labels."""

Column = list[Piece]


@dataclass(frozen=True, slots=True)
class Gutter:
    """A strip between two columns, in points from the left of the page."""

    x0: float
    x1: float

    @property
    def width(self) -> float:
        """Points."""
        return self.x1 - self.x0

    def crossed_by(self, piece: Piece) -> bool:
        """Whether `piece` stands on both sides of the strip."""
        return piece.box.x0 < self.x0 and piece.box.x1 > self.x1

    def split(self, pieces: Sequence[Piece]) -> tuple[Column, Column]:
        """The pieces to the left and to the right, those that cross left out."""
        middle = self.x0 + self.x1
        left = [piece for piece in pieces if piece.box.x0 + piece.box.x1 <= middle]
        right = [piece for piece in pieces if piece.box.x0 + piece.box.x1 > middle]
        return (
            [piece for piece in left if not self.crossed_by(piece)],
            [piece for piece in right if not self.crossed_by(piece)],
        )


def columns_of(pieces: Sequence[Piece]) -> list[Column]:
    """The pieces of a page as columns in reading order."""
    if stacks := stacks_of(pieces):
        return [*columns_of(stacks.above), *stacks.lines, *columns_of(stacks.below)]
    gutter = _gutter(pieces)
    if gutter is None:
        return [list(pieces)] if pieces else []
    bands = _bands(pieces, gutter)
    if len(bands) > 1:
        return [column for band in bands for column in columns_of(band)]
    left, right = gutter.split(pieces)
    if len(left) + len(right) < len(pieces):
        return [list(pieces)]
    if not _is_prose(left) or _names_parts(left, right):
        return [column for band in _labelled(left, right) for column in band]
    return columns_of(left) + columns_of(right)


def _bands(pieces: Sequence[Piece], gutter: Gutter) -> list[Column]:
    """The pieces in bands from top to bottom that cross the gutter or stand beside it.

    A line or two beside the gutter among lines that cross it are of the same text as these, broken
    there by chance; and so are lines on one side of it alone, such as those of a narrower column
    further down.
    """
    ordered = sorted(pieces, key=lambda piece: piece.middle)
    runs = [(crosses, list(run)) for crosses, run in groupby(ordered, key=gutter.crossed_by)]
    _take_over(runs)
    return [
        [piece for _, run in band for piece in run]
        for _, band in groupby(
            runs, key=lambda run: run[0] or (len(runs) > 1 and _is_broken(run[1], gutter))
        )
    ]


def _take_over(runs: Sequence[tuple[bool, Column]]) -> None:
    """Move the short last line of text across the gutter, and the name of a table across it, to
    the run that they are of."""
    for (crosses, above), (_, below) in pairwise(runs):
        if crosses and len(below) > 1 and _ends_text(above[-1], below[0], below[1]):
            above.append(below.pop(0))
        elif not crosses and len(above) > 1 and _names_table(above[-2], above[-1], below[0]):
            below.insert(0, above.pop())


def _ends_text(above: Piece, last: Piece, below: Piece) -> bool:
    """Whether a piece alone on its line follows one across the gutter as lines of one text do."""
    return (
        above.table is None
        and not _is_level(last, below)
        and last.middle - above.middle < APART * last.size
        and abs(last.box.x0 - above.box.x0) < LEVEL * last.size
        and abs(last.size - above.size) < LEVEL
    )


def _names_table(above: Piece, name: Piece, table: Piece) -> bool:
    """Whether a piece alone on its line, parted from what stands above, begins where the table
    below it does."""
    return (
        table.table is not None
        and name.middle - above.middle > APART * name.size
        and 0 <= table.box.top - name.box.bottom < APART * name.size
        and abs(name.box.x0 - table.box.x0) < name.size
    )


def _is_broken(pieces: Sequence[Piece], gutter: Gutter) -> bool:
    """Whether pieces beside the gutter are no columns there."""
    return len(level_rows(pieces)) < PROSE_LINES or not all(gutter.split(pieces))


def _labelled(labels: Column, text: Column) -> Iterator[list[Column]]:
    """Each margin label with the text from its first line down to the next label."""
    starts = list(_starts(labels))
    tops = [start.middle - start.size / 2 for start in starts[1:]]
    above = float("-inf")
    for below in (*tops, float("inf")):
        label = [piece for piece in labels if above <= piece.middle < below]
        beside = [piece for piece in text if above <= piece.middle < below]
        if len(label) == 1 and (_is_one_line(label[0], beside) or _is_said_of(label[0], beside)):
            yield [label + beside]
        else:
            yield columns_of(label) + columns_of(beside)
        above = below


def _starts(labels: Column) -> Iterator[Piece]:
    """The first piece of each margin label: after a gap, or behind a colon where all end in one."""
    for stack in _stacks(labels):
        yield stack[0]
        if stack[-1].has_colon:
            yield from (piece for above, piece in pairwise(stack) if above.has_colon)


def _is_one_line(label: Piece, beside: Column) -> bool:
    """Whether one piece stands beside a label, or several all level with it."""
    return len(beside) == 1 or all(_is_level(label, piece) for piece in beside)


def _is_said_of(label: Piece, text: Column) -> bool:
    """Whether a label with a colon leads one paragraph in: it is read as its first words."""
    return label.has_colon and len(_stacks(text)) == 1 and _is_level(label, text[0])


def _names_parts(left: Column, right: Column) -> bool:
    """Whether all that stands to the left, such as questions beside their answers, begins on a line
    with a part of the text to the right and is short beside it."""
    parts = [stack[0] for stack in _stacks(right)]
    beside = [piece for piece in left if piece.box.bottom > parts[0].box.top]
    names = [stack[0] for stack in _stacks(beside)]
    return (
        len(names) > 1
        and 2 * len(level_rows(beside)) <= len(level_rows(right))
        and all(any(_is_level(name, part) for part in parts) for name in names)
    )


def _stacks(pieces: Column) -> list[Column]:
    """Pieces that follow each other without a gap, top to bottom."""
    stacks: list[Column] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        if stacks and piece.middle - stacks[-1][-1].middle < APART * piece.size:
            stacks[-1].append(piece)
        else:
            stacks.append([piece])
    return stacks


def _gutter(pieces: Sequence[Piece]) -> Gutter | None:
    """The gutter to cut at first: between running text before beside labels, then the least
    crossed, then the widest."""
    if len(pieces) < 2 * PROSE_LINES:
        return None
    size = median(piece.size for piece in pieces)
    covers = _covers(pieces)
    beside_labels: Gutter | None = None
    rows = len(level_rows(pieces))
    for allowed in range(int(CROSSED * rows) + 1):
        wide = [strip for strip in _strips(covers, allowed) if strip.width >= GUTTER * size]
        between_text = [strip for strip in wide if _parts_text(pieces, strip)]
        if between_text:
            return max(between_text, key=lambda strip: strip.width)
        if beside_labels is None and allowed <= CROSSED_BY_LABELS * rows:
            labelled = [strip for strip in wide if _parts_labels(pieces, strip)]
            beside_labels = max(labelled, key=lambda strip: strip.width, default=None)
    return beside_labels


def _covers(pieces: Sequence[Piece]) -> list[tuple[float, float, int]]:
    """The page's width in strips, each with how many pieces cover it."""
    begun = Counter(piece.box.x0 for piece in pieces)
    ended = Counter(piece.box.x1 for piece in pieces)
    edges = sorted(begun | ended)
    counts = accumulate(begun[edge] - ended[edge] for edge in edges)
    return [
        (left, right, count) for (left, right), count in zip(pairwise(edges), counts, strict=False)
    ]


def _strips(covers: Sequence[tuple[float, float, int]], allowed: int) -> Iterator[Gutter]:
    """The widest strips that at most `allowed` pieces cover anywhere."""
    for free, run in groupby(covers, key=lambda cover: cover[2] <= allowed):
        if free:
            strips = list(run)
            yield Gutter(strips[0][0], strips[-1][1])


def _parts_text(pieces: Sequence[Piece], gutter: Gutter) -> bool:
    """Whether running text stands on both sides."""
    left, right = gutter.split(pieces)
    return _is_prose(left) and _is_prose(right) and _overlap(left, right)


def _parts_labels(pieces: Sequence[Piece], gutter: Gutter) -> bool:
    """Whether running text stands on one side and something short on the other."""
    left, right = gutter.split(pieces)
    if not left or not right or not _overlap(left, right):
        return False
    if _is_prose(right):
        return True
    return _is_prose(left) and not (_is_numeric(right) and _shares_lines(right, left))


def _overlap(left: Column, right: Column) -> bool:
    """Whether the two stand beside each other at all."""
    top = max(min(piece.box.top for piece in side) for side in (left, right))
    bottom = min(max(piece.box.bottom for piece in side) for side in (left, right))
    return top < bottom


def _is_prose(pieces: Column) -> bool:
    rows = len(level_rows(pieces))
    return rows >= PROSE_LINES and sum(len(piece.words) for piece in pieces) >= PROSE_WORDS * rows


def _is_numeric(pieces: Column) -> bool:
    numeric = sum(
        any(letter.isdigit() for letter in piece.words[0].text) for piece in pieces if piece.words
    )
    return 2 * numeric > len(pieces)


def _shares_lines(some: Column, others: Column) -> bool:
    """Whether most of `some` stand on a line with one of `others`."""
    shared = sum(any(_is_level(piece, other) for other in others) for piece in some)
    return shared >= ALIGNED * len(some)


def _is_level(piece: Piece, other: Piece) -> bool:
    """Whether two pieces stand on one line."""
    return abs(piece.middle - other.middle) <= LEVEL * piece.size

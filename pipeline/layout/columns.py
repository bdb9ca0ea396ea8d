"""Reading order: columns from left to right, broken by what runs across them.

A recursive cut along white space (Nagy and Seth 1984, the X-Y cut), with two changes that council
papers ask for: lines that cross a gutter (a heading over two columns) divide the page into bands
instead of hiding the gutter, and a gutter counts only where running text stands beside it, so that
forms and tables are read by rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import mean, median

from pipeline.layout.lines import Piece

GUTTER = 0.9
"""The least width of a gutter, as a share of the type size."""
CROSSED = 0.25
"""A gutter may be crossed by this share of the lines, not by more."""
PROSE_LINES = 3
PROSE_WORDS = 3.0
"""Running text has at least so many lines, and so many words a line, in the narrowest columns."""
ALIGNED = 0.8
"""Where so much of a narrow left column shares its lines with the text, the two are rows."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """A strip between two columns, in points from the left of the page."""

    x0: float
    x1: float

    def crossed_by(self, piece: Piece) -> bool:
        """Whether `piece` stands on both sides of the strip."""
        return piece.box.x0 < self.x0 and piece.box.x1 > self.x1

    def left_of(self, piece: Piece) -> bool:
        """Whether `piece` stands to the right of the strip."""
        return (piece.box.x0 + piece.box.x1) / 2 > (self.x0 + self.x1) / 2


def columns_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of a page as columns in reading order."""
    gutter = _gutter(pieces)
    if gutter is None:
        return [list(pieces)] if pieces else []
    crossing = [piece for piece in pieces if gutter.crossed_by(piece)]
    if not crossing:
        left = [piece for piece in pieces if not gutter.left_of(piece)]
        right = [piece for piece in pieces if gutter.left_of(piece)]
        return columns_of(left) + columns_of(right)
    return [column for band in _bands(pieces, gutter) for column in columns_of(band)]


def _bands(pieces: Sequence[Piece], gutter: Gutter) -> list[list[Piece]]:
    """The pieces in bands from top to bottom that cross the gutter or stand beside it."""
    ordered = sorted(pieces, key=lambda piece: piece.middle)
    return [list(band) for _, band in groupby(ordered, key=gutter.crossed_by)]


def _gutter(pieces: Sequence[Piece]) -> Gutter | None:
    """The best gutter between columns of running text, if there is one."""
    if len(pieces) < 2 * PROSE_LINES:
        return None
    size = median(piece.size for piece in pieces)
    candidates = [
        strip
        for strip in _strips(pieces, CROSSED * _rows(pieces))
        if strip[1].x1 - strip[1].x0 >= GUTTER * size and _parts_columns(pieces, strip[1])
    ]
    if not candidates:
        return None
    return min(candidates, key=lambda strip: (strip[0], strip[1].x0 - strip[1].x1))[1]


def _rows(pieces: Sequence[Piece]) -> int:
    """About how many lines stand one above the other."""
    size = median(piece.size for piece in pieces)
    return len({int(piece.middle / size) for piece in pieces})


def _strips(pieces: Sequence[Piece], allowed: float) -> list[tuple[float, Gutter]]:
    """Strips that at most `allowed` pieces cover, each with the most that cover a part of it."""
    edges = sorted({side for piece in pieces for side in (piece.box.x0, piece.box.x1)})
    strips: list[tuple[float, Gutter]] = []
    for left, right in zip(edges, edges[1:], strict=False):
        cover = sum(piece.box.x0 <= left and piece.box.x1 >= right for piece in pieces)
        if cover > allowed:
            continue
        if strips and strips[-1][1].x1 == left and strips[-1][0] == cover:
            strips[-1] = (cover, Gutter(strips[-1][1].x0, right))
        else:
            strips.append((cover, Gutter(left, right)))
    return strips


def _parts_columns(pieces: Sequence[Piece], gutter: Gutter) -> bool:
    beside = [piece for piece in pieces if not gutter.crossed_by(piece)]
    left = [piece for piece in beside if not gutter.left_of(piece)]
    right = [piece for piece in beside if gutter.left_of(piece)]
    if not left or not right or not _overlap(left, right):
        return False
    match _is_prose(left), _is_prose(right):
        case True, _:
            return True
        case False, True:
            return _shared_lines(left, right) < ALIGNED
        case _:
            return False


def _overlap(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether the two stand beside each other at all."""
    top = max(min(piece.box.top for piece in side) for side in (left, right))
    bottom = min(max(piece.box.bottom for piece in side) for side in (left, right))
    return top < bottom


def _is_prose(pieces: Sequence[Piece]) -> bool:
    return len(pieces) >= PROSE_LINES and mean(len(piece.words) for piece in pieces) >= PROSE_WORDS


def _shared_lines(left: Sequence[Piece], right: Sequence[Piece]) -> float:
    """The share of the left pieces that stand on a line with one on the right."""
    shared = sum(
        any(abs(piece.middle - other.middle) <= 0.25 * piece.size for other in right)
        for piece in left
    )
    return shared / len(left)

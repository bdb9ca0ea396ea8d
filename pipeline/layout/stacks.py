"""Short lines that stand below each other beside others, such as the signatures of an agreement:
read stack by stack, where other short lines beside each other are read by rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.layout.lines import Piece, level_rows

ROOM = 2.5
"""White of so many type sizes is left above names for signing."""
CLOSE = 1.6
"""From a name to what is said of its bearer, from line to line in type sizes."""
MOST_LINES = 4
MOST_WORDS = 5
"""Of a line of a stack."""

_Row = list[Piece]


@dataclass(frozen=True, slots=True)
class Stacks:
    """The pieces of a page with stacks among them."""

    above: list[Piece]
    lines: list[list[Piece]]
    """One stack after the other, each line by itself."""
    below: list[Piece]


def stacks_of(pieces: Sequence[Piece]) -> Stacks | None:
    """The first stacks beside each other among the pieces of a page, if there are any."""
    rows = [sorted(row, key=lambda piece: piece.box.x0) for row in level_rows(pieces)]
    found = (_stacks_at(rows, place) for place in range(1, len(rows)))
    return next((stacks for stacks in found if stacks is not None), None)


def _stacks_at(rows: Sequence[_Row], first: int) -> Stacks | None:
    """The stacks that begin with a row, if they do."""
    if len(rows[first]) < 2 or not all(map(_is_short, rows[first])):
        return None
    lefts = [piece.box.x0 for piece in rows[first]]
    last = first
    while last + 1 < len(rows) and _goes_on(rows[last + 1], rows[last], lefts):
        last += 1
    held = rows[first : last + 1]
    if not _stands_alone(held, rows[last + 1 :]):
        return None
    if not (_are_signatures(held, rows[first - 1]) or _are_lists(held, lefts)):
        return None
    ordered = sorted((p for row in held for p in row), key=lambda p: (_place(p, lefts), p.middle))
    return Stacks(
        above=[piece for row in rows[:first] for piece in row],
        lines=[[piece] for piece in ordered],
        below=[piece for row in rows[last + 1 :] for piece in row],
    )


def _are_signatures(rows: Sequence[_Row], above: _Row) -> bool:
    """Whether there is room to sign above the rows, and few lines are said of anyone."""
    room = rows[0][0].box.top - max(piece.box.bottom for piece in above)
    return room > ROOM * rows[0][0].size and not _has_many_lines(rows)


def _are_lists(rows: Sequence[_Row], lefts: Sequence[float]) -> bool:
    """Whether bold names head lists that end apart, such as those present and those absent; cells
    of a table are missing anywhere."""
    names, *items = rows
    if len(items) < 2 or not _is_bold(names) or any(map(_is_bold, items)):
        return False
    lengths = [
        [place for place, row in enumerate(items, 1) if any(_place(p, lefts) == at for p in row)]
        for at in range(len(lefts))
    ]
    is_whole = all(places == list(range(1, len(places) + 1)) for places in lengths)
    return is_whole and len({len(places) for places in lengths}) > 1


def _is_bold(row: _Row) -> bool:
    return all(word.bold for piece in row for word in piece.words)


def _is_short(piece: Piece) -> bool:
    """Whether a piece may be a name or what is said of its bearer: no figure, label or sentence."""
    texts = [word.text for word in piece.words]
    return (
        0 < len(texts) <= MOST_WORDS
        and texts[0][0].isupper()
        and not texts[-1].endswith((":", ".", ","))
        and not any(sign.isdigit() for text in texts for sign in text)
    )


def _goes_on(row: _Row, above: _Row, lefts: Sequence[float]) -> bool:
    """Whether a row stands in the stacks: it follows closely, or there is room to sign between."""
    step = row[0].middle - above[0].middle
    size = row[0].size
    is_near = step < CLOSE * size or row[0].box.top - above[0].box.bottom > ROOM * size
    return is_near and all(_is_short(p) and _place(p, lefts) is not None for p in row)


def _stands_alone(rows: Sequence[_Row], below: Sequence[_Row]) -> bool:
    """Whether rows are no first lines of columns of text, nor headlines over them."""
    if not below:
        return True
    step = below[0][0].middle - rows[-1][0].middle
    return len(rows) > 1 and step > CLOSE * below[0][0].size


def _place(piece: Piece, lefts: Sequence[float]) -> int | None:
    """The stack, counted from the left, that a piece begins in."""
    return next((at for at, x0 in enumerate(lefts) if abs(piece.box.x0 - x0) < piece.size), None)


def _has_many_lines(rows: Sequence[_Row]) -> bool:
    """Whether more lines follow each other closely than are said of anyone: a table of words."""
    lines = 1
    for above, row in pairwise(rows):
        lines = lines + 1 if row[0].middle - above[0].middle < CLOSE * row[0].size else 1
        if lines > MOST_LINES:
            return True
    return False

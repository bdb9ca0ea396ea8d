"""Lines of a form: labels with a colon one below the other, each with its value behind a tab.

A meeting's head is one. A label that is longer than the others crosses the gutter that the rest of
the page has between labels and text, and would part the lines around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.layout.labels import SAME_PLACE
from pipeline.layout.lines import Piece, level_rows, piece_of

_FAR = 2.5
"""Lines of one form stand no further apart than this, from line to line in type sizes."""
_LABEL_WORDS = 5
"""A label has no more words."""

Row = list[Piece]


def with_whole_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with each label of a form and its value as one.

    Two lines at least show that it is a form. One whose values run over several lines is left as it
    is, for the columns to be read beside each other.
    """
    joined: dict[Piece, Piece] = {}
    gone: set[Piece] = set()
    for form in _forms(pieces):
        for label, value in form:
            joined[label] = piece_of((*label.words, *value.words))
            gone.add(value)
    return [joined.get(piece, piece) for piece in pieces if piece not in gone]


def _forms(pieces: Sequence[Piece]) -> Iterator[list[Row]]:
    stretches: list[list[Row]] = []
    for pieces_of_row in level_rows(pieces):
        row = sorted(pieces_of_row, key=lambda piece: piece.box.x0)
        if stretches and _go_on(stretches[-1][-1], row):
            stretches[-1].append(row)
        else:
            stretches.append([row])
    for stretch in stretches:
        if len(stretch) > 1 and all(map(_is_line, stretch)):
            yield stretch


def _go_on(above: Row, below: Row) -> bool:
    """Whether two rows are of one form: both have their values, or lack one, at one place."""
    value, other = above[-1], below[-1]
    return (
        abs(value.box.x0 - other.box.x0) < SAME_PLACE
        and other.middle - value.middle < _FAR * value.size
        and (len(below) == 1 or abs(above[0].box.x0 - below[0].box.x0) < SAME_PLACE)
    )


def _is_line(row: Row) -> bool:
    label = row[0]
    return (
        len(row) == 2
        and all(piece.table is None for piece in row)
        and len(label.words) <= _LABEL_WORDS
        and label.has_colon
    )

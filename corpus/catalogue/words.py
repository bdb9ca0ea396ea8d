"""The words of a paper as packed bytes: a long report has a hundred thousand of them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np

from corpus.papers import Word
from corpus.spans import Box, Span

_HUNDREDTHS = 100
"""Boxes are kept in hundredths of a point: finer than any printer, and exact as integers."""


def pack_words(words: Sequence[Word]) -> bytes:
    """Spans, pages and boxes as compressed 32-bit integers, seven columns."""
    table = np.array(
        [
            (
                word.span.start,
                word.span.end,
                word.box.page,
                *(
                    round(edge * _HUNDREDTHS)
                    for edge in (word.box.x0, word.box.top, word.box.x1, word.box.bottom)
                ),
            )
            for word in words
        ],
        dtype="<i4",
    ).reshape(-1, 7)
    return zlib.compress(np.ascontiguousarray(table.T).tobytes(), level=6)


def unpack_words(packed: bytes, within: Span | None = None) -> tuple[Word, ...]:
    """The words again; those that overlap `within` only, where it is given."""
    table = np.frombuffer(zlib.decompress(packed), dtype="<i4").reshape(7, -1).T
    if within is not None:
        table = table[(table[:, 0] < within.end) & (table[:, 1] > within.start)]
    return tuple(
        Word(
            span=Span(start, end),
            box=Box(
                page=page,
                x0=x0 / _HUNDREDTHS,
                top=top / _HUNDREDTHS,
                x1=x1 / _HUNDREDTHS,
                bottom=bottom / _HUNDREDTHS,
            ),
        )
        for start, end, page, x0, top, x1, bottom in table.tolist()
    )

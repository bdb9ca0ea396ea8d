"""The words of a paper as packed bytes: a long report has a hundred thousand of them.

Packed words are ``FORMAT``, the number of blocks, a row of three integers for each block (the least
start and greatest end of its words' spans, and how many bytes it takes), and the blocks. A block is
the compressed table of up to 256 words, column by column, each number less the one above it: the
few words under a passage are unpacked without the rest, and numbers that grow evenly are short.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.papers import Word
from corpus.spans import Box, Span

FORMAT = b"\x02"
"""What packed words begin with."""
_HUNDREDTHS = 100
"""Boxes are kept in hundredths of a point: finer than any printer, and exact as integers."""
_BLOCK = 256
"""Words a block: more are hardly shorter, and a passage has about a hundred."""
_COUNT = np.dtype("<i4")
_COLUMNS = 7
"""Start and end of the span, page, left, top, right and bottom of the box."""

Table = NDArray[np.int32]
"""``[words, 7]``"""


def pack_words(words: Sequence[Word]) -> bytes:
    """The spans, pages and boxes of `words`."""
    rows = [
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
    ]
    return pack_table(np.array(rows, dtype=_COUNT).reshape(-1, _COLUMNS))


def pack_table(table: Table) -> bytes:
    """The words whose columns `table` has, lengths in hundredths of a point."""
    parts = [table[start : start + _BLOCK] for start in range(0, len(table), _BLOCK)]
    blocks = [_packed(part) for part in parts]
    index = [
        (part[:, 0].min(), part[:, 1].max(), len(block))
        for part, block in zip(parts, blocks, strict=True)
    ]
    head = np.array([len(blocks), *np.ravel(index)], dtype=_COUNT)
    return b"".join((FORMAT, head.tobytes(), *blocks))


class PackedWords:
    """Packed words; each block is unpacked when it is first asked for, and kept."""

    def __init__(self, packed: bytes) -> None:
        self._blocks = memoryview(packed)[len(FORMAT) :]
        count = int(np.frombuffer(self._blocks, dtype=_COUNT, count=1)[0])
        head = np.frombuffer(self._blocks, dtype=_COUNT, count=1 + 3 * count)
        self._index = head[1:].reshape(-1, 3)
        self._ends = head.nbytes + np.cumsum(self._index[:, 2])
        self._tables: dict[int, Table] = {}

    def all(self) -> tuple[Word, ...]:
        """The words again."""
        return tuple(
            word for block in range(len(self._index)) for word in _words(self._table(block))
        )

    def boxes(self, within: Span) -> tuple[Box, ...]:
        """The boxes of the words that overlap `within`."""
        near = np.flatnonzero(_overlapping(self._index, within)).tolist()
        tables = (self._table(block) for block in near)
        return tuple(box for table in tables for box in _boxes(table[_overlapping(table, within)]))

    def _table(self, block: int) -> Table:
        table = self._tables.get(block)
        if table is None:
            end = self._ends[block]
            table = _unpacked(self._blocks[end - self._index[block, 2] : end])
            self._tables[block] = table
        return table


def _words(table: Table) -> Iterator[Word]:
    for (start, end), box in zip(table[:, :2].tolist(), _boxes(table), strict=True):
        yield Word(span=Span(start, end), box=box)


def _boxes(table: Table) -> list[Box]:
    edges = (table[:, 3:] / _HUNDREDTHS).tolist()
    return [
        Box(page=page, x0=x0, top=top, x1=x1, bottom=bottom)
        for page, (x0, top, x1, bottom) in zip(table[:, 2].tolist(), edges, strict=True)
    ]


def _overlapping(spans: Table, within: Span) -> NDArray[np.bool_]:
    """Which rows of `spans`, each beginning with a start and an end, overlap `within`."""
    return (spans[:, 0] < within.end) & (spans[:, 1] > within.start)


def _packed(table: Table) -> bytes:
    steps = table.copy()
    steps[1:] -= table[:-1]
    return zlib.compress(np.ascontiguousarray(steps.T).tobytes())


def _unpacked(block: memoryview) -> Table:
    steps = np.frombuffer(zlib.decompress(block), dtype=_COUNT).reshape(_COLUMNS, -1)
    return np.cumsum(steps, axis=1, dtype=_COUNT).T

"""Nearest neighbours by comparing with every passage: fast up to some 100,000."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.vectors import Segment
from index.whitening import Gauge
from models.encoder import Vectors

Rows = NDArray[np.int64]
"""Row numbers of passages."""

Scores = NDArray[np.float32]
"""One score a row."""

_SELECTIVE = 8
"""With fewer than one row in this many allowed, gathering their vectors beats reading all."""
_LARGE = 8_192
"""From this many allowed rows of a segment on, codes are worth being asked first."""
_SPARE = 200
"""Rows compared in full beside those wanted. Of 69,120 made-up passages the thousand nearest to a
question were all among the first 1,050 by their codes."""


def scan(
    segments: Sequence[Segment],
    question: Gauge,
    *,
    lengths: Scores,
    allowed: NDArray[np.bool_],
    k: int,
    coded: bool = False,
) -> tuple[Rows, Scores]:
    """The `k` rows nearest to `question` among those `allowed` ``[rows]``, with their cosines.

    `lengths` are the rows' lengths after whitening. Best first; equal scores in row order. Fewer
    where fewer are allowed. Exact, but where `coded`: then 8-bit codes tell which rows of a large
    segment are worth being compared in full.
    """
    rows: list[Rows] = [np.empty(0, dtype=np.int64)]
    scores: list[Scores] = [np.empty(0, dtype=np.float32)]
    for segment in segments:
        own = slice(segment.first, segment.first + segment.rows)
        if coded and np.count_nonzero(allowed[own]) >= max(_LARGE, segment.rows // _SELECTIVE):
            mine = _promising(segment, question, lengths[own], allowed[own], k + _SPARE)
        else:
            mine = np.flatnonzero(allowed[own])
        found = _compare(segment.passages, question, mine) / lengths[mine + segment.first]
        best = _top(found, k)
        rows.append(mine[best] + segment.first)
        scores.append(found[best])
    all_rows, all_scores = np.concatenate(rows), np.concatenate(scores)
    best = _top(all_scores, k)
    return all_rows[best], all_scores[best]


def _promising(
    segment: Segment, question: Gauge, lengths: Scores, allowed: NDArray[np.bool_], k: int
) -> Rows:
    """The `k` allowed rows of `segment` that are nearest by their codes, in row order."""
    from index.codes import codes_of

    found = codes_of(segment.folder).raw(question) / lengths
    best = np.sort(_top(np.where(allowed, found, -np.inf), k))
    return best[allowed[best]]


def _compare(passages: Vectors, question: Gauge, rows: Rows) -> Scores:
    """The raw comparison of `question` with each of `rows`."""
    if len(rows) * _SELECTIVE < len(passages):
        return question.raw(passages[rows])
    return question.raw(passages)[rows]


def _top(scores: Scores, k: int) -> Rows:
    """Where the `k` highest scores stand, highest first, the earlier first among equals."""
    if len(scores) > k:
        border = np.partition(scores, len(scores) - k)[len(scores) - k]
        candidates = np.flatnonzero(scores >= border)
    else:
        candidates = np.arange(len(scores))
    return candidates[np.argsort(-scores[candidates], kind="stable")][:k]

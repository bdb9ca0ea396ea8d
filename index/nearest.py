"""Nearest neighbours by comparing with every passage: fast up to some 100,000."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from index.side_by_side import side_by_side
from index.vectors import Segment
from index.whitening import Gauge

Rows = NDArray[np.int64]
"""Row numbers of passages."""

Scores = NDArray[np.float32]
"""One score a row."""

_SELECTIVE = 8
"""With fewer than one row in this many allowed, gathering their vectors beats reading all."""
_LARGE = 2_048
"""From this many allowed rows of a segment on, codes are worth being asked first."""
_SPARE = 200
"""Rows compared in full beside those wanted. Of 69,120 made-up passages the thousand nearest to a
question were all among the first 1,050 by their codes."""
_HEAPS = 4
"""Heaps of scores for each one that is looked for (`_bound`)."""


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
    large = [segment for segment in segments if coded and _is_large(segment, allowed)]
    others = [segment for segment in segments if segment not in large]
    rows = np.concatenate(
        [
            _promising(large, question, lengths, allowed, k + _SPARE),
            *(np.flatnonzero(allowed[_place(it)]) + it.first for it in others),
        ]
    )
    rows.sort()
    found = _compare(segments, question, rows) / lengths[rows]
    best = _top(found, k)
    return rows[best], found[best]


def _is_large(segment: Segment, allowed: NDArray[np.bool_]) -> bool:
    """Whether so many rows of `segment` are allowed that codes are worth being asked first."""
    return bool(allowed[_place(segment)].sum() >= max(_LARGE, segment.rows // _SELECTIVE))


def _promising(
    segments: Sequence[Segment],
    question: Gauge,
    lengths: Scores,
    allowed: NDArray[np.bool_],
    k: int,
) -> Rows:
    """The `k` allowed rows of `segments` that are nearest by their codes."""
    if not segments:
        return np.empty(0, dtype=np.int64)
    near = np.full(len(allowed), -np.inf, dtype=np.float32)
    compared = side_by_side(*(partial(_by_codes, segment, question) for segment in segments))
    for segment, raw in zip(segments, compared, strict=True):
        near[_place(segment)] = raw / lengths[_place(segment)]
    near[~allowed] = -np.inf
    best = _top(near, k)
    return best[np.isfinite(near[best])]


def _by_codes(segment: Segment, question: Gauge) -> Scores:
    """The raw comparison of `question` with all rows of `segment`, nearly."""
    from index.codes import codes_of

    return codes_of(segment).raw(question)


def _compare(segments: Sequence[Segment], question: Gauge, rows: Rows) -> Scores:
    """The raw comparison of `question` with each of `rows`, which are in order."""
    found = [np.empty(0, dtype=np.float32)]
    for segment in segments:
        first, last = np.searchsorted(rows, (segment.first, segment.first + segment.rows))
        mine = rows[first:last] - segment.first
        if len(mine) * _SELECTIVE < segment.rows:
            found.append(question.raw(segment.passages[mine]))
        else:
            found.append(question.raw(segment.passages)[mine])
    return np.concatenate(found)


def _place(segment: Segment) -> slice:
    return slice(segment.first, segment.first + segment.rows)


def _top(scores: Scores, k: int) -> Rows:
    """Where the `k` highest scores stand, highest first, the earlier first among equals."""
    candidates = (
        np.flatnonzero(scores >= _bound(scores, k)) if len(scores) > k else np.arange(len(scores))
    )
    return candidates[np.argsort(-scores[candidates], kind="stable")][:k]


def _bound(scores: Scores, k: int) -> float:
    """A score that at least `k` of `scores` reach, and not many more: there are more than `k`.

    Of many scores, the `k`-th highest of the peaks of as many heaps as are four times `k`: finding
    peaks is quicker than finding a rank.
    """
    heaps = _HEAPS * k
    if len(scores) >= 2 * heaps:
        whole = len(scores) - len(scores) % heaps
        scores = scores[:whole].reshape(-1, heaps).max(axis=0)
    return float(np.partition(scores, len(scores) - k)[len(scores) - k])

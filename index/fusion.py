"""One order from several scores."""

from __future__ import annotations

from index.nearest import Scores
from index.retrieval import Pool

_MEANING = 0.6
"""Share of meaning in the fused score; words have the rest."""


def fuse(pool: Pool) -> Scores:
    """One score a row of `pool`, 0 to 1."""
    meaning = (_spread(pool.whole) + _spread(pool.best)) / 2
    return _MEANING * meaning + (1 - _MEANING) * _spread(pool.words)


def _spread(scores: Scores) -> Scores:
    """`scores` stretched so that the lowest is 0 and the highest 1."""
    if not len(scores):
        return scores
    low, high = scores.min(), scores.max()
    return (scores - low) / (high - low) if high > low else scores * 0

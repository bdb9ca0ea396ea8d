"""One order from several scores."""

from __future__ import annotations

import numpy as np

from index.nearest import Rows, Scores
from index.retrieval import Pool

MEANING = 0.6
"""Share of meaning in the fused score; words have the rest."""
_SENTENCE = 0.5
"""Share of the nearest sentence in the score of meaning; the whole passage has the rest."""


def fuse(pool: Pool) -> Scores:
    """One score a row of `pool`: meaning and words, each in standard deviations over the pool."""
    meaning = (1 - _SENTENCE) * pool.whole + _SENTENCE * pool.best
    return MEANING * _standardised(meaning) + (1 - MEANING) * _standardised(pool.words)


def with_second_look(fused: Scores, first: Rows, read: Scores) -> Scores:
    """`fused` scores where those at the places `first` are ordered by a reader's scores `read`.

    Reader and first look count alike; those that were not read stay below those that were.
    """
    looked = fused.copy()
    rest = np.setdiff1d(np.arange(len(fused)), first)
    if len(first):
        mixed = (_standardised(read) + _standardised(fused[first])) / 2
        looked[first] = mixed - mixed.min() + (fused[rest].max() if len(rest) else 0.0)
    return looked


def between_0_and_1(fused: Scores) -> Scores:
    """`fused` scores through the logistic function, in the same order."""
    return (1 / (1 + np.exp(-fused))).astype(np.float32)


def _standardised(scores: Scores) -> Scores:
    """`scores` with mean 0 and standard deviation 1; all 0 where they are equal."""
    if not len(scores):
        return scores
    deviation = scores.std()
    return (scores - scores.mean()) / deviation if deviation > 0 else np.zeros_like(scores)

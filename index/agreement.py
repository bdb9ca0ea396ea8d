"""Agreement: what a long question finds is scored by its neighbours too.

Passages that are alike tend to bear on the same questions (van Rijsbergen's cluster hypothesis), so
a score that its neighbours do not share is less to be trusted. Each row gets the mean of its own
score and that of the rows most like it (Diaz, Regularizing ad hoc retrieval scores, 2005). This
serves a question that describes a subject in many words. A short one mostly asks for a fact that
stands in one place, and there the neighbours only disturb.
"""

from __future__ import annotations

import numpy as np

from index.generations import Generation
from index.index import gather
from index.nearest import Scores
from index.retrieval import Pool, Probe
from index.words import Field

_LONG = 10
"""Different words, of those that carry a subject, from which on a question is long."""
_NEIGHBOURS = 20
"""Rows that a row is compared with."""
_REACH = 0.05
"""Whitened cosine by which a neighbour must be less alike to count by a factor of e less."""


def is_long(probe: Probe) -> bool:
    """Whether the question of `probe`, before anything is lent to it, describes a subject."""
    return len(probe.terms.get(Field.STEMS, {})) >= _LONG


def agree(generation: Generation, pool: Pool, fused: Scores) -> Scores:
    """The `fused` scores of the rows of `pool`, each the mean of its own and its neighbours'."""
    count = min(_NEIGHBOURS, len(fused) - 1)
    if count < 1:
        return fused
    near = generation.whitening.apply(gather(generation, pool.rows))
    alike = near @ near.T
    np.fill_diagonal(alike, -np.inf)
    border = np.partition(alike, -count, axis=1)[:, -count:].min(axis=1, keepdims=True)
    weights = np.exp((alike - alike.max(axis=1, keepdims=True)) / _REACH) * (alike >= border)
    mean: Scores = (fused + weights @ fused / weights.sum(axis=1)) / 2
    return mean

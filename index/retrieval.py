"""From a question to scored rows: what lies near its vector and what holds its words, in one pool.

Every row of the pool gets every score, whichever way it was found, so that fusing compares like
with like.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.generations import Generation
from index.index import Index, best_sentences, gather
from index.nearest import Rows, Scores
from index.whitening import gauge
from index.words import Field, Terms
from models.encoder import Vectors

REACH = 1_000
"""Rows around a question among which the nearest are looked for again when it was fed back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A question as the index is asked it."""

    vector: Vectors
    """Whitened, unit length, ``[dimension]``."""
    terms: Mapping[Field, Terms]
    """Weighted terms by field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Rows found for a probe, with all their scores; the arrays run in parallel."""

    rows: Rows
    whole: Scores
    """Whitened cosine of the probe with the whole passage."""
    best: Scores
    """The same with the passage's nearest sentence; `whole` where it has none."""
    words: Scores
    """BM25 of the probe's terms; 0 without any of them."""
    around: Rows
    """The rows nearest to the probe, nearest first; more than `rows` holds."""


def retrieve(
    index: Index, generation: Generation, probe: Probe, *, allowed: NDArray[np.bool_], depth: int
) -> Pool:
    """The `depth` nearest rows and the `depth` rows with most of the words, by row number."""
    around, _ = index.nearest(generation, probe.vector, allowed=allowed, k=max(depth, REACH))
    return _pool(generation, probe, around, allowed=allowed, depth=depth)


def retrieve_again(
    generation: Generation, probe: Probe, first: Pool, *, allowed: NDArray[np.bool_], depth: int
) -> Pool:
    """The same for a `probe` that grew from the one that `first` was found for.

    The nearest rows are looked for around the first probe, not in the whole index again.
    """
    question = gauge(generation.whitening, probe.vector)
    cosines = question.raw(gather(generation, first.around)) / generation.lengths[first.around]
    around = first.around[np.argsort(-cosines, kind="stable")]
    return _pool(generation, probe, around, allowed=allowed, depth=depth)


def _pool(
    generation: Generation,
    probe: Probe,
    around: Rows,
    *,
    allowed: NDArray[np.bool_],
    depth: int,
) -> Pool:
    question = gauge(generation.whitening, probe.vector)
    rows, words = generation.words.score(
        probe.terms, allowed=allowed, k=depth, beside=around[:depth]
    )
    lengths = generation.lengths[rows]
    whole = question.raw(gather(generation, rows)) / lengths
    # A passage's sentences share its context and come out nearly as long as it.
    best = best_sentences(generation, question, rows) / lengths
    best = np.where(np.isfinite(best), best, whole)
    return Pool(rows=rows, whole=whole, best=best, words=words, around=around)

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


def retrieve(
    index: Index, generation: Generation, probe: Probe, *, allowed: NDArray[np.bool_], depth: int
) -> Pool:
    """The `depth` nearest rows and the `depth` rows with most of the words, by row number."""
    question = gauge(generation.whitening, probe.vector)
    near, _ = index.nearest(generation, probe.vector, allowed=allowed, k=depth)
    rows, words = generation.words.score(probe.terms, allowed=allowed, k=depth, beside=near)
    lengths = generation.lengths[rows]
    whole = question.raw(gather(generation, rows)) / lengths
    # A passage's sentences share its context and come out nearly as long as it.
    best = best_sentences(generation, question, rows) / lengths
    return Pool(rows=rows, whole=whole, best=np.where(np.isfinite(best), best, whole), words=words)

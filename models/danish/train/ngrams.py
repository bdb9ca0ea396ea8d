"""Learns what n-grams of letters say of a word, for words that have no vector of their own.

A ridge regression from the n-grams of each word to its vector, solved by conjugate gradients.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]

from models.danish.weights.word_vectors import Rows, ngram_buckets

BUCKETS = 40_000
RIDGE = 2.0
ROUNDS = 40


def learn_ngrams(words: Sequence[str], rows: Rows) -> tuple[Rows, NDArray[np.float32]]:
    """The row of each bucket and the mean of all words, from lower-case `words` and their `rows`.

    A word's vector is that mean and the sum of its buckets' rows over the root of their number.
    """
    features = _features(words)
    mean = rows.mean(axis=0)
    transposed = features.T.tocsr()
    ngrams = np.zeros((BUCKETS, rows.shape[1]), np.float32)
    residual = transposed @ (rows - mean)
    direction = residual.copy()
    error = (residual**2).sum(axis=0)
    for _ in range(ROUNDS):
        product = transposed @ (features @ direction) + RIDGE * direction
        step = error / (direction * product).sum(axis=0)
        ngrams += step * direction
        residual -= step * product
        error, before = (residual**2).sum(axis=0), error
        direction = residual + (error / before) * direction
    return ngrams, mean


def _features(words: Sequence[str]) -> sparse.csr_matrix:
    """``[words, buckets]``, each row at unit length."""
    held = [ngram_buckets(word, BUCKETS) for word in words]
    counts = np.array([len(buckets) for buckets in held])
    values = np.repeat(1 / np.sqrt(counts), counts).astype(np.float32)
    starts = np.concatenate([[0], counts.cumsum()])
    return sparse.csr_matrix((values, np.concatenate(held), starts), shape=(len(words), BUCKETS))

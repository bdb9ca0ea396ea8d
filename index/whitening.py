"""Whitening: vectors measured so that what all passages share counts less than what parts them.

The vectors of a sentence encoder lie in a narrow cone: any two passages of one corpus are alike to
0.8. Taking off the mean and flattening the spread in each direction makes differences count (Su et
al., Whitening Sentence Representations for Better Semantics and Faster Retrieval, 2021). The spread
is flattened half way (its fourth root), since the directions in which a corpus varies most also
carry its subjects, and the covariance is shrunk towards a round one as though as many more passages
had been seen as there are dimensions (in the manner of Ledoit & Wolf, 2004), so that a small corpus
is hardly changed.

Nothing is stored twice: for a passage ``d`` and a question ``q`` the cosine after whitening is
``(d . u - m . u) / |W (d - m)|`` with ``u`` made from ``q`` once, so a scan of the plain vectors
and one number a passage are enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from index.vectors import Segment
from models.encoder import Vectors

_POWER = 0.25
"""Exponent of the inverse eigenvalues: 0.5 whitens, 0 leaves all as it is, this is half way."""
_SAMPLE = 50_000
"""Passages, evenly spread, that the covariance is taken from: enough for some hundred columns."""
_TINY = np.float32(1e-6)

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Whitening:
    """A mean and a symmetric map, fitted to the passages of a corpus."""

    mean: Floats
    """``[dimension]``"""
    map: Floats
    """``[dimension, dimension]``"""

    def apply(self, vectors: Vectors) -> Vectors:
        """`vectors` ``[n, dimension]`` whitened and brought to unit length."""
        changed = (vectors - self.mean) @ self.map
        return cast(Vectors, changed / np.maximum(_lengths(changed)[:, None], _TINY))

    def lengths(self, vectors: Vectors) -> Floats:
        """The length of each vector after whitening, before it is brought to one; ``[n]``."""
        return np.maximum(_lengths((vectors - self.mean) @ self.map), _TINY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """A question made ready to be compared with plain passage vectors."""

    direction: Floats
    """``[dimension]``"""
    shift: float

    def raw(self, vectors: NDArray[np.floating]) -> Floats:
        """Cosines after whitening, times the whitened length of each of `vectors`."""
        return cast(Floats, vectors @ self.direction - np.float32(self.shift))


def gauge(whitening: Whitening, whitened: Floats) -> Gauge:
    """The gauge for a question whose vector is `whitened` already, ``[dimension]``."""
    direction = whitening.map @ whitened
    return Gauge(direction=direction, shift=float(whitening.mean @ direction))


def no_whitening(dimension: int) -> Whitening:
    """The whitening that changes nothing, for an index without passages."""
    return Whitening(
        mean=np.zeros(dimension, dtype=np.float32), map=np.eye(dimension, dtype=np.float32)
    )


def fit_whitening(segments: Sequence[Segment], live: NDArray[np.bool_]) -> Whitening:
    """The whitening of the live rows of `segments`; there must be at least one."""
    sample = _sample(segments, live)
    mean = sample.mean(axis=0)
    centred = sample - mean
    count, dimension = sample.shape
    scatter = centred.T @ centred
    spread = float(np.trace(scatter)) / dimension / count or 1.0
    covariance = (scatter + dimension * spread * np.eye(dimension)) / (count + dimension)
    values, directions = np.linalg.eigh(covariance)
    scaled = directions * np.maximum(values, _TINY * spread) ** -_POWER
    return Whitening(mean=mean.astype(np.float32), map=(scaled @ directions.T).astype(np.float32))


def _sample(segments: Sequence[Segment], live: NDArray[np.bool_]) -> NDArray[np.float64]:
    rows = np.flatnonzero(live)
    chosen = rows[:: max(1, len(rows) // _SAMPLE)]
    parts = [
        segment.passages[
            chosen[(chosen >= segment.first) & (chosen < segment.first + segment.rows)]
            - segment.first
        ]
        for segment in segments
    ]
    return np.vstack(parts).astype(np.float64)


def _lengths(vectors: NDArray[np.floating]) -> Floats:
    return cast(Floats, np.sqrt(np.einsum("nd,nd->n", vectors, vectors)))

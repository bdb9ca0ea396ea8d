"""8-bit copies of vectors, which are compared several times as fast as the vectors themselves.

Each vector is cut to whole steps of its own, 127 on either side of zero, so that a quarter of the
bytes is read and the processor multiplies small numbers. The error of a cosine is some thousandths
at most: enough to tell which vectors are worth being compared in full, as in the first pass of
Jégou et al., Searching in one billion vectors: re-rank with source coding (2011).
"""

from __future__ import annotations

from pathlib import Path
from typing import cast
from weakref import WeakKeyDictionary, WeakValueDictionary

import numkong
import numpy as np
from numpy.typing import NDArray

from index.vectors import Segment
from index.whitening import Floats, Gauge
from models.encoder import Vectors

_STEPS = 127
_PIECE = 4096
"""Vectors that are cut to steps together, so that they stay near the processor."""


class Codes:
    """The codes of vectors ``[n, dimension]``, made ready to be compared."""

    def __init__(self, vectors: Vectors) -> None:
        codes, self._steps = _cut(vectors)
        self._packed = numkong.dots_pack(codes)

    def raw(self, question: Gauge) -> Floats:
        """`question.raw` of the vectors, nearly; ``[n]``."""
        code, step = _cut(question.direction[None])
        dots = np.asarray(numkong.dots_packed(code, self._packed))[0].astype(np.float32)
        return cast(Floats, dots * (self._steps * step[0]) - np.float32(question.shift))


_of_segments: WeakKeyDictionary[Segment, Codes] = WeakKeyDictionary()
_of_folders: WeakValueDictionary[Path, Codes] = WeakValueDictionary()


def codes_of(segment: Segment) -> Codes:
    """The codes of the passages of `segment`, which are kept for as long as it is.

    The next generation has segments of its own over the same files; those share their codes.
    Making them takes as long as some twenty comparisons in full.
    """
    codes = _of_folders.get(segment.folder)
    if codes is None:
        codes = Codes(segment.passages)
        _of_folders[segment.folder] = codes
    _of_segments[segment] = codes
    return codes


def _cut(vectors: Vectors) -> tuple[NDArray[np.int8], Floats]:
    """`vectors` in whole steps, and each one's step."""
    codes = np.empty(vectors.shape, dtype=np.int8)
    steps = np.empty(len(vectors), dtype=np.float32)
    for first in range(0, len(vectors), _PIECE):
        piece = vectors[first : first + _PIECE]
        peaks = np.maximum(piece.max(axis=1), -piece.min(axis=1))
        step = np.maximum(peaks, np.finfo(np.float32).tiny) / _STEPS
        codes[first : first + _PIECE] = np.rint(piece / step[:, None])
        steps[first : first + _PIECE] = step
    return codes, steps

"""A small deterministic encoder: hashed character 3-grams, so that like texts have like vectors."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.encoder import Encoded, Excerpt

Vectors = NDArray[np.float32]


class FakeEncoder:
    """Fulfils `models.encoder.Encoder` without a model."""

    name = "fake"

    def __init__(self, *, dimension: int = 64, fingerprint: str = "fake:1") -> None:
        self.dimension = dimension
        self.fingerprint = fingerprint

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        return self.encode_document(texts)

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        return np.array([self._vector(text) for text in texts], dtype=np.float32).reshape(
            -1, self.dimension
        )

    def encode_in_context(self, papers: Sequence[Sequence[Excerpt]]) -> list[Encoded]:
        return [
            Encoded(
                whole=self.encode_document(["\n".join((*e.above, e.text)) for e in paper]),
                spans=tuple(
                    self.encode_document([span.of(e.text) for span in e.spans]) for e in paper
                ),
            )
            for paper in papers
        ]

    def _vector(self, text: str) -> Vectors:
        vector = np.zeros(self.dimension, dtype=np.float32)
        padded = f"  {text.lower()} "
        for start in range(len(padded) - 2):
            vector[zlib.crc32(padded[start : start + 3].encode()) % self.dimension] += 1.0
        length = float(np.linalg.norm(vector))
        return vector / length if length else vector

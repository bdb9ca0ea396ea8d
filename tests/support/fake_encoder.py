"""A small deterministic encoder: hashed character 3-grams, so that like texts have like vectors."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.spans import Span

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

    def encode_spans(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]]
    ) -> tuple[Vectors, list[Vectors]]:
        parts = [
            self.encode_document([span.of(text) for span in own])
            for text, own in zip(texts, spans, strict=True)
        ]
        return self.encode_document(texts), parts

    def _vector(self, text: str) -> Vectors:
        vector = np.zeros(self.dimension, dtype=np.float32)
        padded = f"  {text.lower()} "
        for start in range(len(padded) - 2):
            vector[zlib.crc32(padded[start : start + 3].encode()) % self.dimension] += 1.0
        length = float(np.linalg.norm(vector))
        return vector / length if length else vector

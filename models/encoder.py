"""The sentence encoder: text in, vectors of unit length out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.spans import Span

Vectors = NDArray[np.float32]
"""Shape ``[n, dimension]``, each row of unit length (or zero for text without tokens)."""


class Encoder(Protocol):
    """What turns queries and passages into vectors that can be compared by dot product.

    The two `encode` methods are those of sentence-transformers.
    """

    @property
    def name(self) -> str:
        """For people: ``multilingual-e5-small``."""
        ...

    @property
    def fingerprint(self) -> str:
        """For machines: changes whenever the vectors do."""
        ...

    @property
    def dimension(self) -> int:
        """Columns of the vectors."""
        ...

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """One vector a query."""
        ...

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """One vector a passage."""
        ...

    def encode_spans(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]]
    ) -> tuple[Vectors, list[Vectors]]:
        """One vector a passage, and for each passage one vector for each of its `spans`.

        Spans are relative to their text. Encoders that see their token states pool them over the
        span, so that a passage's sentences cost no second pass.
        """
        ...

"""The sentence encoder: text in, vectors of unit length out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.spans import Span

Vectors = NDArray[np.float32]
"""Shape ``[n, dimension]``, each row of unit length (or zero for text without tokens)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A stretch of a paper, with what it stands under there."""

    above: tuple[str, ...]
    """What helps to understand it, outermost first: the paper's title, headings, header cells."""
    text: str
    spans: tuple[Span, ...]
    """Stretches of `text` that get vectors of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """The vectors of some excerpts, in their order."""

    whole: Vectors
    """One an excerpt, of its text together with what stands above it."""
    spans: tuple[Vectors, ...]
    """For each excerpt one for each of its spans."""


class Encoder(Protocol):
    """What turns queries and passages into vectors that can be compared by dot product.

    The two `encode` methods are those of sentence-transformers. All may be called by several
    threads at once.
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

    def encode_in_context(self, papers: Sequence[Sequence[Excerpt]]) -> list[Encoded]:
        """The vectors of each paper's excerpts, which stand in reading order.

        They depend on the paper alone, not on the papers beside it. An encoder that sees its token
        states pools them over the spans, so that a passage's sentences cost no second pass, and
        reads once what many excerpts stand under.
        """
        ...

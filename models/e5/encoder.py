"""The bundled encoder: queries, passages and spans of passages to vectors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.spans import Span
from models.e5.engine import Engine, States
from models.e5.recipe import MODEL, Recipe
from models.e5.tokens import Tokeniser, Tokens
from models.e5.unpack import GRAPH_FILE, TOKENIZER_FILE
from models.encoder import Vectors

QUERY_PREFIX = "query:"
DOCUMENT_PREFIX = "passage:"
"""The prefixes that the model was trained with (its model card)."""

DIMENSION = 384


class BundledEncoder:
    """multilingual-e5-small: the mean of a text's token states, at unit length.

    A text longer than the model can see is read in windows, and the mean is taken over all of
    them: no part of it is left out. A text's vector does not depend on the texts beside it.
    """

    def __init__(self, folder: Path, recipe: Recipe, *, threads: int) -> None:
        self._tokeniser = Tokeniser(folder / TOKENIZER_FILE)
        self._engine = Engine(folder / GRAPH_FILE, threads=threads)
        self._recipe = recipe

    @property
    def name(self) -> str:
        """``multilingual-e5-small``."""
        return MODEL

    @property
    def fingerprint(self) -> str:
        """The recipe's fingerprint."""
        return self._recipe.fingerprint

    @property
    def dimension(self) -> int:
        """384."""
        return DIMENSION

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """One vector a query."""
        vectors, _ = self._encode(texts, [()] * len(texts), QUERY_PREFIX)
        return vectors

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """One vector a passage."""
        vectors, _ = self._encode(texts, [()] * len(texts), DOCUMENT_PREFIX)
        return vectors

    def encode_spans(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]]
    ) -> tuple[Vectors, list[Vectors]]:
        """One vector a passage, and one for each span: the mean of the states of its tokens.

        A token belongs to each span that holds at least one of its characters.
        """
        return self._encode(texts, spans, DOCUMENT_PREFIX)

    def _encode(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]], prefix: str
    ) -> tuple[Vectors, list[Vectors]]:
        tokens = self._tokeniser.tokenise(texts, prefix)
        states = self._engine.run([window for text in tokens for window in text.windows])
        whole = np.zeros((len(texts), DIMENSION), np.float32)
        parts: list[Vectors] = []
        for index, text in enumerate(tokens):
            windows = [next(states) for _ in text.windows]
            if windows:
                whole[index] = np.concatenate(windows).mean(axis=0)
            parts.append(_pool_spans(windows, text, spans[index]))
        return _unit_length(whole), parts


def _pool_spans(windows: Sequence[States], tokens: Tokens, spans: Sequence[Span]) -> Vectors:
    pooled = np.zeros((len(spans), DIMENSION), np.float32)
    if not windows or not spans:
        return pooled
    own = np.concatenate([states[tokens.prefix : -1] for states in windows])
    offsets = np.asarray(tokens.offsets)
    for index, span in enumerate(spans):
        within = (offsets[:, 0] < span.end) & (span.start < offsets[:, 1])
        if within.any():
            pooled[index] = own[within].mean(axis=0)
    return _unit_length(pooled)


def _unit_length(vectors: NDArray[np.float32]) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(lengths > 0, lengths, 1)
    return vectors

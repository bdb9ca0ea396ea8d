"""The bundled encoder: queries, passages and spans of passages to vectors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.spans import Span
from models.e5.engine import Engine, States
from models.e5.folder import GRAPH_FILE
from models.e5.recipe import MODEL, Recipe
from models.e5.tokens import Offsets, Tokeniser, Tokens
from models.encoder import Vectors

QUERY_PREFIX = "query:"
DOCUMENT_PREFIX = "passage:"
"""The prefixes that the model was trained with (its model card)."""

DIMENSION = 384

Vector = NDArray[np.float32]
"""Shape ``[dimension]``."""


class BundledEncoder:
    """multilingual-e5-small: the mean of a text's token states, at unit length.

    A text longer than the model can see is read in windows, and the mean is taken over all of
    them: no part of it is left out. A text's vector does not depend on the texts beside it.
    """

    def __init__(self, folder: Path, recipe: Recipe, *, threads: int) -> None:
        self._tokeniser = Tokeniser(folder)
        self._engine = Engine(folder / GRAPH_FILE, threads=threads)
        self._fingerprint = recipe.fingerprint

    @property
    def name(self) -> str:
        """``multilingual-e5-small``."""
        return MODEL

    @property
    def fingerprint(self) -> str:
        """The recipe's fingerprint."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """384."""
        return DIMENSION

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """One vector a query."""
        return self._encode(texts, QUERY_PREFIX)

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """One vector a passage."""
        return self._encode(texts, DOCUMENT_PREFIX)

    def encode_spans(
        self, texts: Sequence[str], spans: Sequence[Sequence[Span]]
    ) -> tuple[Vectors, list[Vectors]]:
        """One vector a passage, and one for each span: the mean of the states of its tokens.

        A token belongs to each span that holds at least one of its characters.
        """
        tokens, offsets = self._tokeniser.tokenise_with_offsets(texts, DOCUMENT_PREFIX)
        pooled = list(self._engine.each(self._pool_parts, zip(tokens, offsets, spans, strict=True)))
        return _stack([whole for whole, _ in pooled]), [parts for _, parts in pooled]

    def _encode(self, texts: Sequence[str], prefix: str) -> Vectors:
        tokens = self._tokeniser.tokenise(texts, prefix)
        return _stack(list(self._engine.each(self._pool_whole, tokens)))

    def _pool_whole(self, tokens: Tokens) -> Vector:
        return _mean([self._engine.states(window) for window in tokens.windows])

    def _pool_parts(self, item: tuple[Tokens, Offsets, Sequence[Span]]) -> tuple[Vector, Vectors]:
        tokens, offsets, spans = item
        windows = [self._engine.states(window) for window in tokens.windows]
        own = [states[tokens.prefix : -1] for states in windows]
        return _mean(windows), _stack(_pool_spans(own, offsets, spans))


def _mean(windows: Sequence[States]) -> Vector:
    """The mean of all token states, zero where there is none."""
    if not windows:
        return np.zeros(DIMENSION, np.float32)
    mean: Vector = np.concatenate(windows).mean(axis=0)
    return mean


def _pool_spans(own: Sequence[States], offsets: Offsets, spans: Sequence[Span]) -> list[Vector]:
    """The mean state of each span's tokens; `own` are the states without prefix and marks."""
    if not own:
        return [_mean([])] * len(spans)
    states = np.concatenate(own)
    starts, ends = np.asarray(offsets).T
    within = [(starts < span.end) & (span.start < ends) for span in spans]
    return [_mean([states[tokens]] if tokens.any() else []) for tokens in within]


def _stack(vectors: Sequence[Vector]) -> Vectors:
    """`vectors` as rows of unit length."""
    rows = np.array(vectors, np.float32).reshape(len(vectors), DIMENSION)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    rows /= np.where(lengths > 0, lengths, 1)
    return rows

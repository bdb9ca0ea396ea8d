"""The bundled encoder: queries, passages and spans of passages to vectors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
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


class BundledEncoder:
    """multilingual-e5-small: the mean of a text's token states, at unit length.

    A text longer than the model can see is read in windows, and the mean is taken over all of
    them: no part of it is left out. A text's vector does not depend on the texts beside it.
    """

    def __init__(self, folder: Path, recipe: Recipe, *, threads: int) -> None:
        self._tokeniser = Tokeniser(folder)
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
        whole = np.zeros((len(texts), DIMENSION), np.float32)
        parts: list[Vectors] = []
        for index, states in enumerate(self._states(tokens)):
            whole[index] = _mean(states)
            own = [window[tokens[index].prefix : -1] for window in states]
            parts.append(_pool_spans(own, offsets[index], spans[index]))
        return _unit_length(whole), parts

    def _encode(self, texts: Sequence[str], prefix: str) -> Vectors:
        tokens = self._tokeniser.tokenise(texts, prefix)
        vectors = np.zeros((len(texts), DIMENSION), np.float32)
        for index, states in enumerate(self._states(tokens)):
            vectors[index] = _mean(states)
        return _unit_length(vectors)

    def _states(self, tokens: Sequence[Tokens]) -> Iterator[list[States]]:
        """The states of each text's windows."""
        states = self._engine.run([window for text in tokens for window in text.windows])
        for text in tokens:
            yield list(islice(states, len(text.windows)))


def _mean(windows: Sequence[States]) -> NDArray[np.float32]:
    """The mean of all token states, zero where there is none."""
    if not windows:
        return np.zeros(DIMENSION, np.float32)
    mean: NDArray[np.float32] = np.concatenate(windows).mean(axis=0)
    return mean


def _pool_spans(own: Sequence[States], offsets: Offsets, spans: Sequence[Span]) -> Vectors:
    """The mean state of each span's tokens; `own` are the states without prefix and marks."""
    pooled = np.zeros((len(spans), DIMENSION), np.float32)
    if not own:
        return pooled
    states = np.concatenate(own)
    starts, ends = np.asarray(offsets).T
    for index, span in enumerate(spans):
        within = (starts < span.end) & (span.start < ends)
        pooled[index] = _mean([states[within]] if within.any() else [])
    return _unit_length(pooled)


def _unit_length(vectors: NDArray[np.float32]) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(lengths > 0, lengths, 1)
    return vectors

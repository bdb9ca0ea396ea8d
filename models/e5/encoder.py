"""The bundled encoder: queries, passages and spans of passages to vectors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.spans import Span
from models.e5.engine import Engine, Memory, States, part_of
from models.e5.folder import GRAPH_FILE
from models.e5.recipe import MODEL, Recipe
from models.e5.sheets import Run, Tokenised, lay_runs
from models.e5.tokens import Offsets, Tokeniser, Tokens
from models.encoder import Encoded, Excerpt, Vectors

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

    def encode_in_context(self, papers: Sequence[Sequence[Excerpt]]) -> list[Encoded]:
        """The vectors of each paper's excerpts, which stand in reading order.

        A token belongs to each span that holds at least one of its characters.
        """
        head = self._tokeniser.head(DOCUMENT_PREFIX)
        texts, offsets = self._tokenise_excerpts(papers)
        runs = [run for own in texts for run in lay_runs(own, head)]
        states = iter(
            [part for parts in self._engine.each(self._states_of_members, runs) for part in parts]
        )
        return [
            _pool([(excerpt, *next(states), next(offsets)) for excerpt in paper])
            for paper in papers
        ]

    def _tokenise_excerpts(
        self, papers: Sequence[Sequence[Excerpt]]
    ) -> tuple[list[list[Tokenised]], Iterator[Offsets]]:
        excerpts = [excerpt for paper in papers for excerpt in paper]
        lines = list(dict.fromkeys(line for excerpt in excerpts for line in excerpt.above))
        known = dict(zip(lines, self._tokeniser.tokenise_with_offsets(lines)[0], strict=True))
        ids, offsets = self._tokeniser.tokenise_with_offsets([item.text for item in excerpts])
        own = iter(ids)
        return [
            [
                Tokenised(above=tuple(known[line] for line in item.above), text=next(own))
                for item in paper
            ]
            for paper in papers
        ], iter(offsets)

    def _states_of_members(self, run: Run) -> list[tuple[Vector, States]]:
        """For each text of `run` the mean of all its tokens' states, and its own tokens' states."""
        states = np.concatenate([np.zeros((0, DIMENSION), np.float32), *self._states_of(run)])
        return [(_mean([states[member.whole]]), states[member.own]) for member in run.members]

    def _states_of(self, run: Run) -> Iterator[States]:
        """The states of the lines above, which are read first, and of each sheet below them."""
        memory: Memory = {}
        if run.lines:
            states, memory = self._engine.states_and_memory(
                run.lines.ids, places=run.lines.places, sight=run.lines.sight()
            )
            yield states
        for sheet in run.sheets:
            yield self._engine.states(
                sheet.ids,
                places=sheet.places,
                sight=sheet.sight(),
                before=part_of(memory, sheet.before),
            )

    def _encode(self, texts: Sequence[str], prefix: str) -> Vectors:
        tokens = self._tokeniser.tokenise(texts, prefix)
        return _stack(list(self._engine.each(self._pool_whole, tokens)))

    def _pool_whole(self, tokens: Tokens) -> Vector:
        return _mean([self._engine.states(window) for window in tokens.windows])


def _mean(windows: Sequence[States]) -> Vector:
    """The mean of all token states, zero where there is none."""
    if not sum(map(len, windows)):
        return np.zeros(DIMENSION, np.float32)
    mean: Vector = np.concatenate(windows).mean(axis=0)
    return mean


def _pool(pieces: Sequence[tuple[Excerpt, Vector, States, Offsets]]) -> Encoded:
    """The vectors of a paper: of each excerpt its mean state, its own states and their offsets."""
    return Encoded(
        whole=_stack([whole for _, whole, _, _ in pieces]),
        spans=tuple(
            _stack([_span_mean(own, offsets, span) for span in excerpt.spans])
            for excerpt, _, own, offsets in pieces
        ),
    )


def _span_mean(own: States, offsets: Offsets, span: Span) -> Vector:
    starts, ends = np.asarray(offsets, np.int64).reshape(-1, 2).T
    return _mean([own[(starts < span.end) & (span.start < ends)]])


def _stack(vectors: Sequence[Vector]) -> Vectors:
    """`vectors` as rows of unit length."""
    rows = np.array(vectors, np.float32).reshape(len(vectors), DIMENSION)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    rows /= np.where(lengths > 0, lengths, 1)
    return rows

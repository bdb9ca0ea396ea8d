"""Vectors of papers: computed once, at ingestion or later, and kept in the store."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.findings import Passage
from corpus.papers import Paper
from corpus.settings import Settings
from index.composition import excerpt_of
from index.generations import Generations
from index.index import index_folder, vectors_folder
from index.recipe import recipe_of
from index.vectors import Batch, VectorStore, stacked
from models.encoder import Encoder

AT_ONCE = 512
"""Passages whose vectors are kept together: what a crash can lose."""

PaperPassages = tuple[Paper, Sequence[Passage]]
"""A paper with its passages in reading order."""


def findable(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Those that search may find: what no reader of the paper sees has no vector."""
    return tuple(passage for passage in passages if not passage.hidden)


def encode_papers(encoder: Encoder, papers: Sequence[PaperPassages]) -> list[Batch]:
    """The vectors of each paper's passages and of their sentences.

    All passages of a paper belong together: what they stand under is read once for all of them.
    """
    encoded = encoder.encode_in_context(
        [[excerpt_of(passage, paper) for passage in passages] for paper, passages in papers]
    )
    return [
        Batch(
            ids=[passage.id for passage in passages],
            passages=vectors.whole,
            sentences=vectors.spans,
        )
        for (_, passages), vectors in zip(papers, encoded, strict=True)
    ]


def open_store(settings: Settings, encoder: Encoder) -> VectorStore:
    """The store of the vectors that `encoder` makes by today's recipe."""
    return VectorStore(
        vectors_folder(settings) / recipe_of(encoder).vectors, dimension=encoder.dimension
    )


class VectorKeeper:
    """Takes in vectors as papers are read, and keeps them some hundred at a time.

    Vectors that are never kept are no loss: the index is brought up to the catalogue in any case,
    and computes what it lacks.
    """

    def __init__(self, settings: Settings, encoder: Encoder) -> None:
        self._store = open_store(settings, encoder)
        self._generations = Generations(index_folder(settings), vectors=vectors_folder(settings))
        self._waiting: list[Batch] = []

    def take(self, batch: Batch) -> None:
        """Keep what is new in `batch`, soon."""
        self._waiting.append(batch)
        if sum(len(waiting.ids) for waiting in self._waiting) >= AT_ONCE:
            self.keep()

    def keep(self) -> None:
        """Keep what was taken in so far. Raises `BusyError` when another process keeps writing."""
        if not self._waiting:
            return
        taken = stacked(self._waiting)
        self._waiting = []
        with self._generations.writing():
            # Read anew under the lock: another process may have kept some, or erased some.
            new = taken.without(frozenset(self._store.ids()))
            if new.ids:
                self._store.append(new)

"""The graph for large corpora: a Chroma collection of whitened vectors, in bulk and for good.

Chroma's embedded store is neither safe against a kill nor between processes, so it is only ever a
projection: built aside in a folder of its own from vectors that are kept elsewhere, checked by
another process, and never written again. Passages that come later are compared one by one until a
new graph is due.

Vectors come from us and distances are cosines; Chroma's own embedding function, which would fetch a
model, is replaced by one that refuses, and its telemetry is off. Nothing is taken from the
environment or from a ``.env``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
from chromadb.api.types import Documents, EmbeddingFunction, Embeddings
from chromadb.config import Settings as ChromaSettings

from corpus.errors import DamageError
from models.encoder import Vectors

_COLLECTION = "passages"
_LEAST_THRESHOLD = 2
"""The smallest that Chroma takes."""
_HNSW = {
    "space": "cosine",
    "max_neighbors": 16,
    "ef_construction": 128,
    "ef_search": 128,
}
"""HNSW's parameters (Malkov & Yashunin, 2018): recall at 10 of 1.00 against
exact search on 20,000 synthetic passages (bench.scale)."""


class RefusingFunction(EmbeddingFunction[Documents]):
    """Stands where Chroma would put a model of its own."""

    def __init__(self) -> None:
        """Nothing to load."""

    def __call__(self, input: Documents) -> Embeddings:
        """Never embed."""
        raise RuntimeError("Chroma was asked to embed text; Kildesvar always brings its vectors")

    @staticmethod
    def name() -> str:
        """Stored with the collection."""
        return "kildesvar-brings-vectors"

    def get_config(self) -> dict[str, Any]:
        """Nothing to store."""
        return {}

    @staticmethod
    def build_from_config(config: dict[str, Any]) -> RefusingFunction:
        """The same again."""
        return RefusingFunction()


class Graph:
    """An opened graph; it never changes."""

    def __init__(self, folder: Path) -> None:
        try:
            self._collection = _client(folder).get_collection(
                _COLLECTION, embedding_function=RefusingFunction()
            )
        except Exception as error:
            raise DamageError(
                f"The graph in {folder} cannot be opened: {error}.",
                remedy="Run `kildesvar check --repair`.",
            ) from error

    @property
    def passages(self) -> int:
        """How many passages it holds."""
        return int(self._collection.count())

    def nearest(self, vector: Vectors, k: int) -> list[str]:
        """The ids of the `k` passages nearest to a whitened `vector`, nearest first.

        Approximate; fewer where fewer are held.
        """
        found = self._collection.query(query_embeddings=vector[None], n_results=k, include=[])
        return list(found["ids"][0])

    def some_vectors(self, count: int) -> dict[str, Vectors]:
        """The vectors of `count` passages by id, whichever come first."""
        found = self._collection.get(limit=count, include=["embeddings"])
        vectors = np.asarray(found["embeddings"], dtype=np.float32)
        return dict(zip(found["ids"], vectors, strict=True))

    def ids(self) -> set[str]:
        """The ids of all passages held."""
        return set(self._collection.get(include=[])["ids"])


def build_graph(
    folder: Path, parts: Iterable[tuple[Sequence[str], Vectors]], *, count: int
) -> None:
    """Make a graph in the empty `folder` of `count` passages, given as ids and whitened vectors.

    Chroma writes the graph to files when as many records have come in as its `sync_threshold`
    says: with `count` there it does so once, with the last record, and opening replays no log.
    """
    client = _client(folder)
    collection = client.create_collection(
        _COLLECTION,
        embedding_function=RefusingFunction(),
        configuration={"hnsw": {**_HNSW, "sync_threshold": max(count, _LEAST_THRESHOLD)}},
    )
    most = client.get_max_batch_size()
    for ids, vectors in parts:
        for start in range(0, len(ids), most):
            stretch = slice(start, start + most)
            collection.add(ids=list(ids[stretch]), embeddings=vectors[stretch])
    client.close()


def _client(folder: Path) -> Any:
    return chromadb.PersistentClient(
        path=str(folder),
        settings=ChromaSettings(
            anonymized_telemetry=False,
            allow_reset=False,
            is_persistent=True,
            persist_directory=str(folder),
        ),
    )

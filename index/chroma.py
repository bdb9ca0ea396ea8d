"""The graph for large corpora: a Chroma collection of whitened vectors, in bulk and for good.

Chroma's embedded store is neither safe against a kill nor between processes, so it is only ever a
projection: built aside in a folder of its own from vectors that are kept elsewhere, checked by
another process, and never written again. Passages that come later are compared one by one until a
new graph is due. The same holds on a Chroma server, where it is a collection of its own.

Vectors come from us and distances are cosines; Chroma's own embedding function, which would fetch a
model, is replaced by one that refuses, and its telemetry is off. Nothing is taken from the
environment or from a ``.env``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import chromadb
import httpx
import numpy as np
from chromadb.api.types import Documents, EmbeddingFunction, Embeddings
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import NotFoundError

from corpus.errors import DamageError, OutsideError, UsageError
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

    def __init__(self, folder: Path, *, server: str | None = None) -> None:
        """The graph of the name of `folder`: in it, or on the Chroma server at the URL `server`.

        Raises `DamageError` where it cannot be opened, `OutsideError` where no server answers.
        """
        client = _client(folder, server)
        try:
            self._collection = client.get_collection(
                _name(folder, server), embedding_function=RefusingFunction()
            )
        except Exception as error:
            raise DamageError(
                f"The graph in {server or folder} cannot be opened: {error}.",
                remedy="Run `kildesvar check --repair`.",
            ) from error

    @property
    def passages(self) -> int:
        """How many passages it holds."""
        return int(self._collection.count())

    def nearest(self, vector: Vectors, k: int) -> list[str]:
        """The ids of the `k` passages nearest to a whitened `vector`, nearest first.

        Approximate; fewer where fewer are held. Raises `OutsideError` where a server has gone.
        """
        try:
            found = self._collection.query(query_embeddings=vector[None], n_results=k, include=[])
        except httpx.TransportError as error:
            raise _silent("The Chroma server", error) from error
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
    folder: Path,
    parts: Iterable[tuple[Sequence[str], Vectors]],
    *,
    count: int,
    server: str | None = None,
) -> None:
    """Make a graph in the empty `folder` of `count` passages, given as ids and whitened vectors.

    With `server` it is made on the Chroma server at that URL, under the name of `folder`.

    Chroma writes the graph to files when as many records have come in as its `sync_threshold`
    says: with `count` there it does so once, with the last record, and opening replays no log.
    """
    client = _client(folder, server)
    collection = client.create_collection(
        _name(folder, server),
        embedding_function=RefusingFunction(),
        configuration={"hnsw": {**_HNSW, "sync_threshold": max(count, _LEAST_THRESHOLD)}},
    )
    most = client.get_max_batch_size()
    for ids, vectors in parts:
        for start in range(0, len(ids), most):
            stretch = slice(start, start + most)
            collection.add(ids=list(ids[stretch]), embeddings=vectors[stretch])
    if server is None:
        client.close()


def delete_graph(folder: Path, *, server: str) -> None:
    """Delete the graph of the name of `folder` on `server`, if there is one."""
    client = _client(folder, server)
    with suppress(NotFoundError):
        client.delete_collection(_name(folder, server))


def _name(folder: Path, server: str | None) -> str:
    """The collection's name; on a server there are others beside it."""
    return _COLLECTION if server is None else f"kildesvar-{folder.name.removesuffix('.new')}"


def _client(folder: Path, server: str | None) -> Any:
    if server is None:
        return chromadb.PersistentClient(
            path=str(folder),
            settings=ChromaSettings(
                anonymized_telemetry=False,
                allow_reset=False,
                is_persistent=True,
                persist_directory=str(folder),
            ),
        )
    address = urlsplit(server)
    secure = address.scheme == "https"
    if not address.hostname or address.scheme not in ("http", "https"):
        raise UsageError(
            f"{server!r} is no address of a Chroma server.",
            remedy="Set KILDESVAR_CHROMA to http://host:port.",
        )
    try:
        return chromadb.HttpClient(
            host=address.hostname,
            port=address.port or (443 if secure else 80),
            ssl=secure,
            settings=ChromaSettings(anonymized_telemetry=False),
        )
    except Exception as error:  # Chroma raises a plain ValueError, whatever has happened
        raise _silent(f"The Chroma server at {server}", error) from error


def _silent(whose: str, error: Exception) -> OutsideError:
    return OutsideError(
        f"{whose} does not answer: {error}.",
        remedy="Start it (chroma run), or check KILDESVAR_CHROMA.",
    )

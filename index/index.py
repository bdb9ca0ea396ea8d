"""The index as searching sees it: passages near a vector, passages with words, by row."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from corpus.settings import Settings
from index.generations import Generation, Generations, GraphPart
from index.graphs import FOLDER, server_of
from index.nearest import Rows, Scores, scan
from index.recipe import Recipe, recipe_of, require_same
from index.whitening import Gauge, gauge
from models.encoder import Encoder, Vectors

if TYPE_CHECKING:
    from index.chroma import Graph

_INDEX = "index"
_VECTORS = "vectors"


def index_folder(settings: Settings) -> Path:
    """Where the generations lie."""
    return settings.home / _INDEX


def vectors_folder(settings: Settings) -> Path:
    """Where the vector stores lie, one folder a recipe."""
    return settings.home / _VECTORS


class Index:
    """The current generation, and each that follows it: `now` notices a swap by itself."""

    def __init__(self, settings: Settings, recipe: Recipe) -> None:
        self._settings = settings
        self._recipe = recipe
        self._generations = Generations(index_folder(settings), vectors=vectors_folder(settings))
        self._opened: Generation | None = None
        self._graph: tuple[str, Graph] | None = None
        self._asked = False

    @classmethod
    def open(cls, settings: Settings, encoder: Encoder) -> Self:
        """The index in the home folder, to be searched with `encoder`.

        Raises `RecipeMismatchError` when it was built with another recipe and `DamageError` when it
        cannot be read. Where nothing was indexed yet, nothing is found.
        """
        index = cls(settings, recipe_of(encoder))
        index.now()
        return index

    @property
    def recipe(self) -> Recipe:
        """The recipe it is searched by."""
        return self._recipe

    def now(self) -> Generation | None:
        """The current generation, opened once and kept until another is published.

        One search should call this once and work on what it gets.
        """
        name = self._generations.current_name()
        if name is None:
            self._opened = None
        elif self._opened is None or self._opened.name != name:
            opened = self._generations.open_current()
            if opened is not None:
                require_same(built=opened.manifest.recipe, wanted=self._recipe)
            self._opened = opened
        return self._opened

    def nearest(
        self, generation: Generation, vector: Vectors, *, allowed: NDArray[np.bool_], k: int
    ) -> tuple[Rows, Scores]:
        """The `k` allowed rows nearest to a whitened `vector`, best first, with cosines.

        Compared with each of up to `Settings.exact_limit` allowed rows; beyond, the graph is asked
        for the rows it covers, and the later ones are compared one by one. In full the first time;
        who asks again is worth making codes for (`index.codes`).
        """
        question = gauge(generation.whitening, vector)
        compare = partial(
            scan, generation.segments, question, lengths=generation.lengths, k=k, coded=self._asked
        )
        self._asked = True
        part = generation.manifest.graph
        if part is None or int(allowed.sum()) <= self._settings.exact_limit:
            return compare(allowed=allowed)
        later = allowed.copy()
        later[: part.rows] = False
        rows, scores = compare(allowed=later)
        covered = _from_graph(self._graph_of(part), generation, vector, allowed, k)
        found = question.raw(gather(generation, covered)) / generation.lengths[covered]
        rows, scores = np.concatenate([covered, rows]), np.concatenate([found, scores])
        best = np.argsort(-scores, kind="stable")[:k]
        return rows[best], scores[best]

    def _graph_of(self, part: GraphPart) -> Graph:
        """The graph, opened once: importing Chroma and reading a graph takes seconds."""
        if self._graph is None or self._graph[0] != part.name:
            from index.chroma import Graph

            folder = index_folder(self._settings) / FOLDER / part.name
            server = server_of(folder, self._settings.chroma)
            self._graph = (part.name, Graph(folder, server=server))
        return self._graph[1]


def _from_graph(
    graph: Graph, generation: Generation, vector: Vectors, allowed: NDArray[np.bool_], k: int
) -> Rows:
    """The allowed ones among the graph's nearest; it is asked for more until there are `k`."""
    wanted = k
    while True:
        ids = graph.nearest(vector, wanted)
        rows = [generation.row_of[passage] for passage in ids if passage in generation.row_of]
        found = np.array([row for row in rows if allowed[row]], dtype=np.int64)
        if len(found) >= k or len(ids) < wanted:
            return found[:k]
        wanted *= 4


def gather(generation: Generation, rows: Rows) -> Vectors:
    """The passage vectors of `rows`, ``[rows, dimension]``."""
    found = np.empty((len(rows), generation.manifest.recipe.dimension), dtype=np.float32)
    for segment in generation.segments:
        mine = (rows >= segment.first) & (rows < segment.first + segment.rows)
        if mine.any():
            found[mine] = segment.passages[rows[mine] - segment.first]
    return found


def best_sentences(generation: Generation, question: Gauge, rows: Rows) -> Scores:
    """The highest raw comparison of `question` with a sentence of each of `rows`.

    Negative infinity for a passage without sentences.
    """
    best = np.full(len(rows), -np.inf, dtype=np.float32)
    for mine, starts, vectors in _sentences(generation, rows):
        best[mine] = np.maximum.reduceat(question.raw(vectors), starts)
    return best


def sentence_cosines(generation: Generation, vector: Vectors, rows: Rows) -> list[Scores]:
    """For each of `rows` the cosines of `vector` with its sentences."""
    found = [np.empty(0, dtype=np.float32)] * len(rows)
    for mine, starts, vectors in _sentences(generation, rows):
        for place, own in zip(mine.tolist(), np.split(vectors @ vector, starts[1:]), strict=True):
            found[place] = own
    return found


def _sentences(generation: Generation, rows: Rows) -> Iterator[tuple[Rows, Rows, Vectors]]:
    """The sentences of those of `rows` that have any, segment by segment.

    Which of `rows` they belong to, where each one's begin, and all their vectors.
    """
    for segment in generation.segments:
        mine = np.flatnonzero((rows >= segment.first) & (rows < segment.first + segment.rows))
        own = rows[mine] - segment.first
        counts = segment.starts[own + 1] - segment.starts[own]
        mine, own, counts = mine[counts > 0], own[counts > 0], counts[counts > 0]
        if len(mine):
            ends = np.cumsum(counts)
            starts = ends - counts
            places = np.arange(ends[-1]) + np.repeat(segment.starts[own] - starts, counts)
            yield mine, starts, segment.sentences[places].astype(np.float32)

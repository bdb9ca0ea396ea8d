"""The index as searching sees it: passages near a vector, passages with words, by row."""

from __future__ import annotations

from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.settings import Settings
from index.generations import Generation, Generations
from index.nearest import Rows, Scores, scan
from index.recipe import Recipe, recipe_of, require_same
from index.whitening import Gauge
from models.encoder import Encoder, Vectors

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
        self, generation: Generation, question: Gauge, *, allowed: NDArray[np.bool_], k: int
    ) -> tuple[Rows, Scores]:
        """The `k` allowed rows nearest to `question`, best first, with whitened cosines."""
        return scan(generation.segments, question, lengths=generation.lengths, allowed=allowed, k=k)


def gather(generation: Generation, rows: Rows) -> Vectors:
    """The passage vectors of `rows`, ``[rows, dimension]``."""
    found = np.empty((len(rows), generation.manifest.recipe.dimension), dtype=np.float32)
    for segment in generation.segments:
        mine = (rows >= segment.first) & (rows < segment.first + segment.rows)
        if mine.any():
            found[mine] = segment.passages[rows[mine] - segment.first]
    return found


def sentences(generation: Generation, row: int) -> Vectors:
    """The vectors of the sentences of the passage in `row`, ``[sentences, dimension]``."""
    for segment in generation.segments:
        if segment.first <= row < segment.first + segment.rows:
            return segment.sentences_of(row - segment.first).astype(np.float32)
    raise IndexError(f"the index has no row {row}")

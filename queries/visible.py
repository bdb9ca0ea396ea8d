"""Which rows of a generation a search may show, as the catalogue has it now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.catalogue import Catalogue
from corpus.drafts import Searched
from corpus.filters import OPEN_PAPERS, Filters
from index.analysis import word_stems
from index.generations import Generation

Mask = NDArray[np.bool_]
"""Bool ``[rows]``."""


class Visible:
    """Resolves filters in the catalogue, and remembers the answer until the catalogue changes."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._mask = lru_cache(maxsize=32)(self._resolve)
        self._searched = lru_cache(maxsize=32)(self._count)

    def mask(self, generation: Generation, filters: Filters) -> Mask:
        """The rows that `filters` let through."""
        revision = self._catalogue.revision()
        if filters == OPEN_PAPERS and revision == generation.manifest.revision:
            return generation.open
        return self._mask(generation, revision, filters)

    def searched(self, filters: Filters) -> Searched:
        """How much `filters` let through."""
        return self._searched(self._catalogue.revision(), filters)

    def _resolve(self, generation: Generation, _revision: int, filters: Filters) -> Mask:
        return generation.mask(self._catalogue.passage_ids(filters))

    def _count(self, _revision: int, filters: Filters) -> Searched:
        return self._catalogue.searched(filters)


def narrowed(
    generation: Generation, mask: Mask, *, phrases: Sequence[str], without: Sequence[str]
) -> Mask:
    """`mask` less the rows that lack one of `phrases` or hold one of `without`, by their stems."""
    for phrase in phrases:
        if found := word_stems(phrase):
            mask = mask & _holding(generation, found)
    for unwanted in without:
        if found := word_stems(unwanted):
            mask = mask & ~_holding(generation, found)
    return mask


def _holding(generation: Generation, found: Sequence[str]) -> Mask:
    mask = np.zeros(len(generation.live), dtype=np.bool_)
    mask[generation.words.holding(found)] = True
    return mask

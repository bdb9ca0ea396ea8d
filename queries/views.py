"""The catalogue as searches see it: what was read of it is kept while it stays the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeVar

from corpus.catalogue import Catalogue
from corpus.drafts import Searched
from corpus.filters import OPEN_PAPERS, Filters
from corpus.findings import Passage, Theme
from corpus.papers import Paper
from corpus.spans import Box
from index.generations import Generation
from queries.visible import Mask

_FILTERS = 32
"""Filters whose answers are kept."""
_CONDITIONS = 256
"""Conditions of which is kept whether any passage meets them."""
_RECORDS = 20_000
"""Records of a kind that are kept: some 30 MB of passages."""

Record = TypeVar("Record")


class Views:
    """Gives the view of the catalogue's present revision."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._view = View(catalogue, revision=-1)

    def now(self) -> View:
        """The view to use for one search; a new one whenever the catalogue has changed."""
        revision = self._catalogue.revision()
        if self._view.revision != revision:
            self._view = View(self._catalogue, revision=revision)
        return self._view


class View:
    """Reads through to the catalogue, and remembers. May be used from several threads."""

    def __init__(self, catalogue: Catalogue, *, revision: int) -> None:
        self.revision = revision
        self._catalogue = catalogue
        self._passages: dict[str, Passage] = {}
        self._papers: dict[str, Paper] = {}
        self._themes: dict[str, tuple[Theme, ...]] = {}
        self._boxes: dict[str, tuple[Box, ...]] = {}
        self._mask = lru_cache(maxsize=_FILTERS)(self._resolve)
        self.searched = lru_cache(maxsize=_FILTERS)(self._count)
        self.is_met = lru_cache(maxsize=_CONDITIONS)(catalogue.is_met)
        """Whether any passage meets filters."""
        self.values_of = catalogue.values_of
        """The values of a filter that papers have which meet filters."""
        self.newest = lru_cache(maxsize=_FILTERS)(self._newest)
        self.name_entries = cache(catalogue.names.entries)
        """The entry of each form of a name that has several."""
        self.theme_names = cache(catalogue.theme_names)
        """The themes that any passage bears."""

    def mask(self, generation: Generation, filters: Filters) -> Mask:
        """The rows that `filters` let through."""
        if filters == OPEN_PAPERS and self.revision == generation.manifest.revision:
            return generation.open
        return self._mask(generation, filters)

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """The passages of `ids` that are held."""

        def read(missing: Sequence[str]) -> dict[str, Passage]:
            return {passage.id: passage for passage in self._catalogue.passages(missing)}

        return _through(self._passages, ids, read)

    def papers(self, ids: Iterable[str]) -> dict[str, Paper]:
        """The papers of `ids` that are held."""
        return _through(self._papers, ids, self._catalogue.papers_by_id)

    def themes(self, passage_ids: Sequence[str]) -> dict[str, tuple[Theme, ...]]:
        """The themes of each passage; none for many."""

        def read(missing: Sequence[str]) -> dict[str, tuple[Theme, ...]]:
            return dict.fromkeys(missing, ()) | self._catalogue.themes(missing)

        return _through(self._themes, passage_ids, read)

    def boxes(self, passages: Iterable[Passage]) -> dict[str, tuple[Box, ...]]:
        """The rectangles of the words of each passage, in text order."""
        asked = {passage.id: passage for passage in passages}

        def read(missing: Sequence[str]) -> dict[str, tuple[Box, ...]]:
            return self._catalogue.boxes_of([asked[passage_id] for passage_id in missing])

        return _through(self._boxes, asked, read)

    def _resolve(self, generation: Generation, filters: Filters) -> Mask:
        return generation.mask(self._catalogue.passage_ids(filters))

    def _count(self, filters: Filters) -> Searched:
        """How much `filters` let through."""
        return self._catalogue.searched(filters)

    def _newest(self, filters: Filters) -> tuple[str, ...]:
        """The passages that `filters` let through, those of the newest papers first."""
        return self._catalogue.passage_ids(filters, newest_first=True)


def _through(
    kept: dict[str, Record],
    ids: Iterable[str],
    read: Callable[[Sequence[str]], Mapping[str, Record]],
) -> dict[str, Record]:
    """The records of `ids` that exist: from `kept`, or read and kept from now on."""
    wanted = tuple(dict.fromkeys(ids))
    found = {key: kept[key] for key in wanted if key in kept}
    if len(found) < len(wanted):
        new = read([key for key in wanted if key not in found])
        if len(kept) + len(new) > _RECORDS:
            kept.clear()
        kept.update(new)
        found.update(new)
    return found

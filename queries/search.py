"""Search: a line of text in, passages out, by meaning and words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.catalogue import Catalogue
from corpus.drafts import Searched
from corpus.errors import UsageError
from corpus.filters import EVERYTHING, OPEN_PAPERS, Filters, any_of
from corpus.settings import Settings
from index.agreement import agree, is_long
from index.feedback import feed_back
from index.fusion import between_0_and_1, fuse, with_second_look
from index.generations import Generation
from index.index import Index, gather, sentence_cosines
from index.nearest import Rows
from index.retrieval import Pool, retrieve, retrieve_again
from models.encoder import Encoder, Vectors
from models.reranker import Reranker, load_reranker
from models.threads import one_thread
from queries.cases import with_cases_first
from queries.hits import make_result, wider
from queries.listing import newest
from queries.probes import probe_for_passage, probe_for_text
from queries.query import Query, plain_query, read_query
from queries.refusals import (
    not_indexed,
    require_clearance,
    require_period,
    require_some,
    require_themes,
)
from queries.results import Candidate, SearchResult
from queries.spelled import spelled_out
from queries.unheld import told_of_terms
from queries.values import as_held
from queries.views import View, Views
from queries.visible import Mask, narrowed, says

_DEPTH = 100
"""Rows taken from either way of finding, at least: no fewer than facets are counted over."""
_DEPTH_A_HIT = 5
"""Rows taken for each hit asked for."""
_WIDER = 4
"""How many times as many candidates are taken where too few say a phrase word for word."""
_LISTED = 1_000
"""Passages taken of a list that nothing ranks: its facets tell what it holds."""
_SECOND_LOOK = 50
"""Passages that a reranker reads."""
_VECTORS = 1_000
"""Texts whose vectors are kept, 2 kB each: a search is narrowed, widened and asked for more."""


class Searcher:
    """Answers searches over one catalogue and its index; keeps them open between searches."""

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        index: Index,
        encoder: Encoder,
        settings: Settings,
        reranker: Reranker | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.index = index
        self.encoder = encoder
        self.settings = settings
        self.reranker = reranker
        self._views = Views(catalogue)
        self._vector = lru_cache(maxsize=_VECTORS)(self._encode)

    @classmethod
    def open(cls, catalogue: Catalogue, encoder: Encoder, settings: Settings) -> Self:
        """A searcher over the index in the home folder, with the reranker of `settings`.

        Raises `RecipeMismatchError` when the index was built with another recipe, `DamageError`
        when it cannot be read, and `UsageError` for a reranker that is not there.
        """
        return cls(
            catalogue=catalogue,
            index=Index.open(settings, encoder),
            encoder=encoder,
            settings=settings,
            reranker=load_reranker(settings),
        )

    def search(self, query: str, *, k: int = 10, filters: Filters = OPEN_PAPERS) -> SearchResult:
        """The `k` best passages for the query line `query` among those that `filters` let through.

        The line is read by `queries.query`; where it holds conditions but no words, what meets them
        is listed, newest first. The same text in several papers is one hit. Raises `UsageError` for
        a line without anything to look for, and for closed papers without clearance, `DamageError`
        where papers are held and no index of them.
        """
        require_some(k)
        asked = self.read(query, filters)
        view = self._views.now()
        generation = self._generation(view)
        if generation is None:
            return make_result(query, asked, (), k, view)
        found = self._found(generation, asked, view, k=wider(k), depth=_depth(k))
        result = make_result(query, asked, found, k, view)
        mask = view.mask(generation, asked.filters)
        if result.searched.passages and not mask.any():
            raise not_indexed()
        told = told_of_terms(generation, mask, asked, result.hits, view)
        return replace(result, understood=(*result.understood, *told))

    def read(self, line: str, filters: Filters = OPEN_PAPERS) -> Query:
        """The query line `line` as `search` understands it; raises `UsageError` as that does."""
        asked = read_query(line, filters, held=self._is_held)
        meant = self._meant(asked.filters)
        return asked if meant == asked.filters else replace(asked, filters=meant)

    def candidates(
        self, text: str, *, k: int = 10, filters: Filters = OPEN_PAPERS
    ) -> tuple[Candidate, ...]:
        """The `k` best passages for `text` as it stands, with all their scores, best first.

        `text` is not read as a query line, and equal texts are not folded. Raises as `search` does.
        """
        if not text.strip():
            raise UsageError(
                "The question is empty.",
                remedy="Write what to look for.",
                danish="Der er intet at søge efter. Skriv, hvad du leder efter.",
            )
        require_some(k)
        filters = self._meant(filters)
        view = self._views.now()
        generation = self._generation(view)
        if generation is None:
            return ()
        mask = view.mask(generation, filters)
        return self._ranked(generation, text, mask, view, k=k, depth=_depth(k))

    def more_like(
        self, passage_id: str, *, k: int = 10, filters: Filters = OPEN_PAPERS
    ) -> SearchResult:
        """The `k` passages most like one that is held, without itself.

        Raises `UsageError` for a passage that is not indexed or that the reader may not see.
        """
        require_some(k)
        filters = self._meant(filters)
        view = self._views.now()
        generation = self._generation(view)
        row = None if generation is None else generation.row_of.get(passage_id)
        seen = Filters(closed=filters.closed)
        if generation is None or row is None or not view.mask(generation, seen)[row]:
            raise UsageError(
                f"No passage has the id {passage_id!r}.",
                remedy="Take an id from a search's hits.",
                danish="Afsnittet findes ikke. Søg igen.",
            )
        rows = np.array([row])
        vector = gather(generation, rows)[0]
        mask = view.mask(generation, filters).copy()
        mask[row] = False
        with one_thread():
            probe = probe_for_passage(generation, vector, generation.words.stems_of(rows)[row])
            pool = retrieve(self.index, generation, probe, allowed=mask, depth=_depth(k))
        scores = between_0_and_1(fuse(pool))
        found = _scored(generation, vector, pool, scores, view, k=wider(k))
        text = view.passages([passage_id])[passage_id].text
        return make_result(text, plain_query(text, filters), found, k, view)

    def searched(self, filters: Filters = OPEN_PAPERS) -> Searched:
        """What a search with `filters` looks through."""
        return self._views.now().searched(self._spelled(filters))

    def _generation(self, view: View) -> Generation | None:
        """What is searched; ``None`` where there is nothing to search yet."""
        generation = self.index.now()
        if generation is None and view.searched(EVERYTHING).passages:
            raise not_indexed()
        return generation

    def _meant(self, filters: Filters) -> Filters:
        """`filters` as the papers' records have their values; refuses what no paper can meet."""
        filters = self._spelled(filters)
        self._require_possible(filters)
        return filters

    def _spelled(self, filters: Filters) -> Filters:
        return as_held(filters, self._views.now().theme_names)

    def _is_held(self, condition: Filters) -> bool:
        """Whether this reader sees a paper that meets a condition, or any bears the theme."""
        view, condition = self._views.now(), self._spelled(condition)
        if condition.theme is not None:
            return set(any_of(condition.theme)) <= set(view.theme_names())
        return view.is_met(replace(condition, closed=self.settings.clearance))

    def _require_possible(self, filters: Filters) -> None:
        """Refuse what no paper can meet, or what the reader may not see."""
        require_clearance(filters, self.settings)
        require_period(filters)
        if filters.theme is not None:
            require_themes(any_of(filters.theme), self._views.now().theme_names())

    def _found(
        self, generation: Generation, asked: Query, view: View, *, k: int, depth: int
    ) -> tuple[Candidate, ...]:
        """The `k` best passages for a query line as understood."""
        wanted = k
        mask = narrowed(
            generation,
            view.mask(generation, asked.filters),
            phrases=asked.phrases,
            without=asked.without,
        )
        if not asked.text:
            return newest(generation, mask, asked.filters, view, max(k, _LISTED))
        text = spelled_out(asked.text)
        while True:
            ranked = self._ranked(generation, text, mask, view, k=k, depth=depth, exact=asked.exact)
            found = tuple(
                candidate
                for candidate in ranked
                if all(says(candidate.passage.text, phrase) for phrase in asked.phrases)
            )
            # The index holds stems: many of the best may word a phrase otherwise.
            if not asked.phrases or len(found) >= wanted or len(ranked) < k:
                return found[:wanted]
            k, depth = _WIDER * k, _WIDER * depth

    def _ranked(
        self,
        generation: Generation,
        text: str,
        mask: Mask,
        view: View,
        *,
        k: int,
        depth: int,
        exact: Collection[str] = (),
    ) -> tuple[Candidate, ...]:
        """The `k` best passages under `mask`: found, fed back, found again, read if one can."""
        vector = self._vector(text)
        with one_thread():
            probe = probe_for_text(generation, vector, text, exact)
            pool = retrieve(self.index, generation, probe, allowed=mask, depth=depth)
            fed = feed_back(generation, probe, pool, fuse(pool))
            pool = retrieve_again(generation, fed, pool, allowed=mask, depth=depth)
            fused = agree(generation, pool, fuse(pool)) if is_long(probe) else fuse(pool)
            fused = with_cases_first(generation, pool, fused, mask, exact)
        if self.reranker is not None:
            first = np.argsort(-fused, kind="stable")[:_SECOND_LOOK]
            read = self.reranker.score(text, _texts(generation, pool.rows[first], view))
            fused = with_second_look(fused, first, read)
        return _scored(generation, vector, pool, between_0_and_1(fused), view, k=k)

    def _encode(self, text: str) -> Vectors:
        vector: Vectors = self.encoder.encode_query([text])[0]
        return vector


def _texts(generation: Generation, rows: Rows, view: View) -> list[str]:
    """The text of each of `rows`; empty for one that is no longer held."""
    ids = [generation.ids[row] for row in rows.tolist()]
    held = view.passages(ids)
    return [held[passage].text if passage in held else "" for passage in ids]


def _scored(
    generation: Generation,
    vector: Vectors,
    pool: Pool,
    scores: NDArray[np.float32],
    view: View,
    *,
    k: int,
) -> tuple[Candidate, ...]:
    """The `k` rows of `pool` with the highest `scores`, as passages with all they were given."""
    order = np.argsort(-scores, kind="stable")[:k]
    rows = pool.rows[order]
    cosines = gather(generation, rows) @ vector
    of_sentences = sentence_cosines(generation, vector, rows)
    ids = [generation.ids[row] for row in rows.tolist()]
    held = view.passages(ids)
    return tuple(
        Candidate(
            passage=held[passage],
            score=float(scores[place]),
            cosine=cosine,
            bm25=float(pool.words[place]),
            sentence_cosines=tuple(own.tolist()),
        )
        for passage, place, cosine, own in zip(
            ids, order.tolist(), cosines.tolist(), of_sentences, strict=True
        )
        if passage in held
    )


def _depth(k: int) -> int:
    return max(_DEPTH, _DEPTH_A_HIT * k)

"""Search: a line of text in, passages out, by meaning and words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.catalogue import Catalogue
from corpus.drafts import Searched
from corpus.errors import UsageError
from corpus.filters import OPEN_PAPERS, Filters
from corpus.findings import Passage
from corpus.papers import Paper
from corpus.settings import Settings
from index.analysis import grams, stems
from index.feedback import feed_back
from index.fusion import between_0_and_1, fuse
from index.generations import Generation
from index.index import Index, gather, sentences
from index.retrieval import Pool, Probe, retrieve
from index.words import Field
from models.danish.stems import stem, words
from models.encoder import Encoder, Vectors
from queries.results import Candidate, Hit, SearchResult, SentenceScore, Why

_DEPTH = 100
"""Rows taken from either way of finding, at least."""
_DEPTH_A_HIT = 5
"""Rows taken for each hit asked for: duplicates and hits without a text fall out."""


class Searcher:
    """Answers searches over one catalogue and its index; keeps them open between searches."""

    def __init__(
        self, *, catalogue: Catalogue, index: Index, encoder: Encoder, settings: Settings
    ) -> None:
        self.catalogue = catalogue
        self.index = index
        self.encoder = encoder
        self.settings = settings
        self._mask = lru_cache(maxsize=32)(self._resolved_mask)
        self._searched = lru_cache(maxsize=32)(self._counted)

    def search(self, query: str, *, k: int = 10, filters: Filters = OPEN_PAPERS) -> SearchResult:
        """The `k` best passages for `query` among those that `filters` let through.

        Raises `UsageError` for an empty query and for closed papers without clearance.
        """
        found = self.candidates(query, k=k, filters=filters)
        return SearchResult(
            query=query,
            hits=self._hits(query, found),
            searched=self.searched(filters),
            understood=(),
            facets={},
        )

    def candidates(
        self, text: str, *, k: int = 10, filters: Filters = OPEN_PAPERS
    ) -> tuple[Candidate, ...]:
        """The `k` best passages for `text` as it stands, with all their scores, best first.

        `text` is not read as a query line. Raises as `search` does.
        """
        self._require_allowed(text, filters)
        generation = self.index.now()
        if generation is None:
            return ()
        vector = self.encoder.encode_query([text])[0]
        probe = _probe(generation, vector, text)
        allowed = self._allowed(generation, filters)
        depth = max(_DEPTH, _DEPTH_A_HIT * k)
        pool = retrieve(self.index, generation, probe, allowed=allowed, depth=depth)
        probe = feed_back(generation, probe, pool, fuse(pool))
        pool = retrieve(self.index, generation, probe, allowed=allowed, depth=depth)
        return self._scored(generation, vector, pool, k)

    def searched(self, filters: Filters = OPEN_PAPERS) -> Searched:
        """What a search with `filters` looks through."""
        return self._searched(self.catalogue.revision(), filters)

    def _require_allowed(self, text: str, filters: Filters) -> None:
        if not text.strip():
            raise UsageError("The question is empty.", remedy="Write what to look for.")
        if filters.closed and not self.settings.clearance:
            raise UsageError(
                "Closed papers are only shown to a reader with clearance.",
                remedy="Set KILDESVAR_CLEARANCE=true where the reader has it.",
            )

    def _scored(
        self, generation: Generation, vector: Vectors, pool: Pool, k: int
    ) -> tuple[Candidate, ...]:
        fused = between_0_and_1(fuse(pool))
        order = np.argsort(-fused, kind="stable")[:k]
        rows = pool.rows[order].tolist()
        passages = self._passages([generation.ids[row] for row in rows])
        cosines = gather(generation, pool.rows[order]) @ vector
        return tuple(
            Candidate(
                passage=passages[generation.ids[row]],
                score=float(fused[place]),
                cosine=float(cosine),
                bm25=float(pool.words[place]),
                sentences=_sentence_scores(
                    passages[generation.ids[row]], sentences(generation, row) @ vector
                ),
            )
            for row, place, cosine in zip(rows, order.tolist(), cosines, strict=True)
            if generation.ids[row] in passages
        )

    def _passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        return {passage.id: passage for passage in self.catalogue.passages(ids)}

    def _allowed(self, generation: Generation, filters: Filters) -> NDArray[np.bool_]:
        """Bool ``[rows]``: what `filters` let through, as the catalogue has it now."""
        revision = self.catalogue.revision()
        if filters == OPEN_PAPERS and revision == generation.manifest.revision:
            return generation.open
        return self._mask(generation, revision, filters)

    def _resolved_mask(
        self, generation: Generation, _revision: int, filters: Filters
    ) -> NDArray[np.bool_]:
        return generation.mask(self.catalogue.passage_ids(filters))

    def _counted(self, _revision: int, filters: Filters) -> Searched:
        return self.catalogue.searched(filters)

    def _hits(self, query: str, found: Iterable[Candidate]) -> tuple[Hit, ...]:
        candidates = tuple(found)
        themes = self.catalogue.themes([candidate.passage.id for candidate in candidates])
        papers = self._papers(candidate.passage.paper for candidate in candidates)
        return tuple(
            Hit(
                passage=candidate.passage,
                paper=papers[candidate.passage.paper],
                score=candidate.score,
                why=_why(query, candidate, papers[candidate.passage.paper]),
                themes={theme.name: theme.score for theme in themes.get(candidate.passage.id, ())},
                boxes=self.catalogue.boxes(candidate.passage.paper, candidate.passage.span),
                also_in=(),
            )
            for candidate in candidates
        )

    def _papers(self, ids: Iterable[str]) -> dict[str, Paper]:
        return {paper_id: self.catalogue.paper(paper_id) for paper_id in set(ids)}


_GRAMS = 0.3
"""Weight of a 4-gram beside a stem: a word gives several."""
_CONTEXT = 0.5
"""Weight of a word in title, headings or fields beside one in the passage."""


def _probe(generation: Generation, vector: Vectors, text: str) -> Probe:
    own = stems(text)
    return Probe(
        vector=generation.whitening.apply(vector[None])[0],
        terms={
            Field.STEMS: _counted_terms(own),
            Field.GRAMS: {term: _GRAMS * n for term, n in _counted_terms(grams(text)).items()},
            Field.CONTEXT: {term: _CONTEXT * n for term, n in _counted_terms(own).items()},
        },
    )


def _counted_terms(terms: Sequence[str]) -> dict[str, float]:
    return {term: float(terms.count(term)) for term in dict.fromkeys(terms)}


def _sentence_scores(passage: Passage, cosines: NDArray[np.float32]) -> tuple[SentenceScore, ...]:
    return tuple(
        SentenceScore(span=span, cosine=float(cosine))
        for span, cosine in zip(passage.sentences, cosines, strict=False)
    )


def _why(query: str, candidate: Candidate, paper: Paper) -> Why:
    passage = candidate.passage
    held = set(stems(" ".join((passage.text, passage.context, paper.title, *passage.headings))))
    best = candidate.best_sentence
    return Why(
        meaning=max(candidate.cosine, best.cosine if best else candidate.cosine),
        words=tuple(dict.fromkeys(word for word in words(query) if stem(word) in held)),
        tags=(),
    )

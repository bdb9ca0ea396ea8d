"""Candidates made ready to be shown: each text once, with its paper, themes, place and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from corpus.catalogue import Catalogue
from corpus.drafts import Searched
from corpus.findings import Theme
from corpus.papers import Paper
from index.analysis import word_stems
from models.danish.stems import stem, words
from queries.duplicates import Folded, fold
from queries.facets import count_facets
from queries.query import Query
from queries.results import Candidate, Hit, Place, SearchResult, Why


class HitDesk:
    """Makes results of candidates with what the catalogue says of them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def result(
        self, line: str, query: Query, found: Sequence[Candidate], k: int, searched: Searched
    ) -> SearchResult:
        """The first `k` texts among `found`, best first, for the query `line`."""
        themes = self._catalogue.themes([candidate.passage.id for candidate in found])
        papers = self._catalogue.papers_by_id(candidate.passage.paper for candidate in found)
        return SearchResult(
            query=line,
            hits=tuple(self._hit(folded, papers, themes, query) for folded in fold(found)[:k]),
            searched=searched,
            understood=query.understood,
            facets=count_facets(
                (papers[candidate.passage.paper], themes.get(candidate.passage.id, ()))
                for candidate in found
            ),
        )

    def _hit(
        self,
        folded: Folded,
        papers: Mapping[str, Paper],
        themes: Mapping[str, Sequence[Theme]],
        query: Query,
    ) -> Hit:
        passage = folded.best.passage
        paper = papers[passage.paper]
        own = {theme.name: theme.score for theme in themes.get(passage.id, ())}
        return Hit(
            passage=passage,
            paper=paper,
            score=folded.best.score,
            why=_why(folded.best, paper, own, query),
            themes=own,
            boxes=self._catalogue.boxes(paper.id, passage.span),
            also_in=tuple(
                Place(
                    passage=other.passage.id,
                    paper=papers[other.passage.paper],
                    pages=other.passage.pages,
                )
                for other in folded.others
            ),
        )


def _why(candidate: Candidate, paper: Paper, themes: Iterable[str], query: Query) -> Why:
    passage = candidate.passage
    held = set(
        word_stems(" ".join((passage.text, passage.context, paper.title, *passage.headings)))
    )
    asked = [word for word in dict.fromkeys(words(query.text)) if word_stems(word)]
    best = candidate.best_sentence
    return Why(
        meaning=max(candidate.cosine, best.cosine if best else candidate.cosine),
        words=tuple(word for word in asked if stem(word) in held),
        tags=tuple(theme for theme in themes if theme == query.filters.theme or theme in asked),
    )

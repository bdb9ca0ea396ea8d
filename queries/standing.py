"""Standing queries: what new papers hold of a saved search, and of an open question."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from corpus.catalogue.desk import SavedSearch
from corpus.drafts import State
from corpus.filters import Filters
from corpus.findings import Question
from corpus.standing import News, NewsKind
from queries.asked import Asked, read_part
from queries.citing import cite, whole_thought
from queries.evidence import Weighed, weigh
from queries.query import read_query
from queries.search import Searcher
from queries.search_address import FIRST_HITS, SearchQuery
from queries.shelf import Shelf
from queries.states import fitting
from queries.weights import FOUND, TOUCHED

_CANDIDATES = 40
"""Passages among which a new paper must be for an open question to be weighed again."""


def news_for_search(
    search: SavedSearch, papers: Collection[str], searcher: Searcher, shelf: Shelf
) -> tuple[News, ...]:
    """What `papers` hold of a saved search: of each paper the best passage.

    A passage counts when it is among the first hits of the whole search and is weighed as touching
    what is looked for: among few papers some hit is always the first. Raises `UsageError` for a
    search that cannot be asked any more.
    """
    closed = searcher.settings.clearance
    query = SearchQuery.of(search.parameters)
    filters = query.filters(closed=closed)
    result = searcher.search(query.text, k=FIRST_HITS, filters=filters)
    first = {hit.passage.id for hit in result.hits if hit.paper.id in papers}
    if not first:
        return ()
    asked = read_query(query.text, filters)
    weighed = weigh(read_part(asked.text), searcher, shelf, asked.filters, letter=None)
    met = (item for item in weighed if item.passage.id in first)
    return tuple(
        _news(NewsKind.SEARCH, search.id, "", item, shelf) for item in _best_of_papers(met)
    )


def news_for_question(
    question: Question, papers: Collection[str], searcher: Searcher, shelf: Shelf
) -> tuple[News, ...]:
    """The sentences of `papers` that answer or touch a part of an open question, best first.

    Of each paper the best sentence, by the weights and states of drafts. The question's own paper
    is never news.
    """
    letter = shelf.paper(question.paper)
    others = frozenset(papers) - {letter.id}
    filters = Filters(closed=searcher.settings.clearance, replaced=False)
    found: list[News] = []
    for part in question.parts:
        asked = read_part(part)
        if not _reaches(asked, others, searcher, filters):
            continue
        fit = fitting(asked, weigh(asked, searcher, shelf, filters, letter=letter))
        new = (item for item in fit if item.paper.id in others)
        found.extend(
            _news(NewsKind.EVIDENCE, question.id, part, item, shelf)
            for item in _best_of_papers(new)
        )
    return tuple(found)


def _reaches(asked: Asked, papers: Collection[str], searcher: Searcher, filters: Filters) -> bool:
    """Whether any of `papers` is near enough to be weighed: weighing costs more than searching."""
    found = searcher.candidates(asked.core, k=_CANDIDATES, filters=filters)
    return any(candidate.passage.paper in papers for candidate in found)


def _best_of_papers(weighed: Iterator[Weighed]) -> Iterator[Weighed]:
    """The first sentence of each paper, while they touch what is asked."""
    seen: set[str] = set()
    for item in weighed:
        if item.on_its_own >= TOUCHED and item.paper.id not in seen:
            seen.add(item.paper.id)
            yield item


def _news(kind: NewsKind, subject: str, part: str, item: Weighed, shelf: Shelf) -> News:
    citation = cite(shelf, item.paper.id, whole_thought(shelf, item.passage, item.span))
    return News(
        kind=kind,
        subject=subject,
        part=part,
        paper=item.paper.id,
        passage=item.passage.id,
        page=citation.page,
        span=citation.span,
        quote=citation.quote,
        state=State.FOUND if item.on_its_own >= FOUND else State.UNSURE,
    )

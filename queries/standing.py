"""Standing queries: what new papers hold of a saved search, and of an open question."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from corpus.catalogue.desk import SavedSearch
from corpus.drafts import State
from corpus.filters import Filters, any_of
from corpus.findings import Passage, Question
from corpus.spans import Span
from corpus.standing import News, NewsKind
from index.analysis import word_stems
from queries.asked import read_part
from queries.citing import cite, whole_thought
from queries.earlier import precedents
from queries.evidence import Weighed, nearest, weigh, weigh_candidates
from queries.query import Query
from queries.search import Searcher
from queries.search_address import FIRST_HITS, SearchQuery
from queries.shelf import Shelf
from queries.states import fitting
from queries.weights import FOUND, TOUCHED, WATCHED


def news_for_search(
    search: SavedSearch, papers: Collection[str], searcher: Searcher, shelf: Shelf
) -> tuple[News, ...]:
    """What `papers` hold of a saved search: of each paper the best passage.

    A passage counts when it is among the first hits of the whole search and is weighed as speaking
    of what is watched: among few papers some hit is always the first. Raises `UsageError` for a
    search that cannot be asked any more.
    """
    query = SearchQuery.of(search.parameters)
    filters = query.filters(closed=searcher.settings.clearance)
    asked = searcher.read(query.text, filters)
    if not asked.text:
        return _by_conditions(search, asked, papers, shelf)
    result = searcher.search(query.text, k=FIRST_HITS, filters=filters)
    first = {hit.passage.id for hit in result.hits if hit.paper.id in papers}
    if not first:
        return ()
    weighed = weigh(read_part(asked.text), searcher, shelf, asked.filters, letter=None)
    met = (item for item in weighed if item.passage.id in first)
    return tuple(
        _weighed_news(NewsKind.SEARCH, search.id, "", item, shelf)
        for item in best_of_papers(met, WATCHED)
    )


def _by_conditions(
    search: SavedSearch, asked: Query, papers: Collection[str], shelf: Shelf
) -> tuple[News, ...]:
    """The first passage of each of `papers` that meets the conditions of a search without words."""
    found: list[News] = []
    for paper in sorted(papers):
        if asked.filters.paper is not None and paper not in any_of(asked.filters.paper):
            continue
        ids = shelf.catalogue.passage_ids(replace(asked.filters, paper=paper))
        looked_at = shelf.catalogue.passages(ids if asked.without else ids[:1])
        wanted = (item for item in looked_at if not _is_unwanted(item, asked))
        for passage in islice(wanted, 1):
            found.append(
                _news(
                    NewsKind.SEARCH,
                    search.id,
                    "",
                    passage=passage,
                    span=passage.span,
                    state=State.FOUND,
                    shelf=shelf,
                )
            )
    return tuple(found)


def _is_unwanted(passage: Passage, asked: Query) -> bool:
    """Whether `passage` holds what a query line has with a minus."""
    held = f" {' '.join(word_stems(passage.text))} "
    return any(f" {' '.join(word_stems(words))} " in held for words in asked.without)


def news_for_question(
    question: Question,
    papers: Collection[str],
    searcher: Searcher,
    shelf: Shelf,
    *,
    is_first: bool,
) -> tuple[News, ...]:
    """The sentences of `papers` that answer or touch a part of an open question, best first.

    Of each paper the best sentence, by the weights and states of drafts. A reply to the same
    question is its answer; when the question is asked for the first time, replies from before it
    count too. The question's own paper is never news.
    """
    letter = shelf.paper(question.paper)
    others = frozenset(papers) - {letter.id}
    filters = Filters(closed=searcher.settings.clearance, replaced=False)
    found: list[News] = []
    for part in question.parts:
        asked = read_part(part)
        near = nearest(asked, searcher, filters)
        if not is_first and not any(item.passage.paper in others for item in near):
            continue  # weighing costs more than searching
        fit = fitting(asked, weigh_candidates(asked, near, searcher, shelf, letter=letter))
        answers = {
            item.answer.paper.id: item.answer
            for item in precedents(asked, fit, shelf, searcher.encoder, letter=letter)
            if is_first or item.answer.paper.id in others
        }
        new = (item for item in fit if item.paper.id in others - answers.keys())
        found.extend(
            _weighed_news(kind, question.id, part, item, shelf)
            for kind, items in (
                (NewsKind.ANSWER, answers.values()),
                (NewsKind.EVIDENCE, best_of_papers(new)),
            )
            for item in items
        )
    return _once_each(found)


def _once_each(found: Iterable[News]) -> tuple[News, ...]:
    """One sentence may bear on two parts: it is told for the one that it answers best."""
    best: dict[tuple[str, Span], News] = {}
    for news in found:
        known = best.get((news.paper, news.span))
        if known is None or (known.state is State.UNSURE and news.state is State.FOUND):
            best[news.paper, news.span] = news
    return tuple(best.values())


def best_of_papers(weighed: Iterable[Weighed], bound: float = TOUCHED) -> Iterator[Weighed]:
    """The first sentence of each paper that is this likely an answer, or touches what is asked."""
    seen: set[str] = set()
    for item in weighed:
        if item.on_its_own >= bound and item.paper.id not in seen:
            seen.add(item.paper.id)
            yield item


def _weighed_news(kind: NewsKind, subject: str, part: str, item: Weighed, shelf: Shelf) -> News:
    return _news(
        kind,
        subject,
        part,
        passage=item.passage,
        span=whole_thought(shelf, item.passage, item.span),
        state=State.FOUND if item.on_its_own >= FOUND else State.UNSURE,
        shelf=shelf,
    )


def _news(
    kind: NewsKind,
    subject: str,
    part: str,
    *,
    passage: Passage,
    span: Span,
    state: State,
    shelf: Shelf,
) -> News:
    citation = cite(shelf, passage.paper, span)
    return News(
        kind=kind,
        subject=subject,
        part=part,
        paper=passage.paper,
        passage=passage.id,
        page=citation.page,
        span=span,
        quote=citation.quote,
        state=state,
    )

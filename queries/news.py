"""News made ready to be read: what was found, in which paper, for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.catalogue import Catalogue
from corpus.drafts import State
from corpus.papers import Access, Paper
from corpus.standing import KeptNews, NewsKind
from queries.citations import place
from queries.privacy import mask_personal_numbers

_PIECE = 200
"""News that is read at a time: twice what a page shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem:
    """News with its paper and the name of what it was found for."""

    kept: KeptNews
    paper: Paper
    subject: str
    """The saved search's name or the question's text, personal numbers masked."""

    @property
    def headline(self) -> str:
        """One Danish line: ``Nyt til søgningen »x«: Prisoversigt, 3. april 2025, side 2``."""
        return f"{_OCCASIONS[self.kept.news.kind]} »{self.subject}«: {self.where}"

    @property
    def where(self) -> str:
        """Title, date and page."""
        return place(self.paper.title, self.paper.date, self.kept.news.page)


_OCCASIONS = {
    NewsKind.SEARCH: "Nyt til søgningen",
    NewsKind.EVIDENCE: "Nyt til spørgsmålet",
    NewsKind.ANSWER: "Et svar på samme spørgsmål som",
}


def news_items(
    kept: Iterable[KeptNews],
    catalogue: Catalogue,
    *,
    owner: str | None = None,
    closed: bool = False,
) -> tuple[NewsItem, ...]:
    """`kept` as far as a reader may and can see it, in the same order.

    News for searches of others than `owner` (default: nobody is left out), of searches that were
    forgotten, of papers that are not held any more, and without `closed` of closed papers is left
    out.
    """
    kept = tuple(kept)
    if not kept:
        return ()
    names = {search.id: search.name for search in catalogue.desk.searches(owner)}
    asked = {item.news.subject for item in kept if item.news.kind is not NewsKind.SEARCH}
    questions = catalogue.questions_by_id(asked, closed=closed)
    texts = {question.id: question.text for question in questions.values()}
    papers = catalogue.papers_by_id(item.news.paper for item in kept)
    items = []
    for item in kept:
        is_search = item.news.kind is NewsKind.SEARCH
        subject = (names if is_search else texts).get(item.news.subject)
        paper = papers.get(item.news.paper)
        if subject is None or paper is None or (paper.access is Access.CLOSED and not closed):
            continue
        line = mask_personal_numbers(" ".join(subject.split()))
        items.append(NewsItem(kept=item, paper=paper, subject=line))
    return tuple(items)


def newest_news(
    catalogue: Catalogue,
    *,
    owner: str | None = None,
    closed: bool = False,
    before: int | None = None,
) -> Iterator[NewsItem]:
    """All news as `news_items` shows it, newest first, from below the id `before`.

    It is read piece by piece: of years of news a reader takes the first.
    """
    while kept := catalogue.standing.news(before=before, limit=_PIECE):
        yield from news_items(kept, catalogue, owner=owner, closed=closed)
        before = kept[-1].id


def worth_an_alert(item: NewsItem) -> bool:
    """Whether somebody is to be told: evidence that is unsure waits in the register."""
    news = item.kept.news
    return news.kind is not NewsKind.EVIDENCE or news.state is State.FOUND

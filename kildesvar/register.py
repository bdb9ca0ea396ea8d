"""The register: councillors' questions, what was promised and what came since, overdue first."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from corpus.catalogue import Catalogue
from corpus.catalogue.held_papers import ALL
from corpus.findings import Question, QuestionState
from corpus.papers import Paper
from corpus.standing import KeptDraft
from queries.news import NewsItem, news_items


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A question with its paper."""

    question: Question
    paper: Paper
    overdue: bool
    """Whether what was promised is late today."""
    news: tuple[NewsItem, ...] = ()
    """What later papers bring to it, newest first."""
    draft: KeptDraft | None = None
    """The newest draft that is kept for its letter."""

    @property
    def due(self) -> datetime.date | None:
        """The last day of what was promised."""
        return _due(self.question)


def registered(
    catalogue: Catalogue,
    *,
    open_only: bool,
    closed: bool,
    today: datetime.date,
    part: slice = ALL,
) -> tuple[Registered, ...]:
    """The register as a reader with or without clearance sees it, or a `part` of its rows.

    Overdue questions come first, then those of which something is due, then those without a date.
    """
    held = catalogue.questions(open_only=open_only, closed=closed)
    questions = sorted(held, key=lambda question: _order(question, today))[part]
    news: dict[str, list[NewsItem]] = {}
    kept = catalogue.standing.news_of([question.id for question in questions])
    for item in news_items(kept, catalogue, closed=closed):
        news.setdefault(item.kept.news.subject, []).append(item)
    drafts: dict[str, KeptDraft] = {}
    for draft in catalogue.standing.drafts():
        drafts.setdefault(draft.letter, draft)
    papers = catalogue.papers_by_id(question.paper for question in questions)
    return tuple(
        Registered(
            question=question,
            paper=papers[question.paper],
            overdue=_is_overdue(question, today),
            news=tuple(news.get(question.id, ())),
            draft=drafts.get(question.paper),
        )
        for question in questions
        if question.paper in papers
    )


def _due(question: Question) -> datetime.date | None:
    return question.promise.due if question.promise else None


def _is_overdue(question: Question, today: datetime.date) -> bool:
    due = _due(question)
    return question.state is not QuestionState.ANSWERED and due is not None and due < today


def _order(question: Question, today: datetime.date) -> tuple[bool, bool, str, str, str, int]:
    due = _due(question)
    return (
        not _is_overdue(question, today),
        due is None,
        str(due),
        str(question.asked_on),
        question.paper,
        question.number,
    )

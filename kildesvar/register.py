"""The register: councillors' questions, what was promised and what came since, overdue first."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.catalogue import Catalogue
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
        return self.question.promise.due if self.question.promise else None


def registered(
    catalogue: Catalogue, *, open_only: bool, closed: bool, today: datetime.date
) -> tuple[Registered, ...]:
    """The register of a catalogue as a reader with or without clearance sees it."""
    questions = catalogue.questions(open_only=open_only, closed=closed)
    news: dict[str, list[NewsItem]] = {}
    for item in news_items(catalogue.standing.news(), catalogue, closed=closed):
        news.setdefault(item.kept.news.subject, []).append(item)
    drafts: dict[str, KeptDraft] = {}
    for draft in catalogue.standing.drafts():
        drafts.setdefault(draft.letter, draft)
    papers = catalogue.papers_by_id(question.paper for question in questions)
    return register(questions, papers, today, news=news, drafts=drafts)


def register(
    questions: Iterable[Question],
    papers: Mapping[str, Paper],
    today: datetime.date,
    *,
    news: Mapping[str, Sequence[NewsItem]],
    drafts: Mapping[str, KeptDraft],
) -> tuple[Registered, ...]:
    """The questions: overdue ones first, then by what is due, then those without a date.

    `news` is by question, `drafts` by letter.
    """
    rows = [
        Registered(
            question=question,
            paper=papers[question.paper],
            overdue=_is_overdue(question, today),
            news=tuple(news.get(question.id, ())),
            draft=drafts.get(question.paper),
        )
        for question in questions
        if question.paper in papers
    ]
    return tuple(sorted(rows, key=_order))


def _is_overdue(question: Question, today: datetime.date) -> bool:
    due = question.promise.due if question.promise else None
    return question.state is not QuestionState.ANSWERED and due is not None and due < today


def _order(row: Registered) -> tuple[bool, bool, str, str, str, int]:
    return (
        not row.overdue,
        row.due is None,
        str(row.due),
        str(row.question.asked_on),
        row.paper.id,
        row.question.number,
    )

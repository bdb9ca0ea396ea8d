"""The ledger of standing queries: each paper is asked once, each piece of news is kept once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from corpus.catalogue.fetch import chunks
from corpus.catalogue.ledger import now, with_zone
from corpus.catalogue.schema import papers
from corpus.catalogue.standing_schema import asked_papers, kept_drafts, known_questions, news
from corpus.drafts import State
from corpus.errors import UsageError
from corpus.spans import Span
from corpus.standing import KeptDraft, KeptNews, News, NewsKind


class StandingLedger:
    """Reads and writes what standing queries found; each method is one transaction."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    # --- asking

    def new_papers(self) -> frozenset[str]:
        """The papers held that no standing query has been asked of."""
        unasked = ~sa.exists().where(asked_papers.c.paper == papers.c.id)
        with self._engine.connect() as connection:
            return frozenset(connection.scalars(sa.select(papers.c.id).where(unasked)))

    def known_questions(self) -> frozenset[str]:
        """The questions that have been asked of what was held when they were first seen."""
        with self._engine.connect() as connection:
            return frozenset(connection.scalars(sa.select(known_questions.c.question)))

    def note(
        self, *, papers: Iterable[str], questions: Iterable[str], found: Sequence[News]
    ) -> tuple[KeptNews, ...]:
        """Note that `papers` and `questions` have been asked, and keep what was `found`.

        News that is held already is not kept again; returns what is new.
        """
        moment = now()
        with self._engine.begin() as connection:
            _add_missing(connection, asked_papers.c.paper, papers, asked_at=moment)
            _add_missing(connection, known_questions.c.question, questions, asked_at=moment)
            last = _last(connection)
            for item in found:
                if not connection.scalar(sa.select(news.c.id).where(_same(item)).limit(1)):
                    connection.execute(sa.insert(news).values(found_at=moment, **_row(item)))
        return self.news(after=last)

    # --- what was found

    def news(
        self,
        *,
        after: int = 0,
        before: int | None = None,
        subject: str | None = None,
        limit: int | None = None,
    ) -> tuple[KeptNews, ...]:
        """News with an id above `after` and below `before`, newest first, at most `limit`.

        With `subject` that of one search or question.
        """
        query = sa.select(news).where(news.c.id > after).order_by(news.c.id.desc()).limit(limit)
        if before is not None:
            query = query.where(news.c.id < before)
        if subject is not None:
            query = query.where(news.c.subject == subject)
        with self._engine.connect() as connection:
            return tuple(_kept(row) for row in connection.execute(query).mappings())

    def news_of(self, subjects: Sequence[str]) -> tuple[KeptNews, ...]:
        """News of these searches and questions, newest first."""
        found: list[KeptNews] = []
        with self._engine.connect() as connection:
            for chunk in chunks(subjects):
                query = sa.select(news).where(news.c.subject.in_(chunk))
                found.extend(_kept(row) for row in connection.execute(query).mappings())
        return tuple(sorted(found, key=lambda kept: -kept.id))

    def last_news(self) -> int:
        """The id of the newest news; 0 before the first."""
        with self._engine.connect() as connection:
            return _last(connection)

    # --- drafts

    def keep_draft(
        self, letter: str, document: Mapping[str, Any], changes: Sequence[str]
    ) -> KeptDraft:
        """Keep a draft (JSON) as the newest version for `letter`."""
        newest = sa.select(sa.func.max(kept_drafts.c.number)).where(kept_drafts.c.letter == letter)
        moment = now()
        with self._engine.begin() as connection:
            number = int(connection.scalar(newest) or 0) + 1
            connection.execute(
                sa.insert(kept_drafts).values(
                    letter=letter,
                    number=number,
                    made_at=moment,
                    changes=list(changes),
                    document=dict(document),
                )
            )
        return KeptDraft(letter=letter, number=number, made_at=moment, changes=tuple(changes))

    def drafts(self, letter: str | None = None) -> tuple[KeptDraft, ...]:
        """The versions kept for `letter` (default: for all letters), newest first."""
        query = sa.select(
            kept_drafts.c.letter,
            kept_drafts.c.number,
            kept_drafts.c.made_at,
            kept_drafts.c.changes,
        ).order_by(kept_drafts.c.made_at.desc(), kept_drafts.c.letter, kept_drafts.c.number.desc())
        if letter is not None:
            query = query.where(kept_drafts.c.letter == letter)
        with self._engine.connect() as connection:
            return tuple(
                KeptDraft(
                    letter=row["letter"],
                    number=row["number"],
                    made_at=with_zone(row["made_at"]),
                    changes=tuple(row["changes"]),
                )
                for row in connection.execute(query).mappings()
            )

    def draft(self, letter: str, number: int | None = None) -> dict[str, Any] | None:
        """A version's draft (JSON), the newest by default; ``None`` where none is kept.

        Raises `UsageError` for a number that there is not.
        """
        query = sa.select(kept_drafts.c.document).where(kept_drafts.c.letter == letter)
        if number is not None:
            query = query.where(kept_drafts.c.number == number)
        with self._engine.connect() as connection:
            found = connection.scalar(query.order_by(kept_drafts.c.number.desc()).limit(1))
        if found is None and number is not None:
            raise UsageError(
                f"The letter {letter!r} has no draft {number}.",
                remedy="List the versions: kildesvar draft.",
            )
        return None if found is None else dict(found)


def _add_missing(
    connection: sa.Connection, column: sa.Column[str], values: Iterable[str], **fields: Any
) -> None:
    held = set(connection.scalars(sa.select(column)))
    rows = [{column.name: value, **fields} for value in sorted(set(values) - held)]
    if rows:
        connection.execute(sa.insert(column.table), rows)


def _last(connection: sa.Connection) -> int:
    return int(connection.scalar(sa.select(sa.func.max(news.c.id))) or 0)


def _same(item: News) -> sa.ColumnElement[bool]:
    return sa.and_(
        news.c.kind == item.kind.value,
        news.c.subject == item.subject,
        news.c.part == item.part,
        # The same words in a new version of a paper, or in another paper, are no news.
        sa.or_(news.c.paper == item.paper, news.c.quote == item.quote),
    )


def _row(item: News) -> dict[str, Any]:
    return {
        "kind": item.kind.value,
        "subject": item.subject,
        "part": item.part,
        "paper": item.paper,
        "passage": item.passage,
        "page": item.page,
        "start": item.span.start,
        "end": item.span.end,
        "quote": item.quote,
        "state": item.state.value,
    }


def _kept(row: sa.RowMapping) -> KeptNews:
    return KeptNews(
        id=row["id"],
        found_at=with_zone(row["found_at"]),
        news=News(
            kind=NewsKind(row["kind"]),
            subject=row["subject"],
            part=row["part"],
            paper=row["paper"],
            passage=row["passage"],
            page=row["page"],
            span=Span(row["start"], row["end"]),
            quote=row["quote"],
            state=State(row["state"]),
        ),
    )

"""What was found in the papers held: passages, what stands in them, and questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from corpus.catalogue import rows
from corpus.catalogue.fetch import chunks, passages_of
from corpus.catalogue.proceedings import question_from
from corpus.catalogue.schema import amounts, mentions, papers, passages, questions, themes
from corpus.catalogue.selection import paper_conditions, passage_conditions
from corpus.filters import Filters
from corpus.findings import Amount, Mention, Passage, Question, QuestionState, Theme

Found = TypeVar("Found")

_IS_OPEN = questions.c.state != QuestionState.ANSWERED.value


def passage_ids(
    connection: sa.Connection, filters: Filters, *, newest_first: bool
) -> tuple[str, ...]:
    """The passages that meet `filters`, by paper and position; hidden ones never.

    With `newest_first` papers stand by falling date, those without one last.
    """
    newest = (papers.c.date.desc().nulls_last(),) if newest_first else ()
    query = (
        sa.select(passages.c.id)
        .join(papers, papers.c.id == passages.c.paper)
        .where(*passage_conditions(filters))
        .order_by(*newest, passages.c.paper, passages.c.position)
    )
    return tuple(connection.scalars(query))


def passages_by_id(connection: sa.Connection, ids: Sequence[str]) -> tuple[Passage, ...]:
    """The passages of `ids`, in that order; an id that is not held is left out."""
    found: dict[str, Passage] = {}
    for chunk in chunks(ids):
        chosen = passages_of(connection, sa.select(passages).where(passages.c.id.in_(chunk)))
        found.update((passage.id, passage) for passage in chosen)
    return tuple(found[passage_id] for passage_id in ids if passage_id in found)


def passages_in(connection: sa.Connection, paper_id: str) -> tuple[Passage, ...]:
    """A paper's passages in the order of its text, hidden ones included."""
    return passages_of(connection, sa.select(passages).where(passages.c.paper == paper_id))


def themes_of(connection: sa.Connection, ids: Sequence[str]) -> dict[str, tuple[Theme, ...]]:
    """The themes of each passage of `ids` that has any."""
    return _of_passages(connection, themes, ids, rows.theme_from)


def theme_names(connection: sa.Connection) -> tuple[str, ...]:
    """The themes that any passage bears, by name."""
    return tuple(connection.scalars(sa.select(themes.c.name).distinct().order_by(themes.c.name)))


def amounts_of(connection: sa.Connection, ids: Sequence[str]) -> dict[str, tuple[Amount, ...]]:
    """The amounts of each passage of `ids` that has any."""
    return _of_passages(connection, amounts, ids, rows.amount_from)


def mentions_of(connection: sa.Connection, ids: Sequence[str]) -> dict[str, tuple[Mention, ...]]:
    """The names in each passage of `ids` that has any."""
    return _of_passages(connection, mentions, ids, rows.mention_from)


def _of_passages(
    connection: sa.Connection,
    table: sa.Table,
    ids: Sequence[str],
    record: Callable[[sa.RowMapping], Found],
) -> dict[str, tuple[Found, ...]]:
    found: dict[str, list[Found]] = defaultdict(list)
    for chunk in chunks(ids):
        query = (
            sa.select(table)
            .where(table.c.passage.in_(chunk))
            .order_by(table.c.passage, table.c.position)
        )
        for row in connection.execute(query).mappings():
            found[row["passage"]].append(record(row))
    return {passage_id: tuple(records) for passage_id, records in found.items()}


def questions_in(
    connection: sa.Connection, paper_id: str, *, open_only: bool = False
) -> tuple[Question, ...]:
    """The questions of one paper, by number; `open_only` leaves out answered ones."""
    return _questions(connection, [questions.c.paper == paper_id], open_only=open_only)


def questions_of_all(
    connection: sa.Connection, *, open_only: bool, closed: bool
) -> tuple[Question, ...]:
    """The questions of all papers, by paper and number; those of closed ones only if `closed`."""
    return _questions(connection, paper_conditions(Filters(closed=closed)), open_only=open_only)


def number_of_questions(connection: sa.Connection, *, open_only: bool, closed: bool) -> int:
    """How many `questions_of_all` gives."""
    conditions = paper_conditions(Filters(closed=closed))
    if open_only:
        conditions.append(_IS_OPEN)
    counted = sa.select(sa.func.count()).select_from(questions.join(papers)).where(*conditions)
    return int(connection.scalar(counted) or 0)


def questions_by_id(
    connection: sa.Connection, ids: Sequence[str], *, closed: bool
) -> tuple[Question, ...]:
    """The questions of `ids` that are held, those of closed papers only if `closed`."""
    seen = paper_conditions(Filters(closed=closed))
    return tuple(
        question
        for chunk in chunks(ids)
        for question in _questions(connection, [questions.c.id.in_(chunk), *seen], open_only=False)
    )


def _questions(
    connection: sa.Connection, conditions: Sequence[sa.ColumnElement[bool]], *, open_only: bool
) -> tuple[Question, ...]:
    query: sa.Select[Any] = (
        sa.select(questions)
        .join(papers, papers.c.id == questions.c.paper)
        .where(*conditions)
        .order_by(papers.c.date, questions.c.paper, questions.c.number)
    )
    if open_only:
        query = query.where(_IS_OPEN)
    return tuple(question_from(row) for row in connection.execute(query).mappings())

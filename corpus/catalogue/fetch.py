"""Reading whole records out of the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from corpus.catalogue import rows
from corpus.catalogue.schema import (
    paper_case_numbers,
    paper_parties,
    paper_people,
    papers,
    passages,
)
from corpus.findings import Passage
from corpus.papers import Paper, Person

_CHUNK = 500
"""Ids a query: SQLite allows 32,766 values a statement, and short statements are planned faster."""

PAPER_COLUMNS = [
    column
    for column in papers.c
    if column.name not in ("text", "words", "pages", "headings", "decisions")
]


def papers_of(connection: sa.Connection, found: Sequence[sa.RowMapping]) -> tuple[Paper, ...]:
    """The papers of rows of `papers`, with their parties, people and case numbers."""
    ids = [row["id"] for row in found]
    case_numbers: dict[str, list[str]] = defaultdict(list)
    people: dict[str, list[Person]] = defaultdict(list)
    parties: dict[str, list[str]] = defaultdict(list)
    for chunk in chunks(ids):
        for row in _listed(connection, paper_case_numbers, chunk):
            case_numbers[row["paper"]].append(row["case_number"])
        for row in _listed(connection, paper_people, chunk):
            people[row["paper"]].append(Person(name=row["name"], party=row["party"]))
        for row in _listed(connection, paper_parties, chunk):
            parties[row["paper"]].append(row["party"])
    return tuple(
        rows.paper_from(
            row,
            case_numbers=case_numbers[row["id"]],
            people=people[row["id"]],
            parties=parties[row["id"]],
        )
        for row in found
    )


def _listed(
    connection: sa.Connection, table: sa.Table, paper_ids: Sequence[str]
) -> Sequence[sa.RowMapping]:
    query = (
        sa.select(table)
        .where(table.c.paper.in_(paper_ids))
        .order_by(table.c.paper, table.c.position)
    )
    return connection.execute(query).mappings().all()


def passages_of(connection: sa.Connection, query: sa.Select[Any]) -> tuple[Passage, ...]:
    """The passages that `query` selects from `passages`, by paper and position."""
    found = (
        connection.execute(query.order_by(passages.c.paper, passages.c.position)).mappings().all()
    )
    texts: dict[str, str] = {}
    for chunk in chunks(sorted({row["paper"] for row in found})):
        chosen = sa.select(papers.c.id, papers.c.text).where(papers.c.id.in_(chunk))
        texts.update((paper_id, text) for paper_id, text in connection.execute(chosen))
    return tuple(rows.passage_from(row, texts[row["paper"]]) for row in found)


def chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """`ids` in pieces short enough for one statement."""
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]

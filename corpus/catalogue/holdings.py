"""All that is held, as a whole: how much there is, and whether it has changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import sqlalchemy as sa

from corpus.catalogue.schema import (
    failures,
    originals,
    papers,
    passages,
    source_gaps,
    source_papers,
    state,
)
from corpus.catalogue.selection import conditions_of, passage_conditions
from corpus.drafts import Searched
from corpus.filters import Filters


def _number_of(table: sa.Table, *conditions: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
    return sa.select(sa.func.count()).select_from(table).where(*conditions).scalar_subquery()


_NOT_SEARCHED = sa.select(
    _number_of(failures),
    _number_of(source_papers, source_papers.c.sha256.is_(None)) + _number_of(source_gaps),
)
"""What is unread, and what is missing: one statement, since every search asks for it."""


def searched(connection: sa.Connection, filters: Filters) -> Searched:
    """What a search with `filters` looks through."""
    counted = (
        sa.select(
            sa.func.count(sa.distinct(papers.c.id)),
            sa.func.count(passages.c.id),
            sa.func.min(papers.c.date),
            sa.func.max(papers.c.date),
        )
        .select_from(papers.join(passages, passages.c.paper == papers.c.id))
        .where(*passage_conditions(filters))
    )
    paper_count, passage_count, first, last = connection.execute(counted).one()
    unread, missing = connection.execute(_NOT_SEARCHED).one()
    return Searched(
        papers=paper_count,
        passages=passage_count,
        first=first,
        last=last,
        unread=unread,
        missing=missing,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How much is held."""

    papers: int
    originals: int


def held(connection: sa.Connection, filters: Filters) -> Held:
    """How many papers meet `filters`, and from how many files."""
    counted = sa.select(sa.func.count(), sa.func.count(sa.distinct(papers.c.original)))
    found = connection.execute(counted.select_from(papers).where(*conditions_of(filters))).one()
    return Held(papers=found[0], originals=found[1])


def read_otherwise(connection: sa.Connection, passages_by: str, sha256: str | None) -> int:
    """How many files, or whether that one, were read by a recipe whose passages are not those of
    `passages_by`."""
    conditions: list[sa.ColumnElement[bool]] = [originals.c.recipe.not_like(f"{passages_by} %")]
    if sha256 is not None:
        conditions.append(originals.c.sha256 == sha256)
    return int(connection.scalar(sa.select(_number_of(originals, *conditions))) or 0)


def is_met(connection: sa.Connection, filters: Filters) -> bool:
    """Whether any passage meets `filters`."""
    met = (
        sa.select(passages.c.id)
        .select_from(papers.join(passages, passages.c.paper == papers.c.id))
        .where(*passage_conditions(filters))
        .limit(1)
    )
    return connection.execute(met).first() is not None


def revision(connection: sa.Connection) -> int:
    """A number that grows with every change of papers: a cheap way to notice one."""
    found = connection.scalar(sa.select(state.c.value).where(state.c.name == "revision"))
    return int(found or 0)


def raise_revision(connection: sa.Connection) -> None:
    """Let the revision tell that papers have changed."""
    raised = connection.execute(
        sa.update(state).where(state.c.name == "revision").values(value=state.c.value + 1)
    )
    if not raised.rowcount:
        connection.execute(sa.insert(state).values(name="revision", value=1))


def fingerprint(connection: sa.Connection) -> str:
    """16 hexadecimal digits that change when the papers held change."""
    digest = hashlib.sha256()
    held = sa.select(papers.c.id, originals.c.recipe).join(
        originals, originals.c.sha256 == papers.c.original
    )
    for paper_id, recipe in connection.execute(held.order_by(papers.c.id)):
        digest.update(f"{paper_id} {recipe}\n".encode())
    return digest.hexdigest()[:16]

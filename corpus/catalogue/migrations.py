"""Bringing a catalogue of an older version up to this one, step by step, in one transaction."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import numpy as np
import sqlalchemy as sa

from corpus.catalogue.desk_schema import desk_metadata, saved_searches
from corpus.catalogue.schema import metadata, name_entries, papers, source_gaps, state
from corpus.catalogue.standing_schema import asked_papers, standing_metadata
from corpus.catalogue.words import FORMAT, pack_table
from corpus.errors import DamageError


def _create_all(connection: sa.Connection) -> None:
    """1: the tables of the first version."""
    metadata.create_all(connection)


def _create_desk(connection: sa.Connection) -> None:
    """2: drafts with history, saved searches and the audit log."""
    desk_metadata.create_all(connection)


def _create_standing(connection: sa.Connection) -> None:
    """3: when a search was saved, and the ledger of standing queries.

    What is held already is no news: its readers have had it before them.
    """
    columns = {column["name"] for column in sa.inspect(connection).get_columns(saved_searches.name)}
    if saved_searches.c.saved_at.name not in columns:
        moment = saved_searches.c.saved_at.type.compile(connection.dialect)
        connection.execute(
            sa.text(f"ALTER TABLE {saved_searches.name} ADD COLUMN saved_at {moment}")
        )
    standing_metadata.create_all(connection)
    held = sa.select(papers.c.id, sa.func.current_timestamp())
    connection.execute(sa.insert(asked_papers).from_select(["paper", "asked_at"], held))


def _create_name_entries(connection: sa.Connection) -> None:
    """4: the entries that names are filed under; the next ingestion fills them."""
    name_entries.create(connection, checkfirst=True)


def _create_source_gaps(connection: sa.Connection) -> None:
    """5: what sources name and give no paper of; the next rounds fill it."""
    source_gaps.create(connection, checkfirst=True)


def _add_months(connection: sa.Connection) -> None:
    """6: whether a paper's date is a month; papers are marked when they are read again."""
    columns = {column["name"] for column in sa.inspect(connection).get_columns(papers.name)}
    if papers.c.month_only.name not in columns:
        boolean = papers.c.month_only.type.compile(connection.dialect)
        connection.execute(
            sa.text(f"ALTER TABLE papers ADD COLUMN month_only {boolean} NOT NULL DEFAULT FALSE")
        )


def _pack_words_in_blocks(connection: sa.Connection) -> None:
    """7: the words of a paper in blocks; until then they were one compressed table."""
    for paper_id in connection.scalars(sa.select(papers.c.id)).all():
        this_paper = papers.c.id == paper_id
        packed = connection.scalar(sa.select(papers.c.words).where(this_paper))
        if packed is not None and not packed.startswith(FORMAT):
            table = np.frombuffer(zlib.decompress(packed), dtype="<i4").reshape(7, -1).T
            connection.execute(sa.update(papers).where(this_paper).values(words=pack_table(table)))


MIGRATIONS: tuple[Callable[[sa.Connection], None], ...] = (
    _create_all,
    _create_desk,
    _create_standing,
    _create_name_entries,
    _create_source_gaps,
    _add_months,
    _pack_words_in_blocks,
)
"""In order; a step once released is never changed, only followed by another."""


_TABLES = {**metadata.tables, **desk_metadata.tables, **standing_metadata.tables}


def migrate(engine: sa.Engine) -> None:
    """Apply the steps that this catalogue has not seen.

    Raises `DamageError` when the catalogue was made by a newer version, and when the database holds
    tables that are not a catalogue's.
    """
    with engine.begin() as connection:
        _require_own(connection)
        applied = _applied(connection)
        if applied > len(MIGRATIONS):
            raise DamageError(
                f"The catalogue has schema {applied}, this version knows {len(MIGRATIONS)}.",
                remedy="Install the version of Kildesvar that wrote it, or a newer one.",
            )
        for number, step in enumerate(MIGRATIONS[applied:], start=applied + 1):
            step(connection)
            _set_applied(connection, number)


def _require_own(connection: sa.Connection) -> None:
    """Raise `DamageError` for a database that another program has made.

    A start that was cut off may have made some of the tables, and not yet said how many.
    """
    inspector = sa.inspect(connection)
    found = inspector.get_table_names()
    if state.name in found and _columns(inspector, state.name) == set(state.c.keys()):
        return
    own = {name: set(table.c.keys()) for name, table in _TABLES.items()}
    foreign = [name for name in found if own.get(name) != _columns(inspector, name)]
    if foreign:
        raise DamageError(
            f"The database is no catalogue: another program has made its table {foreign[0]}.",
            remedy="Give the catalogue a file or database of its own, or move the other one away.",
        )


def _columns(inspector: sa.Inspector, table: str) -> set[str]:
    return {column["name"] for column in inspector.get_columns(table)}


def _applied(connection: sa.Connection) -> int:
    if not sa.inspect(connection).has_table(state.name):
        return 0
    found = connection.scalar(sa.select(state.c.value).where(state.c.name == "schema"))
    return int(found or 0)


def _set_applied(connection: sa.Connection, number: int) -> None:
    connection.execute(sa.delete(state).where(state.c.name == "schema"))
    connection.execute(sa.insert(state).values(name="schema", value=number))

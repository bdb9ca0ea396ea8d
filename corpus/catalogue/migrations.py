"""Bringing a catalogue of an older version up to this one, step by step, in one transaction."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from corpus.catalogue.desk_schema import desk_metadata
from corpus.catalogue.schema import metadata, state
from corpus.errors import DamageError


def _create_all(connection: sa.Connection) -> None:
    """1: the tables of the first version."""
    metadata.create_all(connection)


def _create_desk(connection: sa.Connection) -> None:
    """2: drafts with history, saved searches and the audit log."""
    desk_metadata.create_all(connection)


MIGRATIONS: tuple[Callable[[sa.Connection], None], ...] = (_create_all, _create_desk)
"""In order; a step once released is never changed, only followed by another."""


def migrate(engine: sa.Engine) -> None:
    """Apply the steps that this catalogue has not seen.

    Raises `DamageError` when the catalogue was made by a newer version.
    """
    with engine.begin() as connection:
        applied = _applied(connection)
        if applied > len(MIGRATIONS):
            raise DamageError(
                f"The catalogue has schema {applied}, this version knows {len(MIGRATIONS)}.",
                remedy="Install the version of Kildesvar that wrote it, or a newer one.",
            )
        for number, step in enumerate(MIGRATIONS[applied:], start=applied + 1):
            step(connection)
            _set_applied(connection, number)


def _applied(connection: sa.Connection) -> int:
    if not sa.inspect(connection).has_table(state.name):
        return 0
    found = connection.scalar(sa.select(state.c.value).where(state.c.name == "schema"))
    return int(found or 0)


def _set_applied(connection: sa.Connection, number: int) -> None:
    connection.execute(sa.delete(state).where(state.c.name == "schema"))
    connection.execute(sa.insert(state).values(name="schema", value=number))

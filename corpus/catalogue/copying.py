"""Copying a whole catalogue from one database to another, to move from SQLite to PostgreSQL.

Ids of papers and passages and the revision stay, so vectors and index serve as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from corpus.catalogue.desk_schema import desk_metadata
from corpus.catalogue.engine import open_engine, without_password
from corpus.catalogue.ledger import with_zone
from corpus.catalogue.migrations import migrate
from corpus.catalogue.schema import metadata, papers
from corpus.catalogue.standing_schema import standing_metadata
from corpus.errors import UsageError
from corpus.progress import Progress, Step, silent
from corpus.settings import Settings

_ROWS = 1000
"""Rows a statement."""


def copy_catalogue_to(database: str, settings: Settings, progress: Progress = silent) -> int:
    """Copy the catalogue of `settings` to `database` (an SQLAlchemy URL), as `copy_catalogue` does.

    Raises `OutsideError` where a database does not answer.
    """
    source = open_engine(settings)
    target = open_engine(settings.model_copy(update={"database": database}))
    try:
        return copy_catalogue(source, target, progress)
    finally:
        source.dispose()
        target.dispose()


def copy_catalogue(source: sa.Engine, target: sa.Engine, progress: Progress = silent) -> int:
    """Copy all tables of `source` to `target`, which must hold no papers; returns the rows copied.

    One transaction reads and one writes: what is copied is one state of the catalogue, and a copy
    that fails leaves nothing. Raises `UsageError` where the target already holds papers.
    """
    migrate(source)
    migrate(target)
    copied = 0
    with source.connect() as reading, target.begin() as writing:
        if reading.dialect.name == "sqlite":
            # Python's driver would begin with the first write only, and see each table by itself.
            reading.exec_driver_sql("BEGIN")
        if writing.scalar(sa.select(sa.func.count()).select_from(papers)):
            raise UsageError(
                f"{without_password(target.url)} already holds papers.",
                remedy="Name an empty database.",
            )
        tables = _tables()
        for done, table in enumerate(tables, start=1):
            writing.execute(sa.delete(table))
            for rows in _in_pieces(reading, table):
                writing.execute(sa.insert(table), rows)
                copied += len(rows)
            _count_on(writing, table)
            progress(Step(stage="copying", done=done, total=len(tables), subject=table.name))
    return copied


def _tables() -> list[sa.Table]:
    """All tables, each after those that it refers to."""
    return [
        table
        for known in (metadata, desk_metadata, standing_metadata)
        for table in known.sorted_tables
    ]


def _in_pieces(connection: sa.Connection, table: sa.Table) -> Iterator[list[dict[str, Any]]]:
    """The rows of `table`, times with their zone."""
    moments = [column.name for column in table.c if getattr(column.type, "timezone", False)]
    query = sa.select(table).order_by(*table.primary_key.columns)
    for rows in connection.execute(query).mappings().partitions(_ROWS):
        yield [
            {**row, **{name: row[name] and with_zone(row[name]) for name in moments}}
            for row in rows
        ]


def _count_on(connection: sa.Connection, table: sa.Table) -> None:
    """Let PostgreSQL number new rows of `table` from where the copied ones end."""
    counted = table.autoincrement_column
    if connection.dialect.name != "postgresql" or counted is None:
        return
    if not isinstance(counted.type, sa.Integer):
        return
    highest = int(connection.scalar(sa.select(sa.func.max(counted))) or 0)
    sequence = sa.func.pg_get_serial_sequence(table.name, counted.name)
    connection.execute(sa.select(sa.func.setval(sequence, highest + 1, sa.false())))

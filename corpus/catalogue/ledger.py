"""The ledger: runs of ingestion, and what could not be read."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from corpus.catalogue.schema import failures, runs
from corpus.findings import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """An ingestion."""

    id: str
    started_at: datetime.datetime
    finished_at: datetime.datetime | None
    """``None`` while it goes on, and where it was cut off."""
    summary: Mapping[str, Any] | None
    """How it ended."""


def start_run(connection: sa.Connection, run: str) -> None:
    """Note that an ingestion begins."""
    connection.execute(sa.insert(runs).values(id=run, started_at=now()))


def finish_run(connection: sa.Connection, run: str, summary: Mapping[str, Any]) -> None:
    """Note that it ended, and how."""
    connection.execute(
        sa.update(runs).where(runs.c.id == run).values(finished_at=now(), summary=dict(summary))
    )


def last_run(connection: sa.Connection) -> Run | None:
    """The newest run; ``None`` before the first."""
    row = (
        connection.execute(sa.select(runs).order_by(runs.c.started_at.desc()).limit(1))
        .mappings()
        .one_or_none()
    )
    if row is None:
        return None
    finished = row["finished_at"]
    return Run(
        id=row["id"],
        started_at=with_zone(row["started_at"]),
        finished_at=None if finished is None else with_zone(finished),
        summary=row["summary"],
    )


def record_failures(connection: sa.Connection, source: str, found: Sequence[Failure]) -> None:
    """Remember the failures of a source in place of what was known of it; none clears it."""
    connection.execute(sa.delete(failures).where(failures.c.source == source))
    if not found:
        return
    connection.execute(
        sa.insert(failures),
        [
            {
                "source": item.source,
                "sha256": item.sha256,
                "reason": item.reason,
                "page": item.page,
                "retryable": item.retryable,
            }
            for item in found
        ],
    )


def clear_failures(connection: sa.Connection, sha256: str) -> None:
    """Forget what could not be read of a file that now is read."""
    connection.execute(sa.delete(failures).where(failures.c.sha256 == sha256))


def failures_held(connection: sa.Connection) -> tuple[Failure, ...]:
    """What could not be read, by source and page."""
    return _failures(connection, sa.select(failures))


def failures_of(connection: sa.Connection, sha256: str) -> tuple[Failure, ...]:
    """What could not be read of a file, by source and page."""
    return _failures(connection, sa.select(failures).where(failures.c.sha256 == sha256))


def _failures(connection: sa.Connection, query: sa.Select[Any]) -> tuple[Failure, ...]:
    in_order = query.order_by(failures.c.source, failures.c.page)
    return tuple(
        Failure(
            source=row["source"],
            sha256=row["sha256"],
            reason=row["reason"],
            page=row["page"],
            retryable=row["retryable"],
        )
        for row in connection.execute(in_order).mappings()
    )


def with_zone(moment: datetime.datetime) -> datetime.datetime:
    """`moment` in UTC: SQLite gives times back without the zone they were stored with."""
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def now() -> datetime.datetime:
    """This moment, in UTC as every time in the catalogue."""
    return datetime.datetime.now(datetime.UTC)

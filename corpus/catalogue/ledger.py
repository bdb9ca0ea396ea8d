"""The ledger: runs of ingestion, what could not be read, and what is forgotten in time."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from corpus.catalogue import forgetting
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


class Ledger:
    """Reads and writes runs and failures; each method is one transaction."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def start_run(self, run: str) -> None:
        """Note that an ingestion begins."""
        with self._engine.begin() as connection:
            connection.execute(sa.insert(runs).values(id=run, started_at=now()))

    def finish_run(self, run: str, summary: Mapping[str, Any]) -> None:
        """Note that it ended, and how."""
        ended = {"finished_at": now(), "summary": dict(summary)}
        with self._engine.begin() as connection:
            connection.execute(sa.update(runs).where(runs.c.id == run).values(ended))

    def last_run(self) -> Run | None:
        """The newest run; ``None`` before the first."""
        newest = sa.select(runs).order_by(runs.c.started_at.desc()).limit(1)
        with self._engine.connect() as connection:
            row = connection.execute(newest).mappings().one_or_none()
        if row is None:
            return None
        finished = row["finished_at"]
        return Run(
            id=row["id"],
            started_at=with_zone(row["started_at"]),
            finished_at=None if finished is None else with_zone(finished),
            summary=row["summary"],
        )

    def record_failures(self, source: str, found: Sequence[Failure]) -> None:
        """Remember the failures of a source in place of what was known of it; none clears it."""
        with self._engine.begin() as connection:
            connection.execute(sa.delete(failures).where(failures.c.source == source))
            if found:
                connection.execute(sa.insert(failures), list(map(_row, found)))

    def failures(self) -> tuple[Failure, ...]:
        """What could not be read, by source and page."""
        with self._engine.connect() as connection:
            return failures_held(connection)

    def failures_of(self, sha256: str) -> tuple[Failure, ...]:
        """What could not be read of a file, by source and page."""
        with self._engine.connect() as connection:
            return _failures(connection, sa.select(failures).where(failures.c.sha256 == sha256))

    def forget_records(self, before: datetime.datetime) -> tuple[int, int]:
        """Forget runs and rounds that began before a moment (UTC); how many of each.

        What the status tells of is kept, however old.
        """
        with self._engine.begin() as connection:
            return (
                forgetting.forget_runs(connection, before),
                forgetting.forget_rounds(connection, before),
            )

    def forget_drafts(self, keep: int) -> int:
        """Forget all but the newest `keep` versions of each draft that the program keeps."""
        with self._engine.begin() as connection:
            return forgetting.forget_drafts(connection, keep)


def failures_held(connection: sa.Connection) -> tuple[Failure, ...]:
    """What could not be read, by source and page."""
    return _failures(connection, sa.select(failures))


def clear_failures(connection: sa.Connection, sha256: str) -> None:
    """Forget what could not be read of a file that now is read."""
    connection.execute(sa.delete(failures).where(failures.c.sha256 == sha256))


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


def _row(failure: Failure) -> dict[str, Any]:
    return {
        "source": failure.source,
        "sha256": failure.sha256,
        "reason": failure.reason,
        "page": failure.page,
        "retryable": failure.retryable,
    }


def with_zone(moment: datetime.datetime) -> datetime.datetime:
    """`moment` in UTC: SQLite gives times back without the zone they were stored with."""
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def now() -> datetime.datetime:
    """This moment, in UTC as every time in the catalogue."""
    return datetime.datetime.now(datetime.UTC)

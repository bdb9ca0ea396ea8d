"""What is known of each source: which papers it lists, and how its rounds went."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from corpus.catalogue.ledger import failures_held, now, with_zone
from corpus.catalogue.schema import (
    failures,
    originals,
    source_gaps,
    source_papers,
    source_rounds,
)
from corpus.findings import Failure
from corpus.sources.gaps import Gap, GapKind

if TYPE_CHECKING:
    from corpus.sources.found import FoundPaper

GONE_AFTER = 3
"""Rounds that a paper must be missing from its source before it is reported as gone: lists are
rebuilt, and one bad round proves nothing."""

CUT_OFF = "It was cut off before its end."
"""What a round died of that never came to say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPaper:
    """A paper that a source lists or has listed."""

    key: str
    url: str
    title: str | None
    date: datetime.date | None
    sha256: str | None
    """The file it gave; ``None`` until it was fetched."""
    validators: Mapping[str, str]
    last_seen: datetime.datetime
    missed: int
    """Rounds since it was last listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedRound:
    """How a round went."""

    source: str
    ended_at: datetime.datetime
    new: int
    """Papers that it brought."""
    error: str | None
    """What it died of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How well a source is followed."""

    source: str
    listed: int
    fetched: int
    unfetched: tuple[ListedPaper, ...]
    """Listed, but its file could not be had."""
    gone: tuple[ListedPaper, ...]
    """No longer listed; kept here."""
    gaps: tuple[Gap, ...]
    """What its last round named and gave no paper of."""
    unread: tuple[Failure, ...]
    """Files that it gave and pages of them that could not be read, such as scans."""
    last_good_round: datetime.datetime | None
    last_new_paper: datetime.datetime | None
    error: str | None
    """What the last round died of."""
    first_asked: datetime.datetime | None
    """When the oldest round began that is on record."""
    asked_at: datetime.datetime | None
    """When the newest round began."""
    is_open: bool
    """Whether that round has not ended: it goes on or was cut off."""


class SourceLedger:
    """Reads and writes what is known of sources; each method is one transaction."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def start_round(self, round_id: str, source: str) -> None:
        """Note that a source is being asked."""
        with self._engine.begin() as connection:
            connection.execute(
                sa.insert(source_rounds).values(id=round_id, source=source, started_at=now())
            )

    def end_cut_off(self, source: str) -> None:
        """Note that rounds without an end were cut off; for whoever knows that none goes on."""
        with self._engine.begin() as connection:
            connection.execute(
                sa.update(source_rounds)
                .where(source_rounds.c.source == source, source_rounds.c.finished_at.is_(None))
                .values(finished_at=now(), error=CUT_OFF)
            )

    def finish_round(self, round_id: str, *, new: int, error: str | None) -> None:
        """Note how it went."""
        with self._engine.begin() as connection:
            connection.execute(
                sa.update(source_rounds)
                .where(source_rounds.c.id == round_id)
                .values(finished_at=now(), new=new, error=error)
            )

    def listed(self, source: str) -> dict[str, ListedPaper]:
        """What the source lists or has listed, by key."""
        query = sa.select(source_papers).where(source_papers.c.source == source)
        with self._engine.connect() as connection:
            return {
                row["key"]: _listed(row)
                for row in connection.execute(query.order_by(source_papers.c.key)).mappings()
            }

    def untaken(self, source: str) -> frozenset[str]:
        """Keys of papers whose file was fetched and then not read, since the round was cut off.

        What was found unreadable is none of them: that is known by its failure.
        """
        read, failed = (
            sa.exists().where(table.c.sha256 == source_papers.c.sha256)
            for table in (originals, failures)
        )
        query = sa.select(source_papers.c.key).where(
            source_papers.c.source == source, source_papers.c.sha256.is_not(None), ~read, ~failed
        )
        with self._engine.connect() as connection:
            return frozenset(connection.scalars(query))

    def saw(self, source: str, found: FoundPaper) -> None:
        """Note that the source lists a paper."""
        place = _place(source, found.key)
        seen = {
            "url": found.url,
            "title": found.title,
            "date": found.date,
            "last_seen": now(),
            "missed": 0,
        }
        with self._engine.begin() as connection:
            updated = connection.execute(sa.update(source_papers).where(place).values(seen))
            if not updated.rowcount:
                connection.execute(
                    sa.insert(source_papers).values(
                        source=source, key=found.key, validators={}, first_seen=now(), **seen
                    )
                )

    def fetched(self, source: str, key: str, sha256: str, validators: Mapping[str, str]) -> None:
        """Note which file a listed paper gave."""
        with self._engine.begin() as connection:
            connection.execute(
                sa.update(source_papers)
                .where(_place(source, key))
                .values(sha256=sha256, validators=dict(validators))
            )

    def missed(self, source: str, keys: set[str]) -> None:
        """Note that a whole round listed everything but `keys`."""
        with self._engine.begin() as connection:
            for key in sorted(keys):
                connection.execute(
                    sa.update(source_papers)
                    .where(_place(source, key))
                    .values(missed=source_papers.c.missed + 1)
                )

    def is_gone(self, sha256: str) -> bool:
        """Whether the file came from sources, and none of them lists it any more."""
        missed = sa.select(sa.func.min(source_papers.c.missed)).where(
            source_papers.c.sha256 == sha256
        )
        with self._engine.connect() as connection:
            return (connection.scalar(missed) or 0) >= GONE_AFTER

    def lacks(self, source: str, gaps: Iterable[Gap]) -> None:
        """Note what a round found missing, in place of what the one before did."""
        values = [{"source": source, **asdict(gap)} for gap in gaps]
        with self._engine.begin() as connection:
            connection.execute(sa.delete(source_gaps).where(source_gaps.c.source == source))
            if values:
                connection.execute(sa.insert(source_gaps), values)

    def last_whole_round(self, source: str) -> datetime.datetime | None:
        """When the newest round began that was not cut off, whether or not the source answered."""
        query = sa.select(sa.func.max(source_rounds.c.started_at)).where(
            source_rounds.c.source == source,
            source_rounds.c.finished_at.is_not(None),
            sa.func.coalesce(source_rounds.c.error, "") != CUT_OFF,
        )
        with self._engine.connect() as connection:
            began = connection.scalar(query)
        return None if began is None else with_zone(began)

    def ended_since(self, moment: datetime.datetime) -> tuple[EndedRound, ...]:
        """The rounds of all sources that ended after `moment`, in that order."""
        query = (
            sa.select(source_rounds)
            .where(source_rounds.c.finished_at > moment)
            .order_by(source_rounds.c.finished_at)
        )
        with self._engine.connect() as connection:
            return tuple(
                EndedRound(
                    source=row["source"],
                    ended_at=with_zone(row["finished_at"]),
                    new=row["new"] or 0,
                    error=row["error"],
                )
                for row in connection.execute(query).mappings()
            )

    def coverage(self, source: str) -> Coverage:
        """How well the source is followed."""
        papers = self.listed(source)
        rounds = (
            sa.select(source_rounds)
            .where(source_rounds.c.source == source)
            .order_by(source_rounds.c.started_at.desc())
        )
        lacking = sa.select(source_gaps).where(source_gaps.c.source == source)
        with self._engine.connect() as connection:
            begun = connection.execute(rounds).mappings().all()
            gaps = connection.execute(lacking.order_by(source_gaps.c.id)).mappings().all()
            failed = failures_held(connection)
        files = {paper.sha256 for paper in papers.values() if paper.sha256 is not None}
        held = [row for row in begun if row["finished_at"] is not None]
        good = [row for row in held if row["error"] is None]
        fruitful = [row for row in good if row["new"]]
        return Coverage(
            source=source,
            listed=len(papers),
            fetched=sum(1 for paper in papers.values() if paper.sha256),
            unfetched=tuple(paper for paper in papers.values() if not paper.sha256),
            gone=tuple(paper for paper in papers.values() if paper.missed >= GONE_AFTER),
            gaps=tuple(_gap(row) for row in gaps),
            unread=tuple(failure for failure in failed if failure.sha256 in files),
            last_good_round=with_zone(good[0]["finished_at"]) if good else None,
            last_new_paper=with_zone(fruitful[0]["finished_at"]) if fruitful else None,
            error=held[0]["error"] if held else None,
            first_asked=with_zone(begun[-1]["started_at"]) if begun else None,
            asked_at=with_zone(begun[0]["started_at"]) if begun else None,
            is_open=bool(begun) and begun[0]["finished_at"] is None,
        )


def _place(source: str, key: str) -> sa.ColumnElement[bool]:
    return sa.and_(source_papers.c.source == source, source_papers.c.key == key)


def _gap(row: sa.RowMapping) -> Gap:
    return Gap(
        kind=GapKind(row["kind"]),
        url=row["url"],
        title=row["title"],
        date=row["date"],
        body=row["body"],
        reason=row["reason"],
    )


def _listed(row: sa.RowMapping) -> ListedPaper:
    return ListedPaper(
        key=row["key"],
        url=row["url"],
        title=row["title"],
        date=row["date"],
        sha256=row["sha256"],
        validators=row["validators"],
        last_seen=with_zone(row["last_seen"]),
        missed=row["missed"],
    )

"""What is known of each source: which papers it lists, and how its rounds went."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from corpus.catalogue.ledger import now, with_zone
from corpus.catalogue.schema import source_papers, source_rounds

if TYPE_CHECKING:
    from corpus.sources.found import FoundPaper

GONE_AFTER = 3
"""Rounds that a paper must be missing from its source before it is reported as gone: lists are
rebuilt, and one bad round proves nothing."""


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
class Coverage:
    """How well a source is followed."""

    source: str
    listed: int
    fetched: int
    unfetched: tuple[ListedPaper, ...]
    """Listed, but its file could not be had."""
    gone: tuple[ListedPaper, ...]
    """No longer listed; kept here."""
    last_good_round: datetime.datetime | None
    last_new_paper: datetime.datetime | None
    error: str | None
    """What the last round died of."""


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

    def coverage(self, source: str) -> Coverage:
        """How well the source is followed."""
        papers = self.listed(source)
        rounds = (
            sa.select(source_rounds)
            .where(source_rounds.c.source == source, source_rounds.c.finished_at.is_not(None))
            .order_by(source_rounds.c.finished_at.desc())
        )
        with self._engine.connect() as connection:
            held = connection.execute(rounds).mappings().all()
        good = [row for row in held if row["error"] is None]
        fruitful = [row for row in good if row["new"]]
        return Coverage(
            source=source,
            listed=len(papers),
            fetched=sum(1 for paper in papers.values() if paper.sha256),
            unfetched=tuple(paper for paper in papers.values() if not paper.sha256),
            gone=tuple(paper for paper in papers.values() if paper.missed >= GONE_AFTER),
            last_good_round=with_zone(good[0]["finished_at"]) if good else None,
            last_new_paper=with_zone(fruitful[0]["finished_at"]) if fruitful else None,
            error=held[0]["error"] if held else None,
        )


def _place(source: str, key: str) -> sa.ColumnElement[bool]:
    return sa.and_(source_papers.c.source == source, source_papers.c.key == key)


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

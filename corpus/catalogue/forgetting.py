"""Records that are old enough to be forgotten: of runs, of rounds, of drafts. Never of papers."""

from __future__ import annotations

import datetime

import sqlalchemy as sa

from corpus.catalogue.schema import runs, source_rounds
from corpus.catalogue.standing_schema import kept_drafts


def forget_runs(connection: sa.Connection, before: datetime.datetime) -> int:
    """Forget the runs that began before a moment (UTC), the newest always kept; how many."""
    newest = sa.select(sa.func.max(runs.c.started_at)).scalar_subquery()
    old = sa.delete(runs).where(runs.c.started_at < before, runs.c.started_at < newest)
    return int(connection.execute(old).rowcount)


def forget_rounds(connection: sa.Connection, before: datetime.datetime) -> int:
    """Forget the rounds that began before a moment (UTC); how many.

    Of each source the newest round of each sort (good, fruitful, failed) is kept: the status tells
    of it, however long ago it was.
    """
    told = {
        connection.scalar(newest.where(source_rounds.c.source == source))
        for source in connection.scalars(sa.select(source_rounds.c.source).distinct()).all()
        for newest in _newest_rounds()
    }
    old = sa.delete(source_rounds).where(
        source_rounds.c.started_at < before,
        source_rounds.c.id.not_in([round_id for round_id in told if round_id]),
    )
    return int(connection.execute(old).rowcount)


def forget_drafts(connection: sa.Connection, keep: int) -> int:
    """Forget all but the newest `keep` versions of each kept draft; how many."""
    newest = (
        sa.select(kept_drafts.c.letter, sa.func.max(kept_drafts.c.number).label("number"))
        .group_by(kept_drafts.c.letter)
        .subquery()
    )
    forgotten = 0
    for letter, number in connection.execute(sa.select(newest)).all():
        old = sa.delete(kept_drafts).where(
            kept_drafts.c.letter == letter, kept_drafts.c.number <= number - keep
        )
        forgotten += connection.execute(old).rowcount
    return forgotten


def _newest_rounds() -> tuple[sa.Select[tuple[str]], ...]:
    newest = sa.select(source_rounds.c.id).order_by(source_rounds.c.started_at.desc()).limit(1)
    good = newest.where(source_rounds.c.finished_at.is_not(None), source_rounds.c.error.is_(None))
    return newest, good, good.where(source_rounds.c.new > 0)

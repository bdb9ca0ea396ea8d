"""Who has been told of which news: an address is told again until it has heard."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from corpus.catalogue.ledger import now
from corpus.catalogue.standing_schema import alert_targets


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertTarget:
    """How far an address has been told."""

    target: str
    """A digest of the address."""
    told: int
    """The id of the last news that it got."""
    error: str | None
    """Why the last attempt failed."""


class AlertLedger:
    """Reads and writes how far each address has been told; each method is one transaction."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def target(self, target: str, *, begin_after: int) -> AlertTarget:
        """How far `target` has been told; one never seen before begins after `begin_after`."""
        with self._engine.begin() as connection:
            row = (
                connection.execute(sa.select(alert_targets).where(_is(target)))
                .mappings()
                .one_or_none()
            )
            if row is None:
                connection.execute(sa.insert(alert_targets).values(target=target, told=begin_after))
                return AlertTarget(target=target, told=begin_after, error=None)
        return AlertTarget(target=target, told=row["told"], error=row["error"])

    def told(self, target: str, news: int) -> None:
        """Note that `target` has got all news up to the id `news`."""
        self._update(target, told=news, error=None)

    def failed(self, target: str, error: str) -> None:
        """Note that `target` could not be told."""
        self._update(target, error=error)

    def failures(self) -> tuple[AlertTarget, ...]:
        """The targets whose last attempt failed."""
        query = sa.select(alert_targets).where(alert_targets.c.error.is_not(None))
        with self._engine.connect() as connection:
            return tuple(
                AlertTarget(target=row["target"], told=row["told"], error=row["error"])
                for row in connection.execute(query.order_by(alert_targets.c.target)).mappings()
            )

    def forget_others(self, targets: set[str]) -> None:
        """Forget every address but `targets`: one that is no longer configured fails nobody."""
        with self._engine.begin() as connection:
            connection.execute(
                sa.delete(alert_targets).where(alert_targets.c.target.not_in(sorted(targets)))
            )

    def _update(self, target: str, **values: object) -> None:
        with self._engine.begin() as connection:
            connection.execute(
                sa.update(alert_targets).where(_is(target)).values(tried_at=now(), **values)
            )


def _is(target: str) -> sa.ColumnElement[bool]:
    return alert_targets.c.target == target

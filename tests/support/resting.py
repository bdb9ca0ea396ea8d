"""Turns at hosts that no test has to wait for."""

from __future__ import annotations

from pathlib import Path

from corpus.sources.turns import HostTurns


class Rest:
    """A clock that a sleep moves on."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now

    def turns(self, folder: Path) -> HostTurns:
        """Turns that are kept in `folder` and waited for by this clock."""
        return HostTurns(folder, sleep=self.sleep, clock=self.clock)

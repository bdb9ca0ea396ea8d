"""Whose turn it is to ask a host: one rate budget a host, kept by all processes of a home folder.

A round that a schedule began, another source on the same host, and somebody who fetches by hand run
in processes of their own. What they share is a small file for each host: the moment from which it
may be asked again.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

LONGEST_PAUSE = 120.0
"""Seconds: a host that asks for a longer pause is left for the next round. A file that says more
was written before the clock was set back, and is not believed."""


class HostTurns:
    """Hands out turns at hosts, one after the other. Times are seconds since the epoch."""

    def __init__(
        self,
        folder: Path,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._folder = folder
        self._sleep = sleep
        self._clock = clock

    def take(self, host: str, pause: float) -> None:
        """Wait until `host` may be asked; nobody gets the next turn before `pause` is over."""
        while wait := self._wait_or_take(host, pause):
            self._sleep(wait)

    def postpone(self, host: str, seconds: float) -> None:
        """Let nobody ask `host` for so long: it has asked for a pause, or does not answer."""
        with self._kept(host) as file:
            _write(file, max(_read(file), self._clock() + seconds))

    def _wait_or_take(self, host: str, pause: float) -> float:
        """Seconds until it may be our turn; 0 when the turn is taken."""
        with self._kept(host) as file:
            now = self._clock()
            wait = _read(file) - now
            if 0 < wait <= LONGEST_PAUSE + pause:
                return wait
            _write(file, now + pause)
            return 0.0

    @contextmanager
    def _kept(self, host: str) -> Iterator[Path]:
        """The host's file, for this process alone."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = self._folder / hashlib.sha256(host.encode()).hexdigest()[:16]
        with FileLock(file.with_suffix(".lock")):
            yield file


def _read(file: Path) -> float:
    try:
        return float(file.read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):  # never asked, or killed while it was written
        return 0.0


def _write(file: Path, moment: float) -> None:
    file.write_text(repr(moment), encoding="ascii")

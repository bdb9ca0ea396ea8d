"""What processes of one home folder do one at a time.

A lock is the operating system's own: it is let go when its process ends, however that ends, so that
nothing has to be cleared away after a crash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import BusyError

_FOLDER = "locks"


def writing_lock(home: Path) -> Path:
    """Held by an ingestion: the file of the home folder's one writer."""
    return home / "ingest.lock"


def round_lock(home: Path, source: str) -> Path:
    """Held by a round of `source`."""
    return home / _FOLDER / f"source-{hashlib.sha256(source.encode()).hexdigest()[:16]}.lock"


def schedule_lock(home: Path) -> Path:
    """Held by `kildesvar schedule`."""
    return home / _FOLDER / "schedule.lock"


def server_lock(home: Path) -> Path:
    """Held by the Prefect server of the home folder, the one that may use its database."""
    return home / _FOLDER / "server.lock"


@contextmanager
def holding(
    file: Path,
    *,
    wait: float,
    busy: str,
    remedy: str,
    waiting: Callable[[], object] = lambda: None,
) -> Iterator[None]:
    """Hold a lock; raises `BusyError` with these words when it is not free in `wait` seconds.

    `waiting` is called when it is not free at once.
    """
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = FileLock(file)
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting()
            lock.acquire(timeout=wait)
    except Timeout as error:
        raise BusyError(busy, remedy=remedy) from error
    try:
        yield
    finally:
        lock.release()


def is_held(file: Path) -> bool:
    """Whether some process holds the lock at this moment."""
    if not file.exists():
        return False
    try:
        with FileLock(file, timeout=0):
            return False
    except Timeout:
        return True

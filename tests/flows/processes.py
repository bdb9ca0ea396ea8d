"""Looking at processes that a test did not start itself."""

from __future__ import annotations

import subprocess


def _table() -> dict[int, tuple[int, str]]:
    """Parent and state of every process, by its id."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid=,stat="], capture_output=True, text=True, check=True
    )
    rows = (line.split() for line in listed.stdout.splitlines())
    return {int(pid): (int(parent), state) for pid, parent, state in rows}


def descendants(process: int) -> list[int]:
    """The processes that `process` started, and those that they started."""
    table = _table()
    found, fresh = [], [process]
    while fresh:
        fresh = [pid for pid, (parent, _) in table.items() if parent in fresh]
        found += fresh
    return found


def is_running(process: int) -> bool:
    """Whether it is there and more than a record that nobody has asked for."""
    return not _table().get(process, (0, "Z"))[1].startswith("Z")

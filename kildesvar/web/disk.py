"""What the library takes up on disk."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Disk:
    """Bytes taken by the home folder's parts, largest first, and what is left on its disk."""

    parts: tuple[tuple[str, int], ...]
    free: int
    total: int


def disk_of(home: Path) -> Disk:
    """Measure a home folder."""
    sizes = [(entry.name, _size(entry)) for entry in home.iterdir()]
    usage = shutil.disk_usage(home)
    parts = sorted(sizes, key=lambda part: (-part[1], part[0]))
    return Disk(parts=tuple(parts), free=usage.free, total=usage.total)


def _size(path: Path) -> int:
    if path.is_symlink():
        return 0
    if path.is_dir():
        return sum(_size(entry) for entry in path.iterdir())
    try:
        return path.stat().st_size
    except FileNotFoundError:
        # An index is swapped while we look.
        return 0

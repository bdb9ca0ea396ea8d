"""Pages of papers as pictures for the pages of the web, kept in the cache folder.

A page of an original never changes, so it is drawn once.
"""

from __future__ import annotations

from pathlib import Path

from corpus.files import PRIVATE, write_bytes
from kildesvar.page_drawer import PageDrawer

LONGEST_SIDE = 1600
"""Pixels: sharp on a large screen, and some megabytes of memory whatever size a page claims."""
SHARPEST = 144
"""Dots an inch at most."""
_POINTS_PER_INCH = 72


class KeptPages:
    """Gives PNGs of whole pages without marks. Thread-safe."""

    def __init__(self, cache: Path, drawer: PageDrawer) -> None:
        self._folder = cache / "pages"
        self._drawer = drawer

    def png(self, original: str, page: int, *, width: float, height: float) -> bytes:
        """The picture of `page` (1-based) of an original; `width` and `height` in points.

        Raises as `PageDrawer.png` does.
        """
        kept = self._folder / original[:2] / f"{original}-{page}.png"
        if kept.exists():
            return kept.read_bytes()
        drawn = self._drawer.png(original, page, dpi=dpi_for(width, height))
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_bytes(kept, drawn, mode=PRIVATE)
        return drawn


def dpi_for(width: float, height: float) -> int:
    """Dots an inch at which a page of that size (points) stays within `LONGEST_SIDE` pixels."""
    longest = max(width, height, 1.0)
    return max(1, min(SHARPEST, int(LONGEST_SIDE * _POINTS_PER_INCH / longest)))

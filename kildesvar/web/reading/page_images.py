"""Pages of papers as pictures, drawn in a process of their own.

PDFium is neither thread-safe nor to be trusted with what strangers send, so one spawned process
draws, with limits on memory and time; when it dies or hangs, the next picture gets a new one.
Pictures are kept in the cache folder, since a page of an original never changes.
"""

from __future__ import annotations

import resource
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from corpus.errors import UnusableInputError
from corpus.files import PRIVATE, write_bytes
from corpus.originals import Originals
from corpus.settings import Settings
from corpus.spans import Box

LONGEST_SIDE = 1600
"""Pixels: sharp on a large screen, and some megabytes of memory whatever size a page claims."""
SHARPEST = 144
"""Dots an inch at most."""
_FILE_DPI = 110
_POINTS_PER_INCH = 72
_PAGES_A_PROCESS = 200


class PageImages:
    """Gives PNGs of pages. Thread-safe; one page is drawn at a time."""

    def __init__(self, settings: Settings, originals: Originals) -> None:
        self._originals = originals
        self._folder = settings.cache / "pages"
        self._seconds = settings.page_seconds
        self._memory_mb = settings.memory_mb
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None

    def png(self, original: str, page: int, *, width: float, height: float) -> bytes:
        """The picture of `page` (1-based) of an original; `width` and `height` in points.

        Raises `UnusableInputError` when the page cannot be drawn within the limits and
        `DamageError` when the original is gone.
        """
        kept = self._folder / original[:2] / f"{original}-{page}.png"
        if kept.exists():
            return kept.read_bytes()
        data = self._originals.read(original)
        with self._lock:
            drawn = self._draw(data, page, dpi_for(width, height))
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_bytes(kept, drawn, mode=PRIVATE)
        return drawn

    def marked_png(self, original: str, page: int, boxes: Sequence[Box]) -> bytes:
        """The picture of a page with `boxes` drawn onto it, for files that leave the pages.

        Raises as `png` does.
        """
        data = self._originals.read(original)
        with self._lock:
            return self._draw(data, page, _FILE_DPI, boxes)

    def close(self) -> None:
        """End the drawing process."""
        with self._lock:
            self._restart()

    def _draw(self, data: bytes, page: int, dpi: int, boxes: Sequence[Box] = ()) -> bytes:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                max_workers=1,
                mp_context=get_context("spawn"),
                initializer=_limit_memory,
                initargs=(self._memory_mb,),
                max_tasks_per_child=_PAGES_A_PROCESS,
            )
        try:
            return self._pool.submit(_drawn, data, page, dpi, boxes).result(timeout=self._seconds)
        except (BrokenProcessPool, TimeoutError, MemoryError) as error:
            self._restart()
            raise UnusableInputError(
                f"Page {page} cannot be drawn within {self._seconds:g} s and {self._memory_mb} MB.",
                remedy="Read its text instead.",
                danish=f"Side {page} kan ikke tegnes inden for de fastsatte grænser. Læs teksten.",
            ) from error
        except Exception as error:
            # Whatever a PDF makes the library raise, the page's text can still be read.
            raise UnusableInputError(
                f"Page {page} cannot be drawn.",
                remedy="Read its text instead.",
                danish=f"Side {page} kan ikke tegnes. Læs teksten i stedet.",
            ) from error

    def _restart(self) -> None:
        if self._pool is None:
            return
        for process in list((self._pool._processes or {}).values()):
            process.kill()
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = None


def dpi_for(width: float, height: float) -> int:
    """Dots an inch at which a page of that size (points) stays within `LONGEST_SIDE` pixels."""
    longest = max(width, height, 1.0)
    return max(1, min(SHARPEST, int(LONGEST_SIDE * _POINTS_PER_INCH / longest)))


def _drawn(data: bytes, page: int, dpi: int, boxes: Sequence[Box]) -> bytes:
    from pipeline.read.image import render_page

    return render_page(data, page, boxes=boxes, dpi=dpi)


def _limit_memory(megabytes: int) -> None:
    limit = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

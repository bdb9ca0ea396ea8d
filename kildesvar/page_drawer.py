"""Pages of papers as pictures, drawn in a process of their own.

PDFium is neither thread-safe nor to be trusted with what strangers send, so one process draws, with
limits on memory and time; when it dies or hangs, the next picture gets a new one.
"""

from __future__ import annotations

import base64
import json
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from corpus.errors import UnusableInputError
from corpus.originals import ORIGINALS_FOLDER, Originals
from corpus.settings import Settings
from corpus.spans import Box
from pipeline.read.process import start_limited

_DPI = 110
_PAGES_A_PROCESS = 200
"""Then it is replaced, so that no leak grows."""


class PageDrawer:
    """Draws pages of originals; the first page starts the process. Thread-safe, a page at a time.

    `close` ends the process; the next page would start another.
    """

    def __init__(self, settings: Settings) -> None:
        self._originals = Originals(settings.home / ORIGINALS_FOLDER)
        self._seconds = settings.page_seconds
        self._memory_mb = settings.memory_mb
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._pages = 0

    def png(self, original: str, page: int, *, boxes: Sequence[Box] = (), dpi: int = _DPI) -> bytes:
        """The picture of `page` (1-based) of an original, with those of `boxes` that lie on it.

        Raises `UnusableInputError` when the page cannot be drawn within the limits and
        `DamageError` when the original is gone or has changed.
        """
        self._originals.read(original)  # checked here; the process is told where it lies
        request = {
            "path": str(self._originals.path(original).resolve()),
            "page": page,
            "boxes": [asdict(box) for box in boxes],
            "dpi": dpi,
            "seconds": self._seconds,
        }
        with self._lock:
            answer = self._answer(request)
        if answer is None:
            raise UnusableInputError(
                f"Page {page} cannot be drawn within {self._seconds:g} s and {self._memory_mb} MB.",
                remedy="Read its text instead.",
                danish=f"Side {page} kan ikke tegnes inden for de fastsatte grænser. Læs teksten.",
            )
        if "png" not in answer:
            raise UnusableInputError(
                f"Page {page} cannot be drawn.",
                remedy="Read its text instead.",
                danish=f"Side {page} kan ikke tegnes. Læs teksten i stedet.",
            )
        return base64.b64decode(answer["png"])

    def close(self) -> None:
        """End the drawing process."""
        with self._lock:
            self._end()

    def _answer(self, request: dict[str, Any]) -> dict[str, str] | None:
        """What the process says; ``None`` where it ended by itself or had to be."""
        process = self._running()
        assert process.stdin is not None and process.stdout is not None
        watch = threading.Timer(self._seconds, process.kill)
        watch.start()
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = b""
        finally:
            watch.cancel()
        if not line.endswith(b"\n"):
            self._end()
            return None
        answer: dict[str, str] = json.loads(line)
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._pages >= _PAGES_A_PROCESS:
            self._end()
            self._pages = 0
            self._process = start_limited("pipeline.read.draw", self._memory_mb, {})
        self._pages += 1
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

"""Reading many files in parallel, each in a process that may crash or hang without harm."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import queue
import selectors
import signal
import time
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, fields
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from corpus.errors import UnreadableFileError
from corpus.findings import Failure
from corpus.settings import Settings
from pipeline.formats import wire as blocks_wire
from pipeline.formats.read import plain_file
from pipeline.plain import PlainBlock, PlainFile
from pipeline.printed import PrintedFile
from pipeline.read.limits import ToldLimits
from pipeline.read.pdf import PageReading, printed_file, unread_page
from pipeline.read.process import start_limited
from pipeline.read.wire import decode

RECYCLED_AFTER = 50
"""Files after which a process is replaced, so that no leak grows."""
BAD_PAGES = 3
"""A file that ends the process on so many pages is given up."""
START_SECONDS = 30.0
"""What a process may take longer over its first page, since it has to start."""
LARGEST_ANSWER = 1 << 28
"""Bytes of a page, or of a file's blocks, as the process may tell of it."""
_NONSENSE = "The reading process did not answer as it should."
ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "TESSDATA_PREFIX")
"""All that a reading process learns of the environment."""

Read = tuple[str, PrintedFile | PlainFile | Failure]


@dataclass(frozen=True, slots=True)
class _BlockReading:
    """All of a file in a format without pages."""

    media_type: str
    blocks: tuple[PlainBlock, ...]


class _ProcessEnded(Exception):  # noqa: N818 - not an error of ours but news of the process
    """The process crashed, or was ended because it took too long."""


class ReaderPool:
    """Processes that read files: ``with ReaderPool(settings) as pool: pool.read(files)``."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._idle: queue.SimpleQueue[_Process] = queue.SimpleQueue()
        self._threads = ThreadPoolExecutor(settings.workers, thread_name_prefix="reader")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._threads.shutdown(cancel_futures=True)
        while not self._idle.empty():
            self._idle.get().end()

    def read(
        self, files: Iterable[tuple[str, Path]], *, web_pages: Collection[str] = ()
    ) -> Iterator[Read]:
        """What each of `files` (source and path) holds, as they become ready.

        HTML is read only from those whose source is among `web_pages`: elsewhere it is a login or
        error page that came in place of a paper. A file that cannot be read gives a `Failure`; no
        file stops the others.
        """
        waiting = iter(files)
        running: set[Future[Read]] = set()
        while True:
            free = 2 * self._settings.workers - len(running)
            for source, path in islice(waiting, free):
                is_web_page = source in web_pages
                running.add(self._threads.submit(self._read_one, source, path, is_web_page))
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()

    def _read_one(self, source: str, path: Path, is_web_page: bool) -> Read:
        try:
            data = path.read_bytes()
        except OSError as error:
            return source, _failure(source, None, f"The file cannot be opened: {error}.")
        try:
            kept = list(self._readings(path, is_web_page))
        except UnreadableFileError as error:
            return source, _failure(source, data, str(error))
        except _ProcessEnded as ended:
            return source, _failure(source, data, str(ended), retryable=True)
        for reading in kept:
            if isinstance(reading, _BlockReading):
                return source, plain_file(reading.blocks, reading.media_type, data, source)
        pages = (reading for reading in kept if isinstance(reading, PageReading))
        return source, printed_file(pages, data, source)

    def _readings(self, path: Path, is_web_page: bool) -> Iterator[PageReading | _BlockReading]:
        """The pages of a file; one that ends the process is passed over, up to a few."""
        first, bad = 1, 0
        while True:
            process = self._process()
            try:
                for reading in process.readings(path, first, is_web_page):
                    yield reading
                    first = reading.page.number + 1 if isinstance(reading, PageReading) else first
            except _ProcessEnded as ended:
                process.end()
                bad += 1
                if first == 1 or bad >= BAD_PAGES:
                    raise
                yield PageReading(page=unread_page(first), reason=str(ended))
                first += 1
            except BaseException:
                process.end()
                raise
            else:
                self._give_back(process)
                return

    def _process(self) -> _Process:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            return _Process(self._settings)

    def _give_back(self, process: _Process) -> None:
        if process.files < RECYCLED_AFTER:
            self._idle.put(process)
        else:
            process.end()


class _Process:
    """One reading process."""

    def __init__(self, settings: Settings) -> None:
        self.files = 0
        self._settings = settings
        self._buffer = b""
        environment = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
        environment |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        self._process = start_limited("pipeline.read.worker", settings.memory_mb, environment)

    def readings(
        self, path: Path, first: int, is_web_page: bool
    ) -> Iterator[PageReading | _BlockReading]:
        """The pages of a file from page `first`, or its blocks where it has no pages.

        Raises `UnreadableFileError` when the file is at fault and `_ProcessEnded` when the
        process is gone.
        """
        grace = 0.0 if self.files else START_SECONDS
        self.files += 1
        file_until = time.monotonic() + self._settings.file_seconds + grace
        self._ask(path, first, is_web_page)
        while True:
            until = min(file_until, time.monotonic() + self._settings.page_seconds + grace)
            answer = self._answer(until)
            grace = 0.0
            if answer.get("done"):
                return
            if "message" in answer:
                raise UnreadableFileError(answer["message"], remedy=answer["remedy"])
            yield _understood(answer)

    def end(self) -> None:
        """End the process and what it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _ask(self, path: Path, first: int, is_web_page: bool) -> None:
        told = {field.name: getattr(self._settings, field.name) for field in fields(ToldLimits)}
        request = {
            "path": str(path.resolve()),
            "first": first,
            "is_web_page": is_web_page,
            "settings": told,
        }
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            raise _ProcessEnded("The reading process ended by itself.") from error

    def _answer(self, until: float) -> dict[str, Any]:
        """The next line, read before the monotonic time `until`."""
        assert self._process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._buffer:
                if not selector.select(max(0.0, until - time.monotonic())):
                    raise _ProcessEnded(
                        "Reading took too long. Raise page_seconds or file_seconds."
                    )
                chunk = os.read(self._process.stdout.fileno(), 1 << 20)
                if not chunk:
                    raise _ProcessEnded(self._last_words())
                self._buffer += chunk
                if len(self._buffer) > LARGEST_ANSWER:
                    raise _ProcessEnded(_NONSENSE)
        line, _, self._buffer = self._buffer.partition(b"\n")
        try:
            answer = json.loads(line)
        except ValueError as error:
            raise _ProcessEnded(_NONSENSE) from error
        if not isinstance(answer, dict):
            raise _ProcessEnded(_NONSENSE)
        return answer

    def _last_words(self) -> str:
        """Why the process ended, as far as the system says."""
        code = self._process.wait()
        if code == -signal.SIGXCPU:
            return "Reading used more processor time than file_seconds allows."
        return (
            f"The reading process ended by itself (exit code {code}), probably for want of memory. "
            "Raise memory_mb."
        )


def _understood(answer: dict[str, Any]) -> PageReading | _BlockReading:
    try:
        if "blocks" in answer:
            return _BlockReading(answer["media_type"], blocks_wire.decode(answer))
        return decode(answer)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _ProcessEnded(_NONSENSE) from error


def _failure(source: str, data: bytes | None, reason: str, *, retryable: bool = False) -> Failure:
    return Failure(
        source=source,
        sha256=None if data is None else hashlib.sha256(data).hexdigest(),
        reason=reason,
        page=None,
        retryable=retryable,
    )

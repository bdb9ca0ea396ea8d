"""Reading files: from their bytes to papers in the catalogue, with their vectors kept.

Three things go on at once: processes read pages, this thread finds what is in them, and threads
beside it encode the passages of the files before.
"""

from __future__ import annotations

import datetime
import gc
import logging
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from corpus.errors import KildesvarError, UnreadableFileError
from corpus.findings import Failure, OriginalReading
from corpus.papers import Original
from corpus.progress import Step
from corpus.sources.found import with_what_the_source_says
from flows.arrivals import Arrival, failure_of
from flows.remarks import remarks_on
from flows.workshop import Workshop
from index.encoding import encode_papers, findable
from index.vectors import Batch
from pipeline.compose import Outline, complete, outline_original
from pipeline.plain import PlainFile
from pipeline.printed import PrintedFile
from pipeline.read.pool import ReaderPool
from pipeline.themes import meaning_of

_log = logging.getLogger(__name__)

AHEAD = 3
"""Files that are cut into passages before the first of them is taken in."""
ENCODED_AT_ONCE = 2
"""Files that are encoded at once: over the last passages of one a core would wait for the next.
With one file, and one ahead, the sample papers took a tenth longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one file."""

    papers: int
    passages: int
    pages: int
    failures: tuple[Failure, ...]
    remarks: tuple[str, ...] = ()
    """What to know of papers that were read without fault."""


def outcome_from(value: Mapping[str, Any]) -> Outcome:
    """The outcome that `dataclasses.asdict` made `value` of."""
    failures = tuple(Failure(**failure) for failure in value["failures"])
    return Outcome(**{**value, "failures": failures, "remarks": tuple(value["remarks"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """A file whose passages are cut and being encoded."""

    arrival: Arrival
    original: Original
    outlines: tuple[Outline, ...]
    vectors: Future[list[Batch]]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unreadable:
    """A file that nothing came of."""

    arrival: Arrival
    failure: Failure


_Item = _Begun | _Unreadable


def read_arrivals(
    arrivals: Sequence[Arrival], workshop: Workshop, *, before: int = 0, total: int | None = None
) -> Iterator[Outcome]:
    """Read each file in a jailed process and take it into the catalogue, as they come ready.

    Where `arrivals` are part of a run, `before` of its `total` files have been read already.
    """
    if not arrivals:
        return
    by_source = {arrival.source: arrival for arrival in arrivals}
    files = [(item.source, workshop.originals.path(item.sha256)) for item in arrivals]
    web_pages = {item.source for item in arrivals if item.is_web_page}
    with (
        _garbage_of_files_only(),
        ReaderPool(workshop.settings) as pool,
        ThreadPoolExecutor(ENCODED_AT_ONCE) as beside,
    ):
        # What the encoder loads at first use is loaded while the reading processes start.
        beside.submit(encode_papers, workshop.encoder, ())
        begun = (
            _begin(by_source[source], file, workshop, beside)
            for source, file in pool.read(files, web_pages=web_pages)
        )
        for done, item in enumerate(_some_behind(begun), start=before + 1):
            yield _take_in(item, workshop)
            subject = Path(item.arrival.source).name
            step = Step(stage="reading", done=done, total=total or len(files), subject=subject)
            workshop.progress(step)
    workshop.vectors.keep()


@contextmanager
def _garbage_of_files_only() -> Iterator[None]:
    """Meanwhile the garbage collector does not look through what was loaded before: models, their
    vocabularies and the libraries, some hundred thousand objects that stay. It took a thirtieth of
    the time."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _some_behind(items: Iterable[_Item]) -> Iterator[_Item]:
    """`items`, each given once `AHEAD` more are there: its encoding has had time to run."""
    waiting: deque[_Item] = deque()
    for item in items:
        waiting.append(item)
        if len(waiting) > AHEAD:
            yield waiting.popleft()
    yield from waiting


def _begin(
    arrival: Arrival,
    file: PrintedFile | PlainFile | Failure,
    workshop: Workshop,
    beside: ThreadPoolExecutor,
) -> _Item:
    """Cut the passages of a file and have them encoded `beside`."""
    if isinstance(file, Failure):
        return _Unreadable(arrival=arrival, failure=file)
    for failure in file.failures:
        if failure.page is None:  # of the whole file: a paper that holds nothing is none
            return _Unreadable(arrival=arrival, failure=failure)
    try:
        size = workshop.originals.path(arrival.sha256).stat().st_size
        original = original_of(arrival, size=size, media_type=file.media_type)
        outlines = outline_original(file, original, workshop.tools)
    except Exception as error:  # whatever a paper does to what reads it is a finding about it
        return _unreadable(arrival, error)
    papers = [(outline.paper, findable(outline.passages)) for outline in outlines]
    return _Begun(
        arrival=arrival,
        original=original,
        outlines=outlines,
        vectors=beside.submit(encode_papers, workshop.encoder, papers),
        failures=file.failures,
    )


def _take_in(item: _Item, workshop: Workshop) -> Outcome:
    """Take what was read into the catalogue, and its vectors into the store."""
    arrival = item.arrival
    if isinstance(item, _Unreadable):
        return _remembered(item, workshop)
    batches = item.vectors.result()
    try:
        reading = _completed(item, batches, workshop)
    except Exception as error:  # as above
        return _remembered(_unreadable(arrival, error), workshop)
    workshop.catalogue.add(reading, recipe=workshop.recipe)
    failures = _named(item.failures, arrival)
    workshop.catalogue.ledger.record_failures(arrival.source, failures)
    for batch in batches:
        workshop.vectors.take(batch)
    return _outcome(reading, failures)


def _completed(item: _Begun, batches: Sequence[Batch], workshop: Workshop) -> OriginalReading:
    meanings = [
        dict(zip(batch.ids, map(meaning_of, batch.sentences), strict=True)) for batch in batches
    ]
    reading = complete(item.outlines, item.original, workshop.tools, meanings)
    return with_what_the_source_says(reading, item.arrival.found)


def _unreadable(arrival: Arrival, error: Exception) -> _Unreadable:
    """The file of `arrival`, over which `error` came up: one of ours, or a fault of the reading."""
    if not isinstance(error, KildesvarError):
        _log.debug("Reading %s failed.", arrival.source, exc_info=error)
        fault = f"Its content could not be taken apart ({type(error).__name__}: {error})."
        error = UnreadableFileError(fault, remedy="")
    return _Unreadable(arrival=arrival, failure=failure_of(arrival.source, error))


def _remembered(item: _Unreadable, workshop: Workshop) -> Outcome:
    """The failure, put down in the catalogue."""
    failures = _named((item.failure,), item.arrival)
    workshop.catalogue.ledger.record_failures(item.arrival.source, failures)
    return Outcome(papers=0, passages=0, pages=0, failures=failures)


def _outcome(reading: OriginalReading, failures: tuple[Failure, ...]) -> Outcome:
    return Outcome(
        papers=len(reading.readings),
        passages=sum(len(item.passages) for item in reading.readings),
        pages=sum(len(item.pages) for item in reading.readings),
        failures=failures,
        remarks=remarks_on(reading),
    )


def _named(failures: Iterable[Failure], arrival: Arrival) -> tuple[Failure, ...]:
    return tuple(
        replace(failure, source=arrival.source, sha256=arrival.sha256) for failure in failures
    )


def original_of(arrival: Arrival, *, size: int, media_type: str) -> Original:
    """The record of an arrived file of `size` bytes, whose content is of that media type."""
    return Original(
        sha256=arrival.sha256,
        media_type=media_type,
        size=size,
        url=arrival.found.page or arrival.found.url,
        fetched_at=datetime.datetime.now(datetime.UTC),
    )

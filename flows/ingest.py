"""Ingestion: files in, papers held and findable.

The steps here are plain functions; `flows.prefect_flows` runs the same steps under Prefect.
"""

from __future__ import annotations

import datetime
import time
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from corpus.errors import KildesvarError
from corpus.findings import Failure, OriginalReading
from corpus.papers import Original
from corpus.progress import Step
from corpus.sources.found import with_what_the_source_says
from flows.arrivals import Arrival, gather
from flows.remarks import remarks_on
from flows.standing import follow_up
from flows.workshop import Workshop
from index.update import rebuild_index, update_index
from pipeline.compose import read_original
from pipeline.plain import PlainFile
from pipeline.printed import PrintedFile
from pipeline.read import ReaderPool


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
class IngestReport:
    """What an ingestion did."""

    run: str
    originals: int
    """Files read anew."""
    papers: int
    passages: int
    pages: int
    unchanged: int
    """Files that were held already."""
    failed: tuple[Failure, ...]
    remarks: tuple[str, ...]
    """What to know of papers that were read without fault: wrong sums, foreign languages."""
    seconds: float
    news: tuple[str, ...] = ()
    """What saved searches and open questions found in what is new, a Danish line each."""

    @property
    def unusable(self) -> bool:
        """Whether nothing at all could be used."""
        return not self.originals and not self.unchanged


def report_from(value: Mapping[str, Any]) -> IngestReport:
    """The report that `dataclasses.asdict` made `value` of."""
    failed = tuple(Failure(**failure) for failure in value["failed"])
    lists = {name: tuple(value[name]) for name in ("remarks", "news")}
    return IngestReport(**{**value, **lists, "failed": failed})


def ingest(places: Sequence[str | Path], workshop: Workshop) -> IngestReport:
    """Read the files, folders and web addresses of `places` into the catalogue and the index.

    One bad file stops nothing: it is reported and remembered. Raises `UsageError` for a path that
    does not exist and `BusyError` when another ingestion does not end.
    """
    arrivals, failures = gather(places, workshop)
    return ingest_arrivals(arrivals, failures, workshop)


def ingest_arrivals(
    arrivals: Sequence[Arrival], failures: Sequence[Failure], workshop: Workshop
) -> IngestReport:
    """Read what is new among `arrivals`; `failures` are files that never arrived."""
    started = time.monotonic()
    run = new_run()
    with workshop.writing():
        workshop.require_index()
        workshop.catalogue.start_run(run)
        fresh = new_arrivals(arrivals, workshop)
        outcomes = list(read_arrivals(fresh, workshop))
        refresh_index(workshop)
        report = summarise(
            run,
            outcomes,
            failures=failures,
            unchanged=len(arrivals) - len(fresh),
            seconds=time.monotonic() - started,
        )
        finish(report, workshop)
    return with_news(report, workshop)


def with_news(report: IngestReport, workshop: Workshop) -> IngestReport:
    """The report of a finished run with what stood open and was asked again."""
    return replace(report, news=tuple(item.headline for item in follow_up(workshop)))


def new_run() -> str:
    """A name for a run that no other has."""
    return uuid.uuid4().hex[:12]


def new_arrivals(arrivals: Sequence[Arrival], workshop: Workshop) -> tuple[Arrival, ...]:
    """The arrivals that are not held as read today, and those whose failure may have passed."""
    again = {failure.sha256 for failure in workshop.catalogue.failures() if failure.retryable}
    return tuple(
        arrival
        for arrival in arrivals
        if arrival.sha256 in again or not workshop.catalogue.holds(arrival.sha256, workshop.recipe)
    )


def read_arrivals(arrivals: Sequence[Arrival], workshop: Workshop) -> Iterator[Outcome]:
    """Read each file in a jailed process and take it into the catalogue, as they come ready."""
    if not arrivals:
        return
    by_source = {arrival.source: arrival for arrival in arrivals}
    files = [(item.source, workshop.originals.path(item.sha256)) for item in arrivals]
    web_pages = {item.source for item in arrivals if item.is_web_page}
    with ReaderPool(workshop.settings) as pool:
        for done, (source, file) in enumerate(pool.read(files, web_pages=web_pages), start=1):
            yield _take_in(by_source[source], file, workshop)
            workshop.progress(
                Step(stage="reading", done=done, total=len(files), subject=Path(source).name)
            )


def _take_in(
    arrival: Arrival, file: PrintedFile | PlainFile | Failure, workshop: Workshop
) -> Outcome:
    if isinstance(file, Failure):
        return _failed(file, arrival, workshop)
    try:
        size = workshop.originals.path(arrival.sha256).stat().st_size
        original = original_of(arrival, size=size, media_type=file.media_type)
        reading = read_original(file, original, workshop.tools)
    except KildesvarError as error:
        failure = Failure(
            source=arrival.source,
            sha256=arrival.sha256,
            reason=str(error),
            page=None,
            retryable=error.retryable,
        )
        return _failed(failure, arrival, workshop)
    reading = with_what_the_source_says(reading, arrival.found)
    workshop.catalogue.add(reading, recipe=workshop.recipe)
    failures = _named(file.failures, arrival)
    workshop.catalogue.record_failures(arrival.source, failures)
    return _outcome(reading, failures)


def _failed(failure: Failure, arrival: Arrival, workshop: Workshop) -> Outcome:
    failures = _named((failure,), arrival)
    workshop.catalogue.record_failures(arrival.source, failures)
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
        Failure(
            source=arrival.source,
            sha256=arrival.sha256,
            reason=failure.reason,
            page=failure.page,
            retryable=failure.retryable,
        )
        for failure in failures
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


def refresh_index(workshop: Workshop) -> None:
    """Bring vectors and indexes up to what the catalogue holds."""
    update_index(workshop.catalogue, workshop.encoder, workshop.settings, workshop.progress)


def rebuild(workshop: Workshop) -> None:
    """Build the index anew by the present recipe, whatever is there now."""
    with workshop.writing():
        rebuild_index(workshop.catalogue, workshop.encoder, workshop.settings, workshop.progress)


def summarise(
    run: str,
    outcomes: Sequence[Outcome],
    *,
    failures: Sequence[Failure],
    unchanged: int,
    seconds: float,
) -> IngestReport:
    """The report of a run."""
    return IngestReport(
        run=run,
        originals=sum(1 for outcome in outcomes if outcome.papers),
        papers=sum(outcome.papers for outcome in outcomes),
        passages=sum(outcome.passages for outcome in outcomes),
        pages=sum(outcome.pages for outcome in outcomes),
        unchanged=unchanged,
        failed=(*failures, *(item for outcome in outcomes for item in outcome.failures)),
        remarks=tuple(remark for outcome in outcomes for remark in outcome.remarks),
        seconds=round(seconds, 2),
    )


def finish(report: IngestReport, workshop: Workshop) -> None:
    """Remember the failures of files that never arrived, and the end of the run."""
    for failure in report.failed:
        if failure.sha256 is None:
            workshop.catalogue.record_failures(failure.source, [failure])
    summary: dict[str, Any] = asdict(report)
    workshop.catalogue.finish_run(report.run, summary)

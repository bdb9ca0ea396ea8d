"""Ingestion: files in, papers held and findable.

The steps here are plain functions; `flows.prefect_flows` runs the same steps under Prefect.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from corpus.findings import Failure
from flows.arrivals import Arrival, gather
from flows.reading import Outcome, read_arrivals
from flows.remarks import remarks_on_folders
from flows.standing import follow_up
from flows.workshop import Workshop
from index.update import rebuild_index, update_index
from models.danish.names.linking import link_departments, link_people


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
    """What to know of papers that were read without fault (wrong sums, foreign languages), and of
    what was passed over."""
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
    return with_passed_over(ingest_arrivals(arrivals, failures, workshop), places)


def ingest_arrivals(
    arrivals: Sequence[Arrival], failures: Sequence[Failure], workshop: Workshop
) -> IngestReport:
    """Read what is new among `arrivals`, and ask of it what stands open.

    `failures` are files that never arrived.
    """
    return with_news(read_and_index(arrivals, failures, workshop), workshop)


def read_and_index(
    arrivals: Sequence[Arrival], failures: Sequence[Failure], workshop: Workshop
) -> IngestReport:
    """Read what is new among `arrivals` until it can be found."""
    started = time.monotonic()
    run = new_run()
    with workshop.writing():
        workshop.require_index()
        fresh = new_arrivals(arrivals, workshop)  # loads what the settings name, or says why not
        workshop.catalogue.ledger.start_run(run)
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
    return report


def with_news(report: IngestReport, workshop: Workshop) -> IngestReport:
    """The report of a finished run with what stood open and was asked again."""
    # Two parts of a question may be met in one paper: that is one line.
    lines = dict.fromkeys(item.headline for item in follow_up(workshop))
    return replace(report, news=tuple(lines))


def with_passed_over(report: IngestReport, places: Sequence[str | Path]) -> IngestReport:
    """The report of a run over `places` with what was not looked at in its folders."""
    return replace(report, remarks=(*report.remarks, *remarks_on_folders(places)))


def new_run() -> str:
    """A name for a run that no other has."""
    return uuid.uuid4().hex[:12]


def new_arrivals(arrivals: Sequence[Arrival], workshop: Workshop) -> tuple[Arrival, ...]:
    """The arrivals that are not held as read today, and those whose failure may have passed.

    Each file once: a source may list it under several addresses.
    """
    failures = workshop.catalogue.ledger.failures()
    again = {failure.sha256 for failure in failures if workshop.may_be_read_now(failure)}
    first_of_file = {arrival.sha256: arrival for arrival in reversed(arrivals)}
    return tuple(
        arrival
        for arrival in reversed(first_of_file.values())
        if arrival.sha256 in again or not workshop.catalogue.holds(arrival.sha256, workshop.recipe)
    )


def refresh_index(workshop: Workshop) -> None:
    """Bring the entries of names, vectors and indexes up to what the catalogue holds."""
    names = workshop.catalogue.names
    names.file(link_people(names.people()) | link_departments(names.departments()))
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
            workshop.catalogue.ledger.record_failures(failure.source, [failure])
    summary: dict[str, Any] = asdict(report)
    workshop.catalogue.ledger.finish_run(report.run, summary)

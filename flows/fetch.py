"""One round of a source: what it lists is fetched where it is new or changed, and taken in."""

from __future__ import annotations

import datetime
import time
from dataclasses import dataclass, field

from corpus.catalogue.source_ledger import ListedPaper
from corpus.errors import KildesvarError
from corpus.findings import Failure
from corpus.sources.configuration import SourceEntry
from corpus.sources.found import FoundPaper
from corpus.sources.http import Fetcher
from flows.arrivals import Arrival, failure_of, fetcher_for, keep_fetched
from flows.ingest import IngestReport, ingest_arrivals, new_run
from flows.workshop import Workshop
from pipeline.formats.sniff import Format, called_web_page

SETTLED = datetime.timedelta(days=90)
"""A paper older than this is not asked for again once it is held: minutes are re-released for some
weeks, and asking for ten years of papers every night is no way to treat a host."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchReport:
    """What one round of a source brought."""

    source: str
    listed: int
    new: int
    changed: int
    unchanged: int
    """Held already, whether asked for or not."""
    failed: tuple[Failure, ...]
    gone: tuple[str, ...]
    """Keys of papers that the source has not listed for three rounds; they are kept."""
    ingested: IngestReport
    seconds: float


@dataclass(slots=True)
class _Tally:
    """What a round has met so far."""

    arrivals: list[Arrival] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    new: int = 0
    changed: int = 0
    unchanged: int = 0


def fetch_source(
    entry: SourceEntry,
    workshop: Workshop,
    *,
    since: datetime.date | None = None,
    today: datetime.date | None = None,
    fetcher: Fetcher | None = None,
) -> FetchReport:
    """Ask a source for its papers since `since` (default: a year back), and take in what is new.

    A paper that cannot be had is a failure in the report, and asked for again in the next round. A
    source that does not answer at all ends the round: the error is remembered and raised. Files are
    fetched by `fetcher` (default: one within the limits of the settings), which is closed after.
    Rounds of one source follow each other, whoever began them: raises `BusyError` when another does
    not end.
    """
    first = since or (today or datetime.date.today()) - datetime.timedelta(days=365)
    with (
        fetcher
        or fetcher_for(workshop, pause=entry.pause, private_hosts=entry.private_hosts) as client,
        workshop.asking(entry.name),
    ):
        ledger = workshop.catalogue.sources
        ledger.end_cut_off(entry.name)
        round_id = new_run()
        ledger.start_round(round_id, entry.name)
        try:
            report = _round(entry, workshop, client, first)
        except KildesvarError as error:
            ledger.finish_round(round_id, new=0, error=str(error))
            raise
        ledger.finish_round(round_id, new=report.new, error=None)
        return report


def _round(
    entry: SourceEntry, workshop: Workshop, fetcher: Fetcher, since: datetime.date
) -> FetchReport:
    started = time.monotonic()
    ledger = workshop.catalogue.sources
    tally = _Tally()
    _collect(entry, workshop, fetcher, since, tally)
    ingested = ingest_arrivals(tally.arrivals, tally.failures, workshop)
    ledger.missed(entry.name, set(ledger.listed(entry.name)) - tally.seen)
    return FetchReport(
        source=entry.name,
        listed=len(tally.seen),
        new=tally.new,
        changed=tally.changed,
        unchanged=tally.unchanged,
        failed=ingested.failed,
        gone=tuple(paper.key for paper in ledger.coverage(entry.name).gone),
        ingested=ingested,
        seconds=round(time.monotonic() - started, 2),
    )


def _collect(
    entry: SourceEntry,
    workshop: Workshop,
    fetcher: Fetcher,
    since: datetime.date,
    tally: _Tally,
) -> None:
    ledger = workshop.catalogue.sources
    known = ledger.listed(entry.name)
    untaken = ledger.untaken(entry.name)
    for found in entry.source().find(fetcher, since):
        ledger.saw(entry.name, found)
        tally.seen.add(found.key)
        held = known.get(found.key)
        if held is not None and held.key in untaken and held.url == found.url:
            tally.arrivals.append(_in_store(held, found))
            tally.new += 1
            continue
        if held is not None and _is_settled(held, found):
            tally.unchanged += 1
            continue
        try:
            arrival = _fetch_one(entry.name, found, held, fetcher, workshop)
        except KildesvarError as error:
            tally.failures.append(failure_of(found.url, error))
            continue
        if held is None or held.sha256 is None:
            tally.new += 1
        elif arrival is None or arrival.sha256 == held.sha256:
            tally.unchanged += 1
        else:
            tally.changed += 1
        if arrival is not None:
            tally.arrivals.append(arrival)


def _in_store(held: ListedPaper, found: FoundPaper) -> Arrival:
    """What an earlier round fetched and did not come to read."""
    assert held.sha256 is not None, "it was fetched"
    # HTML is in the store only where its host called it HTML.
    return Arrival(
        source=found.url,
        sha256=held.sha256,
        found=found,
        is_web_page=called_web_page(found.url, Format.HTML),
    )


def _is_settled(held: ListedPaper, found: FoundPaper) -> bool:
    if held.sha256 is None or held.url != found.url or found.date is None:
        return False
    return held.last_seen.date() - found.date > SETTLED


def _fetch_one(
    source: str,
    found: FoundPaper,
    held: ListedPaper | None,
    fetcher: Fetcher,
    workshop: Workshop,
) -> Arrival | None:
    """The paper's file in the store of originals; ``None`` where it is the one we have read."""
    kept = keep_fetched(found, fetcher, workshop, _conditions(held, found))
    if kept is None:
        assert held is not None, "only what is held is asked for with conditions"
        return _in_store(held, found) if _may_be_read_now(held, workshop) else None
    workshop.catalogue.sources.fetched(source, found.key, kept.sha256, dict(kept.validators))
    if held is not None and held.sha256 == kept.sha256 and not _may_be_read_now(held, workshop):
        return None
    return Arrival(source=found.url, sha256=kept.sha256, found=found, is_web_page=kept.is_web_page)


def _may_be_read_now(held: ListedPaper, workshop: Workshop) -> bool:
    """Whether nothing was read of the file for a reason that may have passed."""
    return any(
        failure.sha256 == held.sha256 and failure.page is None and failure.retryable
        for failure in workshop.catalogue.failures()
    )


def _conditions(held: ListedPaper | None, found: FoundPaper) -> dict[str, str]:
    # Validators belong to an address; a paper that has moved is asked for outright.
    if held is None or held.sha256 is None or held.url != found.url:
        return {}
    return dict(held.validators)

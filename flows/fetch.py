"""One round of a source: what it lists is fetched where it is new or changed, and taken in."""

from __future__ import annotations

import datetime
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from corpus.catalogue.source_ledger import ListedPaper
from corpus.errors import KildesvarError
from corpus.findings import Failure
from corpus.sources.configuration import SourceEntry
from corpus.sources.found import FoundPaper, find_papers
from corpus.sources.gaps import Gap, GapKind
from corpus.sources.http import Fetcher
from flows.arrivals import Arrival, failure_of, fetcher_for, keep_fetched
from flows.ingest import IngestReport, ingest_arrivals, new_run
from flows.workshop import Workshop
from pipeline.formats.sniff import Format, called_web_page
from pipeline.recipe import PASSAGE_RECIPE

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
    brought: tuple[FoundPaper, ...]
    """What was new or changed, as the source tells of it."""
    gone: tuple[str, ...]
    """Keys of papers that the source has not listed for three rounds; they are kept."""
    gaps: tuple[Gap, ...]
    """What the source names and gives no paper of."""
    ingested: IngestReport
    seconds: float


@dataclass(slots=True)
class _Tally:
    """What a round has met so far."""

    arrivals: list[Arrival] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    brought: list[FoundPaper] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
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
    day = today or datetime.date.today()
    first = since or day - datetime.timedelta(days=365)
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
            report = _round(entry, workshop, client, first, day)
        except KildesvarError as error:
            ledger.finish_round(round_id, new=0, error=str(error))
            raise
        # A new version is news from the source as a new paper is.
        ledger.finish_round(round_id, new=report.new + report.changed, error=None)
        return report


def _round(
    entry: SourceEntry,
    workshop: Workshop,
    fetcher: Fetcher,
    since: datetime.date,
    today: datetime.date,
) -> FetchReport:
    started = time.monotonic()
    ledger = workshop.catalogue.sources
    tally = _Tally()
    try:
        _collect(entry, workshop, fetcher, since, tally)
    except KildesvarError:
        # What came before the source failed need not wait until it answers again.
        ingest_arrivals(tally.arrivals, tally.failures, workshop)
        raise
    ingested = ingest_arrivals(tally.arrivals, tally.failures, workshop)
    # The agenda of a meeting to come is not missing yet.
    gaps = tuple(gap for gap in tally.gaps if not _is_to_come(gap, today))
    ledger.lacks(entry.name, gaps)
    if entry.source().keeps_listing and not any(gap.kind.hides_papers for gap in gaps):
        ledger.missed(entry.name, _not_seen(ledger.listed(entry.name), tally.seen, since))
    return FetchReport(
        source=entry.name,
        listed=len(tally.seen),
        new=tally.new,
        changed=tally.changed,
        unchanged=tally.unchanged,
        failed=ingested.failed,
        brought=tuple(tally.brought),
        gone=tuple(paper.key for paper in ledger.coverage(entry.name).gone),
        gaps=gaps,
        ingested=ingested,
        seconds=round(time.monotonic() - started, 2),
    )


def _is_to_come(gap: Gap, today: datetime.date) -> bool:
    return gap.kind is GapKind.MEETING and gap.date is not None and gap.date >= today


def _not_seen(
    listed: Mapping[str, ListedPaper], seen: Collection[str], since: datetime.date
) -> set[str]:
    """Keys of papers that this round asked for and its source listed no more."""
    return {
        key
        for key, paper in listed.items()
        if key not in seen and (paper.date is None or paper.date >= since)
    }


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
    for found in find_papers(entry.source(), fetcher, since):
        if isinstance(found, Gap):
            tally.gaps.append(found)
            continue
        ledger.saw(entry.name, found)
        tally.seen.add(found.key)
        held = known.get(found.key)
        if held is not None and held.key in untaken and held.url == found.url:
            tally.arrivals.append(_in_store(held, found))
            tally.brought.append(found)
            tally.new += 1
            continue
        if held is not None and _is_settled(held, found):
            if _is_to_be_read_again(held, workshop):
                tally.arrivals.append(_in_store(held, found))
            tally.unchanged += 1
            continue
        try:
            arrival = _fetch_one(entry.name, found, held, fetcher, workshop)
        except KildesvarError as error:
            tally.failures.append(failure_of(found.url, error))
            continue
        if arrival is not None:
            tally.arrivals.append(arrival)
        if arrival is None or (held is not None and arrival.sha256 == held.sha256):
            tally.unchanged += 1
            continue
        tally.brought.append(found)
        if held is None or held.sha256 is None:
            tally.new += 1
        else:
            tally.changed += 1


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
    kept = keep_fetched(
        found,
        fetcher,
        workshop,
        _conditions(held, found),
        held_as=held.sha256 if held is not None else None,
    )
    if kept is None:
        assert held is not None, "what is not held is new"
        return _in_store(held, found) if _is_to_be_read_again(held, workshop) else None
    workshop.catalogue.sources.fetched(source, found.key, kept.sha256, dict(kept.validators))
    if held is not None and held.sha256 == kept.sha256 and not _is_to_be_read_again(held, workshop):
        return None
    return Arrival(source=found.url, sha256=kept.sha256, found=found, is_web_page=kept.is_web_page)


def _is_to_be_read_again(held: ListedPaper, workshop: Workshop) -> bool:
    """Whether the file is worth reading again: it, or a scanned page of it, was not read for a
    reason that may have passed, or an earlier version cut it into other passages."""
    if held.sha256 is None:
        return False
    if workshop.catalogue.read_otherwise(PASSAGE_RECIPE, held.sha256):
        return True
    failures = workshop.catalogue.ledger.failures_of(held.sha256)
    return any(map(workshop.may_be_read_now, failures))


def _conditions(held: ListedPaper | None, found: FoundPaper) -> dict[str, str]:
    # Validators belong to an address; a paper that has moved is asked for outright.
    if held is None or held.sha256 is None or held.url != found.url:
        return {}
    return dict(held.validators)

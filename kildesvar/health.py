"""Whether someone has to look: the part of the status that a monitoring system asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.sources.gaps import GapKind
from kildesvar.status import NO_INDEX

if TYPE_CHECKING:
    from kildesvar.status import FollowedSource, Status


def ailments(status: Status) -> tuple[str, ...]:
    """What needs a person in a status, a sentence each."""
    return (
        *_of_the_index(status),
        *_of_the_last_run(status),
        *(ailment for source in status.sources for ailment in _of_a_source(source)),
        *_of_the_alerts(status),
    )


def _of_the_index(status: Status) -> Iterator[str]:
    if not (status.passages or status.index.passages):
        return
    if status.index.state == NO_INDEX:
        yield "There is no index yet: run kildesvar check --repair."
    elif status.index.state != "whole":
        yield f"The index is {status.index.state.rstrip('.')}."


def _of_the_last_run(status: Status) -> Iterator[str]:
    run = status.last_run
    if run is not None and run.finished_at is None and not status.writing:
        began = run.started_at.isoformat()
        yield f"The run {run.id} of {began} was cut off; the next reads what is missing."


def _of_a_source(source: FollowedSource) -> Iterator[str]:
    coverage = source.coverage
    name = coverage.source
    if source.cut_off:
        yield f"The last round of {name} was cut off; the next takes it up."
    elif source.missed:
        yield (
            f"{name} was due at {source.missed.isoformat()} and was not asked: "
            "does kildesvar schedule run?"
        )
    elif coverage.error:
        yield f"The last round of {name} failed: {coverage.error}"
    elif coverage.last_good_round is None:
        if not source.going_on:
            yield f"{name} has never been asked."
    elif source.stale:
        yield f"{name} has brought nothing new since {source.quiet_since.isoformat()}."
    if coverage.unfetched:
        yield f"Not held of what {name} lists: {len(coverage.unfetched)}."
    pages = [gap.url for gap in coverage.gaps if gap.kind == GapKind.PAGE]
    if pages:
        yield f"Pages of {name} that cannot be had: {len(pages)}, as {pages[0]}"
    for gap in coverage.gaps:
        if gap.kind == GapKind.LIST:
            yield f"{name} is not followed to {gap.url}: {gap.reason}"


def _of_the_alerts(status: Status) -> Iterator[str]:
    for target in status.alerts_failed:
        yield f"Alerts do not reach {target.target}: {target.error}"

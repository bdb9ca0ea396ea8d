"""Whether someone has to look: the part of the status that a monitoring system asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corpus.sources.gaps import GapKind


def ailments(status: dict[str, Any]) -> tuple[str, ...]:
    """What needs a person in a status (`kildesvar.status.status_of`), a sentence each."""
    return (
        *_of_the_index(status),
        *_of_the_last_run(status),
        *_of_the_sources(status),
        *_of_the_alerts(status),
    )


def _of_the_index(status: dict[str, Any]) -> Iterator[str]:
    state = status["index"]["state"]
    if state != "whole" and status["passages"]:
        yield f"The index is {state}."


def _of_the_last_run(status: dict[str, Any]) -> Iterator[str]:
    run = status["last_run"]
    if run is not None and run["finished_at"] is None and not status["writing"]:
        began = run["started_at"]
        yield f"The run {run['run']} of {began} was cut off; the next reads what is missing."


def _of_the_sources(status: dict[str, Any]) -> Iterator[str]:
    for source in status["sources"]:
        if source["cut_off"]:
            yield f"The last round of {source['source']} was cut off; the next takes it up."
        elif source["missed"]:
            yield (
                f"{source['source']} was due at {source['missed']} and was not asked: "
                "does kildesvar schedule run?"
            )
        elif source["error"]:
            yield f"The last round of {source['source']} failed: {source['error']}"
        elif source["last_good_round"] is None:
            if not source["going_on"]:
                yield f"{source['source']} has never been asked."
        elif source["stale"]:
            yield f"{source['source']} has brought nothing new since {source['quiet_since']}."
        if source["unfetched"]:
            yield f"Not held of what {source['source']} lists: {len(source['unfetched'])}."
        pages = [gap["url"] for gap in source["gaps"] if gap["kind"] == GapKind.PAGE]
        if pages:
            yield f"Pages of {source['source']} that cannot be had: {len(pages)}, as {pages[0]}"
        for gap in source["gaps"]:
            if gap["kind"] == GapKind.LIST:
                yield f"{source['source']} is not followed to {gap['url']}: {gap['reason']}"


def _of_the_alerts(status: dict[str, Any]) -> Iterator[str]:
    for target in status["alerts_failed"]:
        yield f"Alerts do not reach {target['target']}: {target['error']}"

"""A source as `kildesvar status` prints it: how it is followed, and what is missing of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kildesvar.status import FollowedSource


def source_lines(source: FollowedSource) -> Iterator[str]:
    """Lines of plain text on a source of a status, the first naming it."""
    coverage = source.coverage
    facts = [
        f"{coverage.fetched} of {coverage.listed} papers held",
        f"last good round {moment(coverage.last_good_round)}",
        f"last new paper {moment(coverage.last_new_paper)}",
        f"expected every {source.rhythm_days} days",
    ]
    yield f"source {coverage.source}: {', '.join(facts)}"
    yield from (f"  {note}" for note in _state(source))
    for paper in coverage.unfetched:
        yield f"  listed, not held: {paper.url}"
    for gap in coverage.gaps:
        named = " ".join(filter(None, (gap.body, str(gap.date or ""), gap.title)))
        why = f" ({gap.reason})" if gap.reason else ""
        yield f"  {gap.kind}: {named} {gap.url}{why}"
    for paper in coverage.gone:
        yield f"  no longer at the source: {paper.url}"
    if coverage.unread:
        yield f"  {len(coverage.unread)} files or pages of it could not be read, see below"


def moment(time: datetime.datetime | None) -> str:
    """A time of a status as a person on this machine reads it."""
    return "never" if time is None else f"{time.astimezone():%Y-%m-%d %H:%M}"


def _state(source: FollowedSource) -> Iterator[str]:
    """What is the matter with a source, or that it is being asked."""
    if source.going_on:
        yield "a round is going on"
    elif source.cut_off:
        yield "the last round was cut off"
    elif source.missed:
        yield f"not asked since it was due, {moment(source.missed)}"
    elif source.coverage.error:
        yield f"failing: {source.coverage.error}"
    if source.stale:
        yield f"stale: nothing new since {moment(source.quiet_since)}"

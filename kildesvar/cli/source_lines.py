"""A source as `kildesvar status` prints it: how it is followed, and what is missing of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any


def source_lines(source: dict[str, Any]) -> Iterator[str]:
    """Lines of plain text on a source of a status, the first naming it."""
    facts = [
        f"{source['fetched']} of {source['listed']} papers held",
        f"last good round {moment(source['last_good_round'])}",
        f"last new paper {moment(source['last_new_paper'])}",
        f"expected every {source['rhythm_days']} days",
    ]
    yield f"source {source['source']}: {', '.join(facts)}"
    yield from (f"  {note}" for note in _state(source))
    for paper in source["unfetched"]:
        yield f"  listed, not held: {paper['url']}"
    for gap in source["gaps"]:
        named = " ".join(filter(None, (gap["body"], gap["date"], gap["title"])))
        why = f" ({gap['reason']})" if gap["reason"] else ""
        yield f"  {gap['kind']}: {named} {gap['url']}{why}"
    for paper in source["gone"]:
        yield f"  no longer at the source: {paper['url']}"
    if source["unread"]:
        yield f"  {len(source['unread'])} files or pages of it could not be read, see below"


def moment(text: str | None) -> str:
    """A time of a status as a person on this machine reads it."""
    if text is None:
        return "never"
    return f"{datetime.datetime.fromisoformat(text).astimezone():%Y-%m-%d %H:%M}"


def _state(source: dict[str, Any]) -> Iterator[str]:
    """What is the matter with a source, or that it is being asked."""
    if source["going_on"]:
        yield "a round is going on"
    elif source["cut_off"]:
        yield "the last round was cut off"
    elif source["missed"]:
        yield f"not asked since it was due, {moment(source['missed'])}"
    elif source["error"]:
        yield f"failing: {source['error']}"
    if source["stale"]:
        yield f"stale: nothing new since {moment(source['quiet_since'])}"

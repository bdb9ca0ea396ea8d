"""A source is due by Danish clocks, which change twice a year."""

from __future__ import annotations

import datetime

import pytest

from corpus.sources.rhythm import last_due, next_due


def moment(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("cron", "now", "last", "following"),
    [
        ("0 6 * * *", "2026-11-26 04:59:59", "2026-11-25 05:00", "2026-11-26 05:00"),
        ("0 6 * * *", "2026-11-26 05:00:00", "2026-11-26 05:00", "2026-11-27 05:00"),
        ("0 6 * * *", "2026-07-01 04:00:00", "2026-07-01 04:00", "2026-07-02 04:00"),
        ("0 6 * * 1-5", "2026-11-29 12:00:00", "2026-11-27 05:00", "2026-11-30 05:00"),
        ("30 2 * * *", "2026-03-29 12:00:00", "2026-03-29 01:00", "2026-03-30 00:30"),
    ],
    ids=["a second before", "right now", "in summer", "at the week's end", "an hour that is none"],
)
def test_it_was_due_and_will_be(cron: str, now: str, last: str, following: str) -> None:
    assert last_due(cron, moment(now)) == moment(last)
    assert next_due(cron, moment(now)) == moment(following)

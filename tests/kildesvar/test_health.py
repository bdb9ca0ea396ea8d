"""Health names what needs a person, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.sources.gaps import GapKind
from kildesvar.health import ailments

WELL: dict[str, Any] = {
    "passages": 10,
    "index": {"state": "whole"},
    "last_run": {"run": "r1", "started_at": "2026-01-01", "finished_at": "2026-01-01"},
    "writing": False,
    "sources": [],
    "alerts_failed": [],
}
SOURCE: dict[str, Any] = {
    "source": "kk",
    "error": None,
    "last_good_round": "2026-01-01",
    "quiet_since": "2026-01-01",
    "stale": False,
    "going_on": False,
    "cut_off": False,
    "missed": None,
    "unfetched": [],
    "gaps": [],
}
UNREACHED = {"kind": GapKind.PAGE, "url": "u"}
CUT = {"kind": GapKind.LIST, "url": "w", "reason": "It goes on."}
NO_PAPERS = {"kind": GapKind.MEETING, "url": "v"}


def test_a_library_in_order_has_no_ailments() -> None:
    assert ailments({**WELL, "sources": [SOURCE]}) == ()


def test_an_empty_library_is_well() -> None:
    empty = {**WELL, "passages": 0, "index": {"state": "none yet"}, "last_run": None}

    assert ailments(empty) == ()


def test_what_goes_on_is_no_ailment() -> None:
    run = {"run": "r", "started_at": "s", "finished_at": None}
    first = {**SOURCE, "last_good_round": None, "going_on": True}

    assert ailments({**WELL, "writing": True, "last_run": run, "sources": [first]}) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"index": {"state": "damaged: x"}}, "damaged"),
        ({"last_run": {"run": "r", "started_at": "s", "finished_at": None}}, "cut off"),
        ({"sources": [{**SOURCE, "error": "503"}]}, "failed: 503"),
        ({"sources": [{**SOURCE, "stale": True}]}, "nothing new since 2026-01-01"),
        ({"sources": [{**SOURCE, "last_good_round": None, "stale": True}]}, "never been asked"),
        ({"sources": [{**SOURCE, "cut_off": True}]}, "was cut off; the next"),
        ({"sources": [{**SOURCE, "missed": "2026-01-02"}]}, "does kildesvar schedule run?"),
        ({"sources": [{**SOURCE, "unfetched": [1, 2]}]}, "Not held of what kk lists: 2."),
        (
            {"sources": [{**SOURCE, "gaps": [UNREACHED, NO_PAPERS]}]},
            "Pages of kk that cannot be had: 1, as u",
        ),
        (
            {"sources": [{**SOURCE, "gaps": [CUT, NO_PAPERS]}]},
            "kk is not followed to w: It goes on.",
        ),
        ({"alerts_failed": [{"target": "mailto x", "error": "no"}]}, "do not reach mailto x"),
    ],
)
def test_each_ailment_is_named(change: dict[str, Any], said: str) -> None:
    (ailment,) = ailments({**WELL, **change})

    assert said in ailment

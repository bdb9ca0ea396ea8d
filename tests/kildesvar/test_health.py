"""Health names what needs a person, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from statuses import COVERAGE, NEW_YEAR, RUN, SOURCE, WELL

from corpus.catalogue.alert_ledger import AlertTarget
from corpus.catalogue.source_ledger import ListedPaper
from corpus.sources.gaps import Gap, GapKind
from kildesvar.health import ailments
from kildesvar.status import FollowedSource, IndexState

CUT_OFF_RUN = replace(RUN, finished_at=None, summary=None)
UNREACHED = Gap(kind=GapKind.PAGE, url="u")
CUT = Gap(kind=GapKind.LIST, url="w", reason="It goes on.")
NO_PAPERS = Gap(kind=GapKind.MEETING, url="v")
LISTED = ListedPaper(
    key="k",
    url="u",
    title=None,
    date=None,
    sha256=None,
    validators={},
    last_seen=NEW_YEAR,
    missed=0,
)


def source(*, coverage: dict[str, Any] | None = None, **fields: Any) -> FollowedSource:
    return replace(SOURCE, coverage=replace(COVERAGE, **(coverage or {})), **fields)


def test_a_library_in_order_has_no_ailments() -> None:
    assert ailments(WELL) == ()


def test_an_empty_library_is_well() -> None:
    empty = replace(WELL, passages=0, index=IndexState(state="none yet"), last_run=None)

    assert ailments(empty) == ()


def test_what_goes_on_is_no_ailment() -> None:
    first = source(coverage={"last_good_round": None}, going_on=True)

    assert ailments(replace(WELL, writing=True, last_run=CUT_OFF_RUN, sources=(first,))) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"index": IndexState(state="damaged: x")}, "damaged"),
        ({"last_run": CUT_OFF_RUN}, "The run r1 of 2026-01-01T12:00:00+00:00 was cut off"),
        ({"alerts_failed": (AlertTarget(target="x", told=0, error="no"),)}, "do not reach x: no"),
    ],
)
def test_each_ailment_is_named(change: dict[str, Any], said: str) -> None:
    (ailment,) = ailments(replace(WELL, **change))

    assert said in ailment


@pytest.mark.parametrize(
    ("followed", "said"),
    [
        (source(coverage={"error": "503"}), "failed: 503"),
        (source(stale=True), "nothing new since 2026-01-01T12:00:00+00:00"),
        (source(coverage={"last_good_round": None}, stale=True), "never been asked"),
        (source(cut_off=True), "was cut off; the next"),
        (source(missed=NEW_YEAR), "was due at 2026-01-01T12:00:00+00:00 and was not asked"),
        (source(coverage={"unfetched": (LISTED, LISTED)}), "Not held of what kk lists: 2."),
        (
            source(coverage={"gaps": (UNREACHED, NO_PAPERS)}),
            "Pages of kk that cannot be had: 1, as u",
        ),
        (
            source(coverage={"gaps": (CUT, NO_PAPERS)}),
            "kk is not followed to w: It goes on.",
        ),
    ],
)
def test_each_ailment_of_a_source_is_named(followed: FollowedSource, said: str) -> None:
    (ailment,) = ailments(replace(WELL, sources=(followed,)))

    assert said in ailment


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"index": IndexState(state="none yet")}, "There is no index yet: run"),
        ({"index": IndexState(state="damaged: Run it.")}, "The index is damaged: Run it."),
        (
            {"passages": 0, "index": IndexState(state="stale: run check", passages=3)},
            "The index is stale: run check.",
        ),
    ],
)
def test_what_ails_the_index_is_a_sentence(change: dict[str, Any], said: str) -> None:
    (ailment,) = ailments(replace(WELL, **change))

    assert said in ailment
    assert not ailment.endswith("..")

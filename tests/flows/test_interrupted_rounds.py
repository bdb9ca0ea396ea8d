"""A round that is cancelled, killed or met by another loses nothing and takes nothing in twice."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partialmethod
from typing import Any

import pytest
from playing_server import Reply

from corpus.catalogue.source_ledger import CUT_OFF
from corpus.errors import BusyError
from corpus.findings import Failure
from corpus.progress import Step
from corpus.samples import PAPERS
from flows.fetch import fetch_source
from flows.workshop import Workshop
from tests.flows.conftest import OpenWorkshop, Round

FIRST = (PAPERS / "02-politikersvar-licenser-opfoelgning-2025.pdf").read_bytes()
SECOND = (PAPERS / "03-dagsorden-medlemsforslag-digital-selvstaendighed.pdf").read_bytes()


class Stop:
    """Ends a round at a stage as an interruption does: by no error of ours."""

    def __init__(self, stage: str) -> None:
        self._stage = stage

    def __call__(self, step: Step) -> None:
        if step.stage == self._stage:
            raise KeyboardInterrupt


def interrupt(rounds: Round, stage: str) -> None:
    rounds.workshop.progress = Stop(stage)
    with pytest.raises(KeyboardInterrupt):
        rounds.run()
    rounds.workshop.progress = lambda _step: None


def files_held(workshop: Workshop) -> list[str]:
    return sorted({paper.original for paper in workshop.catalogue.papers()})


def test_what_a_round_fetched_before_it_died_is_read_by_the_next(
    rounds: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_arguments: object) -> None:
        raise KeyboardInterrupt

    rounds.site.files["/a.pdf"] = Reply(body=FIRST, headers={"ETag": '"1"'})
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("flows.fetch.ingest_arrivals", die)
        rounds.run()
    assert files_held(rounds.workshop) == []

    report = rounds.run()

    assert (report.new, report.unchanged) == (1, 0)
    assert len(files_held(rounds.workshop)) == 1
    assert rounds.server.asked.count("/a.pdf") == 1, "what is here is not asked for again"


def test_a_round_cancelled_while_it_reads_leaves_whole_papers_and_is_taken_up(
    rounds: Round,
) -> None:
    rounds.site.files.update({"/a.pdf": Reply(body=FIRST), "/b.pdf": Reply(body=SECOND)})
    interrupt(rounds, "reading")
    catalogue = rounds.workshop.catalogue
    half = files_held(rounds.workshop)
    assert len(half) == 1
    assert all(catalogue.reading(paper.id).passages for paper in catalogue.papers())

    report = rounds.run()

    assert report.new == 1
    assert len(files_held(rounds.workshop)) == 2
    assert len(catalogue.papers()) == len({(p.original, p.first_page) for p in catalogue.papers()})
    assert catalogue.standing.new_papers() == frozenset(), "also what was read first was asked of"


def test_a_round_that_was_cut_off_is_named_and_settled_by_the_next(rounds: Round) -> None:
    rounds.site.files["/a.pdf"] = Reply(body=FIRST)
    sources = rounds.workshop.catalogue.sources
    interrupt(rounds, "reading")
    assert sources.coverage("svar").is_open

    interrupt(rounds, "asking again")
    assert sources.coverage("svar").error == CUT_OFF

    rounds.run()
    assert sources.coverage("svar").error is None
    assert not sources.coverage("svar").is_open


def test_a_file_that_could_not_be_read_for_the_moment_is_read_by_the_next_round(
    rounds: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_pool: object, files: list[tuple[str, Any]], **_how: object) -> Iterator[Any]:
        for source, _path in files:
            yield (
                source,
                Failure(
                    source=source, sha256=None, reason="It crashed.", page=None, retryable=True
                ),
            )

    rounds.site.files["/a.pdf"] = Reply(body=FIRST, headers={"ETag": '"1"'})
    with monkeypatch.context() as patched:
        patched.setattr("flows.reading.ReaderPool.read", crash)
        assert [failure.reason for failure in rounds.run().failed] == ["It crashed."]

    rounds.run()

    assert len(files_held(rounds.workshop)) == 1
    assert rounds.workshop.catalogue.ledger.failures() == ()


def test_two_rounds_of_one_source_at_once_follow_each_other(
    rounds: Round, open_workshop: OpenWorkshop
) -> None:
    rounds.site.files.update({"/a.pdf": Reply(body=FIRST), "/b.pdf": Reply(body=SECOND)})
    at_list: list[str] = []
    most: list[int] = []

    def linger(path: str) -> None:
        if path == "/liste":
            at_list.append(path)
            time.sleep(0.5)
            most.append(len(at_list))
            at_list.pop()

    rounds.site.met = linger
    workshops = [rounds.workshop, open_workshop()]
    with ThreadPoolExecutor(2) as both:
        reports = list(both.map(lambda workshop: fetch_source(rounds.entry, workshop), workshops))

    assert most == [1, 1]
    assert sorted(report.new for report in reports) == [0, 2]
    assert len(files_held(rounds.workshop)) == 2
    assert len(rounds.workshop.catalogue.papers()) == len(
        {(paper.original, paper.first_page) for paper in rounds.workshop.catalogue.papers()}
    )


def test_a_round_that_another_keeps_waiting_says_so(
    rounds: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient = partialmethod(Workshop.asking, wait=0.1)
    with rounds.workshop.asking("svar"):
        monkeypatch.setattr(Workshop, "asking", impatient)
        with pytest.raises(BusyError, match="Another round of svar"):
            rounds.run()

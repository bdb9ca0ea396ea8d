"""A round of a source takes in what is new, and remembers what it could not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from playing_server import Playing, Reply, playing

from corpus.errors import OutsideError
from corpus.samples import PAPERS
from corpus.sources.configuration import SourceEntry, configured_source
from corpus.sources.http import Fetcher
from flows.fetch import FetchReport, fetch_source
from flows.workshop import Workshop
from tests.flows.conftest import OpenWorkshop

FIRST = (PAPERS / "02-politikersvar-licenser-opfoelgning-2025.pdf").read_bytes()
SECOND = (PAPERS / "03-dagsorden-medlemsforslag-digital-selvstaendighed.pdf").read_bytes()


@dataclass
class Site:
    """A list page whose papers the test changes."""

    files: dict[str, Reply] = field(default_factory=dict)
    down: bool = False

    def play(self, path: str, headers: Mapping[str, str]) -> Reply:
        if self.down:
            return Reply(status=503)
        if path == "/liste":
            links = "".join(f'<a href="{name}">{name}</a>' for name in self.files)
            return Reply(body=f"<html><body>{links}.</body></html>".encode())
        reply = self.files.get(path, Reply(status=404))
        tag = reply.headers.get("ETag")
        return Reply(status=304) if tag and headers.get("If-None-Match") == tag else reply


@dataclass(frozen=True)
class Round:
    """Runs rounds of one site."""

    site: Site
    server: Playing
    entry: SourceEntry
    workshop: Workshop

    def run(self) -> FetchReport:
        return fetch_source(self.entry, self.workshop)


@pytest.fixture
def rounds(open_workshop: OpenWorkshop) -> Iterator[Round]:
    workshop = open_workshop()
    site = Site()
    with playing(site.play) as server:
        home: Path = workshop.settings.home
        (home / "sources.toml").write_text(
            f"""
            [[source]]
            name = "svar"
            type = "list page"
            url = "{server.url}/liste"
            pause = 0
            private_hosts = ["{server.host}"]
            """
        )
        yield Round(site, server, configured_source(home, "svar"), workshop)


def test_what_is_new_is_taken_in_once(rounds: Round) -> None:
    rounds.site.files["/a.pdf"] = Reply(body=FIRST, headers={"ETag": '"1"'})
    first = rounds.run()

    rounds.site.files["/b.pdf"] = Reply(body=SECOND)
    second = rounds.run()

    assert (first.new, second.new, second.unchanged) == (1, 1, 1)
    assert len(rounds.workshop.catalogue.papers()) == 2
    assert {paper.url for paper in rounds.workshop.catalogue.papers()} == {
        f"{rounds.server.url}/a.pdf",
        f"{rounds.server.url}/b.pdf",
    }


def test_a_changed_file_is_a_new_version_and_the_old_one_stays(rounds: Round) -> None:
    rounds.site.files["/a.pdf"] = Reply(body=FIRST, headers={"ETag": '"1"'})
    rounds.run()

    rounds.site.files["/a.pdf"] = Reply(body=FIRST + b"\n%%EOF\n", headers={"ETag": '"2"'})
    report = rounds.run()

    assert report.changed == 1
    new, old = sorted(rounds.workshop.catalogue.papers(), key=lambda paper: paper.version_of or "z")
    assert new.version_of == old.id


def test_what_cannot_be_had_is_named_and_asked_for_again(rounds: Round) -> None:
    rounds.site.files["/a.pdf"] = Reply(body=b"<html>Log ind</html>")
    failed = rounds.run()

    rounds.site.files["/a.pdf"] = Reply(body=FIRST)
    mended = rounds.run()

    assert "no PDF" in failed.failed[0].reason
    assert (mended.new, len(mended.failed)) == (1, 0)
    assert rounds.workshop.catalogue.failures() == ()


def test_a_paper_that_disappears_is_reported_after_three_rounds_and_kept(rounds: Round) -> None:
    rounds.site.files["/a.pdf"] = Reply(body=FIRST)
    rounds.run()
    del rounds.site.files["/a.pdf"]

    gone = [rounds.run().gone for _ in range(3)]

    assert [len(keys) for keys in gone] == [0, 0, 1]
    assert len(rounds.workshop.catalogue.papers()) == 1


def test_a_source_that_does_not_answer_is_a_failing_source(
    rounds: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.arrivals.Fetcher", partial(Fetcher, sleep=lambda _: None))
    rounds.site.down = True

    with pytest.raises(OutsideError):
        rounds.run()

    coverage = rounds.workshop.catalogue.sources.coverage("svar")
    assert coverage.error is not None
    assert coverage.last_good_round is None

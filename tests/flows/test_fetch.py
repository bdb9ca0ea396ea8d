"""A round of a source takes in what is new, and remembers what it could not have."""

from __future__ import annotations

import datetime
from hashlib import sha256

import pytest
from playing_server import Reply
from resting import Rest

from corpus.errors import OutsideError
from corpus.findings import Failure
from corpus.samples import PAPERS
from corpus.sources.found import FoundPaper
from flows.fetch import fetch_source
from pipeline.read import ocr
from tests.flows.conftest import Round

FIRST = (PAPERS / "02-politikersvar-licenser-opfoelgning-2025.pdf").read_bytes()
SECOND = (PAPERS / "03-dagsorden-medlemsforslag-digital-selvstaendighed.pdf").read_bytes()


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
    ledger = rounds.workshop.catalogue.sources
    before = ledger.coverage("svar").last_new_paper

    rounds.site.files["/a.pdf"] = Reply(body=FIRST + b"\n%%EOF\n", headers={"ETag": '"2"'})
    report = rounds.run()

    assert report.changed == 1
    assert before is not None
    (ended,) = ledger.ended_since(before)
    assert ended.new == 1, "whoever watches the schedule is told of it"
    new, old = sorted(rounds.workshop.catalogue.papers(), key=lambda paper: paper.version_of or "z")
    assert new.version_of == old.id


def test_a_paper_that_has_moved_is_asked_for_outright_however_old(
    rounds: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path, body in (("/dagsorden.pdf", FIRST), ("/referat.pdf", SECOND)):
        rounds.site.files[path] = Reply(body=body, headers={"ETag": '"1"'})
        url, long_ago = f"{rounds.server.url}{path}", datetime.date(2020, 1, 1)
        found = FoundPaper(key="punkt 7", url=url, date=long_ago)
        monkeypatch.setattr("flows.fetch.find_papers", lambda *_, found=found: iter((found,)))
        report = rounds.run()

    assert report.changed == 1
    assert len(rounds.workshop.catalogue.papers()) == 2


def test_what_cannot_be_had_is_named_and_asked_for_again(rounds: Round) -> None:
    rounds.site.files["/a.pdf"] = Reply(body=b"<html>Log ind</html>")
    failed = rounds.run()

    rounds.site.files["/a.pdf"] = Reply(body=FIRST)
    mended = rounds.run()

    assert "no PDF" in failed.failed[0].reason
    assert (mended.new, len(mended.failed)) == (1, 0)
    assert rounds.workshop.catalogue.ledger.failures() == ()


def test_a_scanned_page_is_read_once_it_can_be_however_old_the_paper(
    rounds: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds.site.files["/a.pdf"] = Reply(body=FIRST)
    rounds.run()
    catalogue, url = rounds.workshop.catalogue, f"{rounds.server.url}/a.pdf"
    unread = Failure(
        source=url,
        sha256=sha256(FIRST).hexdigest(),
        reason=f"{ocr.NO_TEXT_LAYER} {ocr.REMEDY}",
        page=1,
        retryable=True,
    )
    catalogue.ledger.record_failures(url, [unread])
    monkeypatch.setattr("flows.fetch._is_settled", lambda *_paper: True)
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    assert rounds.run().ingested.originals == 0

    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    report = rounds.run()

    assert (report.ingested.originals, report.unchanged) == (1, 1)
    assert catalogue.ledger.failures() == ()


def test_what_an_earlier_version_read_is_read_again_however_old_the_paper(
    rounds: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds.site.files["/a.pdf"] = Reply(body=FIRST)
    rounds.run()
    monkeypatch.setattr("flows.fetch.PASSAGE_RECIPE", "passages-new")
    monkeypatch.setattr("flows.workshop.PASSAGE_RECIPE", "passages-new")
    assert rounds.workshop.catalogue.read_otherwise("passages-new") == 1
    monkeypatch.setattr("flows.fetch._is_settled", lambda *_paper: True)

    report = rounds.run()

    assert (report.ingested.originals, report.unchanged) == (1, 1)
    assert rounds.workshop.catalogue.read_otherwise("passages-new") == 0
    assert rounds.run().ingested.originals == 0


def test_a_paper_that_disappears_is_reported_after_three_rounds_and_kept(rounds: Round) -> None:
    rounds.site.files.update({"/a.pdf": Reply(body=FIRST), "/b.pdf": Reply(body=SECOND)})
    rounds.run()
    del rounds.site.files["/a.pdf"]

    gone = [rounds.run().gone for _ in range(3)]

    assert [len(keys) for keys in gone] == [0, 0, 1]
    assert len(rounds.workshop.catalogue.papers()) == 2


def test_a_paper_older_than_what_was_asked_for_is_not_gone(rounds: Round) -> None:
    rounds.site.files["/a-01-06-2025.pdf"] = Reply(body=FIRST)
    rounds.site.files["/b-01-02-2026.pdf"] = Reply(body=SECOND)
    fetch_source(rounds.entry, rounds.workshop, since=datetime.date(2025, 1, 1))

    for _ in range(3):
        fetch_source(rounds.entry, rounds.workshop, since=datetime.date(2026, 1, 1))

    assert rounds.workshop.catalogue.sources.coverage("svar").gone == ()


def test_a_source_that_does_not_answer_is_a_failing_source(
    rounds: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = Rest().turns(rounds.workshop.settings.home / "hosts")
    monkeypatch.setattr("flows.arrivals.host_turns", lambda _settings: turns)
    rounds.site.down = True

    with pytest.raises(OutsideError):
        rounds.run()

    coverage = rounds.workshop.catalogue.sources.coverage("svar")
    assert coverage.error is not None
    assert coverage.last_good_round is None

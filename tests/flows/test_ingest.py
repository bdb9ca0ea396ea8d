"""Ingestion takes in what is new, loses nothing and stops at nothing."""

from __future__ import annotations

import errno
import os
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from printing import Sheet, scan

from corpus.errors import BusyError, KildesvarError, UsageError
from corpus.papers import Original
from corpus.progress import Step
from corpus.samples import PAPERS
from corpus.sources.files import path_of_address
from flows import reading
from flows.arrivals import gather
from flows.ingest import ingest, new_arrivals
from flows.reading import read_arrivals
from flows.workshop import Workshop
from pipeline.read import ocr
from pipeline.read.image import render_page
from tests.flows.conftest import OpenWorkshop

LETTER = PAPERS / "02-politikersvar-licenser-opfoelgning-2025.pdf"
AGENDA = PAPERS / "03-dagsorden-medlemsforslag-digital-selvstaendighed.pdf"

WRONG_SUM = PAPERS / "28-bilag-skybrudsprojekter-oekonomi.pdf"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a good paper, a bad file and a file that is no paper."""
    made = tmp_path / "papers"
    made.mkdir()
    shutil.copy(LETTER, made / "a-brev.pdf")
    (made / "b-skadet.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    (made / "noter.txt").write_text("not a paper")
    return made


def ids(workshop: Workshop) -> list[str]:
    return [paper.id for paper in workshop.catalogue.papers()]


def test_one_bad_file_stops_nothing_and_is_remembered(
    folder: Path, open_workshop: OpenWorkshop
) -> None:
    workshop = open_workshop()

    report = ingest([folder], workshop)

    assert (report.originals, report.papers) == (1, 1)
    assert [Path(failure.source).name for failure in report.failed] == ["b-skadet.pdf"]
    assert [Path(failure.source).name for failure in workshop.catalogue.ledger.failures()] == [
        "b-skadet.pdf"
    ]


def test_what_is_passed_over_in_a_folder_is_told(folder: Path, open_workshop: OpenWorkshop) -> None:
    (folder / "gammel.DOC").write_bytes(b"")
    (folder / ".noter.txt.swp").write_text("hidden")

    (remark,) = ingest([folder, LETTER], open_workshop()).remarks

    assert remark.startswith(f"{folder}: passed over")
    assert "1 .doc, 1 .txt." in remark


def test_links_that_lead_elsewhere_are_told(folder: Path, open_workshop: OpenWorkshop) -> None:
    (folder / "noter.txt").unlink()
    (folder / "borte.pdf").symlink_to("borte")

    (remark,) = ingest([folder], open_workshop()).remarks

    assert remark.startswith(f"{folder / 'borte.pdf'}: The link leads out of the folder or nowhere")


@pytest.mark.parametrize("step", ["outline_original", "complete"])
def test_a_paper_that_cannot_be_taken_apart_stops_nothing(
    open_workshop: OpenWorkshop, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    taken_apart = getattr(reading, step)
    refused = sha256(AGENDA.read_bytes()).hexdigest()

    def odd(given: Any, original: Original, *others: Any) -> Any:
        if original.sha256 == refused:
            raise ValueError("a row without cells")
        return taken_apart(given, original, *others)

    monkeypatch.setattr(reading, step, odd)
    workshop = open_workshop()

    report = ingest([LETTER, AGENDA], workshop)

    assert report.papers == 1
    assert [failure.reason for failure in workshop.catalogue.ledger.failures()] == [
        "Its content could not be taken apart (ValueError: a row without cells)."
    ]


def test_ingesting_twice_changes_nothing(folder: Path, open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop()
    ingest([folder], workshop)
    before = (ids(workshop), workshop.catalogue.fingerprint())

    report = ingest([folder], workshop)

    assert (report.originals, report.unchanged) == (0, 1)
    assert (ids(workshop), workshop.catalogue.fingerprint()) == before


def test_the_same_file_under_two_names_is_one_paper(
    folder: Path, open_workshop: OpenWorkshop
) -> None:
    shutil.copy(LETTER, folder / "kopi.pdf")
    workshop = open_workshop()

    ingest([folder], workshop)

    assert len(ids(workshop)) == 1


def test_a_file_over_the_limit_is_a_failure(open_workshop: OpenWorkshop, tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    large.write_bytes(b"%PDF" + b" " * 1_100_000)

    report = ingest([large], open_workshop(max_file_mb=1))

    assert report.unusable
    assert "larger than 1 MB" in report.failed[0].reason


def test_a_path_that_does_not_exist_is_wrong_use(open_workshop: OpenWorkshop) -> None:
    with pytest.raises(UsageError, match="no file or folder"):
        ingest([Path("/no/such/thing.pdf")], open_workshop())


def test_a_second_writer_waits_and_then_says_so(folder: Path, open_workshop: OpenWorkshop) -> None:
    workshop, other = open_workshop(), open_workshop()
    told: list[Step] = []
    other.progress = told.append

    with workshop.writing(), pytest.raises(BusyError, match="Wait for it"), other.writing(wait=0.1):
        pytest.fail("two writers at once")
    assert [step.subject for step in told] == ["for another process that is writing"]


def test_an_address_that_is_not_of_the_web_is_called_that(open_workshop: OpenWorkshop) -> None:
    (failure,) = ingest(["ftp://example.org/a.pdf"], open_workshop()).failed
    assert failure.source == "ftp://example.org/a.pdf"
    assert failure.reason.startswith("ftp://example.org/a.pdf is no address on the web.")


def test_an_address_on_the_own_network_is_not_fetched(open_workshop: OpenWorkshop) -> None:
    report = ingest(["http://127.0.0.1:9/x.pdf"], open_workshop())

    assert report.unusable
    assert "not on the public internet" in report.failed[0].reason


def test_a_sum_that_does_not_add_up_is_remarked(open_workshop: OpenWorkshop) -> None:
    report = ingest([WRONG_SUM], open_workshop())

    assert report.failed == ()
    assert any("but its parts make" in remark for remark in report.remarks)


def test_a_part_of_a_run_counts_among_all_its_files(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop()
    arrivals, _ = gather([LETTER], workshop)
    told: list[Step] = []
    workshop.progress = told.append

    list(read_arrivals(arrivals, workshop, before=25, total=38))

    assert [(step.done, step.total) for step in told if step.stage == "reading"] == [(26, 38)]


def test_a_name_that_is_not_utf8_is_a_paper_like_any_other(
    open_workshop: OpenWorkshop, tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, file in ((b"br\xe6v.pdf", LETTER.read_bytes()), (b"tom\xe6.pdf", b"")):
        (folder / os.fsdecode(name)).write_bytes(file)
    workshop = open_workshop()

    report = ingest([folder], workshop)

    (paper,) = workshop.catalogue.papers()
    assert paper.url is not None
    assert paper.url.endswith("br%E6v.pdf")
    assert path_of_address(paper.url).read_bytes() == LETTER.read_bytes()
    assert [Path(failure.source).name for failure in report.failed] == ["tom\\xe6.pdf"]
    assert workshop.catalogue.ledger.failures() == report.failed


def test_a_wrong_path_costs_none_of_the_others(open_workshop: OpenWorkshop) -> None:
    report = ingest(["/no/such.pdf", "", LETTER.as_uri()], open_workshop())

    assert report.originals == 1
    assert [failure.source for failure in report.failed] == ["/no/such.pdf", ""]


def test_an_empty_path_is_not_the_present_folder(open_workshop: OpenWorkshop) -> None:
    with pytest.raises(UsageError, match="A path is empty"):
        ingest([""], open_workshop())


def test_a_closed_folder_is_not_called_empty(
    open_workshop: OpenWorkshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_folder: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "iterdir", closed)

    with pytest.raises(UsageError, match="Permission denied"):
        ingest([tmp_path], open_workshop())


def test_scans_that_nothing_reads_are_no_papers_and_are_read_once_something_does(
    open_workshop: OpenWorkshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture, mixed = tmp_path / "scan.pdf", tmp_path / "blandet.pdf"
    picture.write_bytes(scan(render_page(LETTER.read_bytes(), 1)))
    with pikepdf.open(LETTER) as letter, pikepdf.open(picture) as pages:
        letter.pages.extend(pages.pages)
        letter.save(mixed)
    blind = open_workshop(ocr="off")
    for _ in range(2):
        report = ingest([picture], blind)
        assert report.unusable
        assert "set ocr to auto" in report.failed[0].reason
    (failure,) = ingest([mixed], blind).failed
    assert failure.page == 2

    arrivals, _ = gather([picture, mixed], blind)
    names = [Path(arrival.source).name for arrival in new_arrivals(arrivals, blind)]
    assert names == ["scan.pdf"], "what was read of the other is held, and no more can be"
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    seeing = new_arrivals(arrivals, open_workshop(ocr="auto"))
    assert {Path(arrival.source).name for arrival in seeing} == {"scan.pdf", "blandet.pdf"}


def test_a_blank_file_is_a_failure_each_time_and_no_paper(
    open_workshop: OpenWorkshop, tmp_path: Path
) -> None:
    blank, sheet = tmp_path / "hvid.pdf", Sheet()
    sheet.page()
    blank.write_bytes(sheet.bytes())
    workshop = open_workshop()

    for _ in range(2):
        report = ingest([blank], workshop)
        assert report.unusable
        assert "Nothing is printed" in report.failed[0].reason
    assert workshop.catalogue.papers() == ()
    assert workshop.catalogue.ledger.failures() == report.failed


def test_a_setting_that_cannot_be_used_leaves_no_run_behind(open_workshop: OpenWorkshop) -> None:
    workshop = open_workshop(theme_file=Path("/no/such/themes.toml"))
    del workshop.__dict__["tools"]

    with pytest.raises(KildesvarError):
        ingest([LETTER], workshop)

    assert workshop.catalogue.ledger.last_run() is None

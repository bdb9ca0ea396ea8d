"""A watched folder is someone else's: whatever happens there ends no round without a word."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpus.errors import OutsideError
from corpus.samples import PAPERS
from corpus.sources.configuration import SOURCES_FILE, SourceEntry, configured_source
from corpus.sources.watched_folder import WatchedFolder
from flows.fetch import fetch_source
from flows.workshop import Workshop
from tests.flows.conftest import OpenWorkshop

PAPER = PAPERS / "02-politikersvar-licenser-opfoelgning-2025.pdf"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "indbakke"
    made.mkdir()
    return made


@pytest.fixture
def workshop(open_workshop: OpenWorkshop) -> Workshop:
    return open_workshop(max_file_mb=1)


@pytest.fixture
def entry(workshop: Workshop, folder: Path) -> SourceEntry:
    home = workshop.settings.home
    (home / SOURCES_FILE).write_text(
        f'[[source]]\nname = "mappe"\ntype = "folder"\npath = "{folder}"\n'
    )
    return configured_source(home, "mappe")


def test_a_folder_that_is_away_is_no_folder_without_papers(
    workshop: Workshop, entry: SourceEntry, folder: Path
) -> None:
    shutil.copy(PAPER, folder)
    fetch_source(entry, workshop)
    folder.rename(folder.with_name("afmonteret"))

    for _ in range(3):
        with pytest.raises(OutsideError, match="There is no folder"):
            fetch_source(entry, workshop)

    coverage = workshop.catalogue.sources.coverage("mappe")
    assert coverage.gone == ()
    assert "There is no folder" in (coverage.error or "")


def test_a_file_that_cannot_be_had_is_named_and_stops_no_other(
    workshop: Workshop, entry: SourceEntry, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(PAPER, folder)
    (folder / "stor.pdf").write_bytes(b"%PDF" + bytes(1_000_001))
    vanishing = folder / "flygtig.pdf"
    vanishing.write_bytes(b"%PDF")
    find = WatchedFolder.find

    def find_and_lose(self: WatchedFolder, *arguments: object) -> object:
        found = list(find(self, *arguments))  # type: ignore[arg-type]
        vanishing.unlink()
        return iter(found)

    monkeypatch.setattr(WatchedFolder, "find", find_and_lose)
    report = fetch_source(entry, workshop)

    reasons = {Path(failure.source).name: failure.reason for failure in report.failed}
    assert "larger than 1 MB" in reasons["stor.pdf"]
    assert "no regular file" in reasons["flygtig.pdf"]
    assert report.new == 1
    assert len({paper.original for paper in workshop.catalogue.papers()}) == 1

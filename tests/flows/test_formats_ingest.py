"""DOCX, ODT and HTML are taken in from folders, by name and by address, and cited without boxes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playing_server import Reply, playing

from corpus.errors import UsageError
from flows.answer import questions_of_file
from flows.ingest import ingest
from kildesvar.library import Library
from pipeline.formats.sniff import Format
from tests.flows.conftest import OpenWorkshop
from tests.support import documents
from tests.support.documents import LETTERS

LOGIN = documents.page("Log ind for at se dokumentet.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sager"
    made.mkdir()
    for ending, letter in LETTERS.items():
        (made / f"brev.{ending}").write_bytes(letter())
    return made


def test_a_folder_gives_its_papers_whatever_their_format(
    open_workshop: OpenWorkshop, folder: Path
) -> None:
    workshop = open_workshop()
    (folder / "bilag.pdf").write_bytes(LOGIN)

    report = ingest([folder], workshop)

    (refused,) = report.failed
    assert refused.source.endswith("bilag.pdf")
    assert refused.reason.startswith("The file is a web page, not a PDF.")
    papers = workshop.catalogue.papers()
    media_types = {workshop.catalogue.original(paper.original).media_type for paper in papers}
    assert media_types == {kind.value for kind in Format}
    assert {(paper.first_page, paper.last_page) for paper in papers} == {(1, 1)}
    for paper in papers:
        reading = workshop.catalogue.reading(paper.id)
        assert [question.party for question in reading.questions] == ["F"] * 3
        assert {passage.pages for passage in reading.passages} == {(1,)}
        assert workshop.catalogue.words(paper.id).boxes(reading.passages[0].span) == ()


def test_a_file_named_outright_is_read_by_its_content(
    open_workshop: OpenWorkshop, folder: Path
) -> None:
    workshop = open_workshop()
    misnamed = (folder / "brev.docx").rename(folder / "brev.pdf")

    report = ingest([misnamed], workshop)

    assert (report.originals, report.failed) == (1, ())
    (paper,) = workshop.catalogue.papers()
    assert workshop.catalogue.original(paper.original).media_type == Format.DOCX


@pytest.mark.parametrize("ending", LETTERS)
def test_the_questions_of_a_letter_are_found_without_keeping_it(
    open_workshop: OpenWorkshop, folder: Path, ending: str
) -> None:
    found = questions_of_file(folder / f"brev.{ending}", open_workshop())

    assert [question.number for question in found] == [1, 2, 3]


def test_an_address_is_believed_only_as_far_as_its_name_and_media_type_agree(
    open_workshop: OpenWorkshop,
) -> None:
    html = {"Content-Type": "text/html; charset=utf-8"}
    replies = {
        "/dagsorden?punkt=4": Reply(body=LETTERS["html"](), headers=html),
        "/bilag.docx": Reply(body=LETTERS["docx"]()),
        "/bilag.pdf": Reply(body=LOGIN, headers=html),
    }
    with playing(lambda path, _: replies.get(path, Reply(status=404))) as server:
        workshop = open_workshop(private_hosts=frozenset({server.host}))
        report = ingest([f"{server.url}{path}" for path in replies], workshop)

    assert report.originals == 2
    (refused,) = report.failed
    assert refused.source.endswith("/bilag.pdf")
    assert "no PDF" in refused.reason


def test_there_is_no_picture_of_a_page_where_there_are_no_pages(
    open_workshop: OpenWorkshop, folder: Path
) -> None:
    workshop = open_workshop()
    ingest([folder / "brev.odt"], workshop)
    with Library(workshop.settings) as library:
        paper = library.show(library.papers()[0].id)

        with pytest.raises(UsageError, match="no page images"):
            library.page_image(paper)

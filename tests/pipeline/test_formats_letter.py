"""One letter in four formats is one letter; what is no paper is refused with its reason."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from corpus.errors import UnreadableFileError
from corpus.findings import Failure, Reading
from corpus.settings import Settings
from pipeline.compose import read_original
from pipeline.formats.read import NOTHING_WRITTEN, read_blocks
from pipeline.formats.sniff import Format, called_web_page, sniff
from pipeline.plain import PlainFile
from pipeline.read.pdf import read_pdf
from pipeline.read.pool import ReaderPool
from tests.support import documents
from tests.support.laying import TOOLS
from tests.support.readings import original

SETTINGS = Settings()
LIMITS = {"workers": 1, "file_seconds": 20.0, "memory_mb": 1024, "ocr": "off"}


def printed_letter() -> Reading:
    file = read_pdf(documents.letter_as_pdf(), source="brev.pdf", settings=SETTINGS)
    return read_original(file, original("brev"), TOOLS).readings[0]


def read_in_pool(tmp_path: Path, name: str, data: bytes) -> PlainFile | Failure:
    path = tmp_path / "original"
    path.write_bytes(data)
    web_pages = [name] if called_web_page(name) else []
    with ReaderPool(Settings(home=tmp_path, **LIMITS)) as pool:
        ((_, file),) = pool.read([(name, path)], web_pages=web_pages)
    assert isinstance(file, PlainFile | Failure)
    return file


@pytest.mark.parametrize("name", documents.LETTERS)
def test_a_letter_says_the_same_in_every_format(tmp_path: Path, name: str) -> None:
    printed = printed_letter()

    file = read_in_pool(tmp_path, f"brev.{name}", documents.LETTERS[name]())

    assert isinstance(file, PlainFile)
    assert (file.media_type, file.failures) == (Format[name.upper()], ())
    letter = read_original(file, original("brev"), TOOLS).readings[0]
    assert letter.text == printed.text
    assert letter.questions == printed.questions
    assert [question.state for question in letter.questions] == ["postponed"] * 3
    assert letter.passages == printed.passages
    assert letter.headings == printed.headings
    assert letter.paper == printed.paper
    assert [letter.boxes(passage.span) for passage in letter.passages] == [()] * 7


def test_a_question_that_no_reader_sees_is_not_asked() -> None:
    slipped_in = b'<li style="display:none">Hvem skal have pengene?</ol>'
    blocks = read_blocks(documents.letter_as_html().replace(b"</ol>", slipped_in), Format.HTML)
    file = PlainFile(media_type=Format.HTML, blocks=blocks, failures=())

    letter = read_original(file, original("brev"), TOOLS).readings[0]

    assert [question.text for question in letter.questions] == list(documents.QUESTIONS)
    assert [item.text for item in letter.passages if item.hidden] == ["Hvem skal have pengene?"]


@pytest.mark.parametrize("name", documents.LETTERS)
def test_content_tells_the_format(name: str) -> None:
    data = documents.LETTERS[name]()

    assert sniff(data, SETTINGS, is_web_page=name == "html") is Format[name.upper()]


def test_html_is_a_paper_only_where_it_is_called_html() -> None:
    page = documents.page("<p>Log ind for at se dokumentet.</p>")

    assert sniff(page, SETTINGS, is_web_page=False) is None
    assert sniff(documents.letter_as_pdf(), SETTINGS, is_web_page=True) is None


@pytest.mark.parametrize(
    ("place", "media_type", "is_web_page"),
    [
        ("https://eksempel.dk/dagsorden/punkt-4.html", "", True),
        ("https://eksempel.dk/dagsorden?id=4", "text/html", True),
        ("https://eksempel.dk/dagsorden?id=4", "", False),
        ("https://eksempel.dk/bilag.pdf", "text/html", False),
        ("file:///arkiv/BILAG.HTM", "", True),
        ("file:///arkiv/bilag", "", False),
    ],
)
def test_what_calls_a_file_html(place: str, media_type: str, is_web_page: bool) -> None:
    assert called_web_page(place, media_type) is is_web_page


def test_a_login_page_named_as_a_paper_is_refused(tmp_path: Path) -> None:
    file = read_in_pool(tmp_path, "bilag.pdf", documents.page("Log ind"))

    assert isinstance(file, Failure)
    assert file.reason.startswith("The file is a web page, not a PDF.")


def test_a_file_without_words_is_a_failure_and_not_silently_empty(tmp_path: Path) -> None:
    file = read_in_pool(tmp_path, "tom.html", documents.page("<img src='kort.png'>"))

    assert isinstance(file, PlainFile)
    assert [failure.reason for failure in file.failures] == [NOTHING_WRITTEN]


def test_a_word_file_of_old_says_what_to_do() -> None:
    with pytest.raises(UnreadableFileError, match="before 2007"):
        sniff(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), SETTINGS, is_web_page=False)


def test_a_zip_bomb_is_not_unpacked() -> None:
    with pytest.raises(UnreadableFileError, match="unpacks to 30 MB"):
        sniff(with_part(b"0" * 30_000_000), Settings(max_file_mb=10), is_web_page=False)


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "haha">%s]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>
<w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>""" % b"".join(
    b'<!ENTITY e%d "%s">' % (n, (b"&e%d;" % (n - 1) if n else b"&a;") * 10) for n in range(10)
)


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_entities_that_multiply_do_no_harm(tmp_path: Path, name: str) -> None:
    file = read_in_pool(tmp_path, f"bombe.{name}", with_entities(name))

    if isinstance(file, PlainFile):
        assert sum(len(block.text) for block in file.blocks) < 1000
    else:
        assert "damaged" in file.reason


def test_a_page_nested_without_end_ends_in_a_result_or_a_reason(tmp_path: Path) -> None:
    file = read_in_pool(tmp_path, "dyb.html", documents.page("<div>" * 100_000 + "Bund"))

    assert isinstance(file, PlainFile) or file.reason


@pytest.mark.parametrize("name", ["docx", "odt"])
@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_a_cut_file_is_damaged(name: str, cut: float) -> None:
    whole = documents.LETTERS[name]()

    with pytest.raises(UnreadableFileError, match="damaged"):
        sniff(whole[: int(cut * len(whole))], SETTINGS, is_web_page=False)


def test_what_a_library_stumbles_over_is_damage() -> None:
    with pytest.raises(UnreadableFileError, match="DOCX file is damaged"):
        read_blocks(with_part(b"<w:document"), Format.DOCX)


def with_part(content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", content)
    return file.getvalue()


def with_entities(name: str) -> bytes:
    """The letter with an entity in its main part that would unfold to 40 GB."""
    main = {"docx": "word/document.xml", "odt": "content.xml"}[name]
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(documents.LETTERS[name]())) as letter,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for part in letter.namelist():
            package.writestr(part, ENTITIES if part == main else letter.read(part))
    return file.getvalue()


def _package(part: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr(part, "<x/>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{\\rtf1\\ansi Referat}", "Rich Text"),
        (_package("xl/workbook.xml"), "a spreadsheet or"),
        (_package("ppt/presentation.xml"), "or a presentation"),
    ],
)
def test_other_files_of_an_office_are_named(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words):
        sniff(data, Settings(), is_web_page=False)

"""What is read of single files: good, odd, empty, broken, locked."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest

from corpus.errors import UnreadableFileError
from corpus.papers import TextSource
from corpus.settings import Settings
from pipeline.characters import clean
from pipeline.read import ocr
from pipeline.read.image import render_page
from pipeline.read.pdf import read_pdf
from tests.support import printing
from tests.support.setting import lines


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path)


def locked(pdf: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    return out.getvalue()


def without_pages() -> bytes:
    out = io.BytesIO()
    pikepdf.new().save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html><body>Log ind</body></html>", "web page"),
        (b"ikke en pdf", "not a PDF"),
        (b"%PDF-1.7\nrubbish", "damaged"),
        (locked(printing.side_box()), "qpdf --password"),
        (without_pages(), "no pages"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, words: str, settings: Settings) -> None:
    with pytest.raises(UnreadableFileError, match=words):
        read_pdf(data, source="t", settings=settings)


def test_cut_file_is_mended(settings: Settings) -> None:
    pdf = printing.running_heads()
    cut = pdf[: int(len(pdf) * 0.9)]
    pages = read_pdf(cut, source="t", settings=settings).pages
    assert any(page.words for page in pages)


def test_too_many_pages_or_bytes_are_refused(settings: Settings) -> None:
    pdf = printing.running_heads()
    with pytest.raises(UnreadableFileError, match="4 pages, the limit is 3"):
        read_pdf(pdf, source="t", settings=settings.model_copy(update={"max_pages": 3}))


@pytest.mark.parametrize("name", ["rotated", "odd_media_box"])
def test_words_lie_where_the_reader_sees_them(name: str, settings: Settings) -> None:
    pdf = printing.LAYOUTS[name]()
    page = read_pdf(pdf, source="t", settings=settings).pages[0]
    first = page.words[0]
    assert first.text == "Byrådet"
    assert first.turn == 0
    assert first.box.x1 - first.box.x0 > first.box.bottom - first.box.top
    marked, plain = (render_page(pdf, 1, boxes=boxes) for boxes in ((first.box,), ()))
    assert marked != plain


def test_ligatures_and_decomposed_letters_become_plain() -> None:

    assert clean("ﬁnansiering på A\u030arhus") == "finansiering på Århus"


def test_bullets_of_word_become_plain() -> None:
    assert clean("\uf0b7") == "•"


@pytest.mark.parametrize("misread", ["GennemgÃ¥ede vÃ¦rker", "Gennemg√•ede v√¶rker"])
def test_letters_of_another_encoding_become_danish(misread: str) -> None:
    assert clean(misread) == "Gennemgåede værker"


def test_a_page_without_danish_letters_is_read_and_named(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    sheet = printing.Sheet()
    sheet.paragraphs(60, 80, 450, [re.sub("[æøå]", "~", text) for text in 2 * printing.PARAGRAPHS])
    file = read_pdf(sheet.bytes(), source="brev.pdf", settings=settings)
    (failure,) = file.failures
    assert (failure.page, failure.retryable) == (1, True)
    assert "æ, ø and å" in failure.reason
    assert "apt install tesseract-ocr" in failure.reason
    assert "Byr~det" in {word.text for word in file.pages[0].words}


def scanned(layer: str = "") -> bytes:
    return printing.scan(render_page(printing.side_headings(), 1, dpi=200), layer)


def test_scan_without_tesseract_is_a_failure_with_the_remedy(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    file = read_pdf(scanned(), source="scan.pdf", settings=settings)
    assert file.pages[0].source is TextSource.NONE
    assert file.pages[0].words == ()
    (failure,) = file.failures
    assert "apt install tesseract-ocr" in failure.reason
    assert failure.page is None, "nothing else was read of the file"
    assert failure.retryable


@pytest.mark.slow
@pytest.mark.skipif(not ocr.is_installed(), reason="tesseract with dan is not installed")
def test_scan_is_read_with_confidence(settings: Settings) -> None:
    file = read_pdf(scanned(), source="scan.pdf", settings=settings)
    page = file.pages[0]
    text = " ".join(word.text for word in page.words)
    assert file.failures == ()
    assert page.source is TextSource.OCR
    assert "besluttede i foråret" in text
    assert all(0 < word.confidence <= 1 for word in page.words)
    assert page.quality > 0.8


def test_a_poor_layer_over_a_scan_gives_way_to_a_better_reading(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tuple(lines(60, 100, ["Byrådet besluttede i foråret at skifte taget på skolen."]))
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(ocr, "recognise", lambda *_: seen)
    layer = "Byradet bes|utt©de 1 f0rar©t at ski|te t©get pa sk©len."
    (page,) = read_pdf(scanned(layer), source="scan.pdf", settings=settings).pages
    assert page.source is TextSource.OCR
    assert page.words == seen


def test_file_without_any_print_is_not_silently_empty(settings: Settings) -> None:
    sheet = printing.Sheet()
    sheet.page()
    (failure,) = read_pdf(sheet.bytes(), source="tom.pdf", settings=settings).failures
    assert failure.page is None
    assert "Nothing is printed" in failure.reason


def test_blank_page_is_no_failure(settings: Settings) -> None:
    sheet = printing.Sheet()
    sheet.text(60, 100, "Første side har en enkelt linje.")
    sheet.page()
    file = read_pdf(sheet.bytes(), source="t", settings=settings)
    assert len(file.pages) == 2
    assert file.failures == ()

"""Reading a PDF in this process: every page's words, tables and text quality."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium

from corpus.findings import Failure
from corpus.papers import TextSource
from corpus.settings import Settings
from pipeline.printed import PrintedFile, PrintedPage, PrintedTable, PrintedWord
from pipeline.read.aligned import aligned_tables
from pipeline.read.glyphs import Frame, frame_of, glyphs_of
from pipeline.read.ink import Ink
from pipeline.read.probe import open_document
from pipeline.read.quality import RUBBISH_BELOW, text_quality
from pipeline.read.rules import edges_of
from pipeline.read.tables import ruled_tables
from pipeline.read.words import PageSize, words_of


def read_pdf(data: bytes, *, source: str, settings: Settings) -> PrintedFile:
    """All that is printed in the PDF `data`.

    `source` is the path or address that failures name. A page that cannot be read becomes a
    `Failure` and a page without words. Raises `UnreadableFileError` when nothing can be read.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    pages: list[PrintedPage] = []
    failures: list[Failure] = []
    for page, failure in read_pages(data, settings):
        pages.append(page)
        if failure is not None:
            failures.append(
                Failure(
                    source=source, sha256=sha256, reason=failure, page=page.number, retryable=False
                )
            )
    return PrintedFile(pages=tuple(pages), failures=tuple(failures))


def read_pages(data: bytes, settings: Settings) -> Iterator[tuple[PrintedPage, str | None]]:
    """The pages one by one, each with the reason why its text could not be read, if so."""
    with open_document(data, settings) as document:
        for number in range(1, len(document) + 1):
            yield _read_page(document, number)


def _read_page(document: pdfium.PdfDocument, number: int) -> tuple[PrintedPage, str | None]:
    page = document[number - 1]
    try:
        return _printed(page, number)
    finally:
        page.close()


def tables_of(
    page: pdfium.PdfPage, frame: Frame, words: Sequence[PrintedWord], number: int
) -> tuple[PrintedTable, ...]:
    """Ruled tables, and unruled ones where no rules are drawn around them."""
    ruled = ruled_tables(edges_of(page, frame), words, number)
    loose = [word for word in words if not any(_stands_in(word, table) for table in ruled)]
    return ruled + aligned_tables(loose, number)


def _stands_in(word: PrintedWord, table: PrintedTable) -> bool:
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
    box = table.box
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _printed(page: pdfium.PdfPage, number: int) -> tuple[PrintedPage, str | None]:
    frame = frame_of(page)
    size = PageSize(number=number, width=frame.width, height=frame.height)
    words = words_of(glyphs_of(page, frame), size, Ink(page).seen)
    quality = text_quality(words)
    source = TextSource.LAYER if quality >= RUBBISH_BELOW else TextSource.NONE
    printed = PrintedPage(
        number=number,
        width=frame.width,
        height=frame.height,
        words=words if source is TextSource.LAYER else (),
        tables=tables_of(page, frame, words, number),
        source=source,
        quality=quality,
    )
    if source is TextSource.LAYER:
        return printed, None
    return printed, "The page has no text layer. Install tesseract-ocr and tesseract-ocr-dan."

"""Reading a PDF in this process: every page's words, tables and text quality."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from corpus.findings import Failure
from corpus.papers import TextSource
from pipeline.printed import PrintedFile, PrintedPage, PrintedTable, PrintedWord
from pipeline.read import ocr
from pipeline.read.aligned import aligned_tables
from pipeline.read.danish_letters import lacks_danish_letters
from pipeline.read.glyphs import Frame, frame_of, glyphs_of
from pipeline.read.headed import headed_tables
from pipeline.read.ink import Ink
from pipeline.read.leaders import without_leaders
from pipeline.read.limits import Limits
from pipeline.read.probe import open_document
from pipeline.read.quality import RUBBISH_BELOW, legible_words, text_quality
from pipeline.read.rules import edges_of
from pipeline.read.second_opinion import better_words
from pipeline.read.side_labels import with_labels
from pipeline.read.striped import striped_tables
from pipeline.read.tables import ruled_tables
from pipeline.read.words import PageSize, words_of

NOTHING_PRINTED = (
    "Nothing is printed on any page: the file is blank or damaged. Compare it in a viewer, and "
    "fetch it again from its source."
)
GOOD = 0.9
"""A scan's own text layer of less quality is held against what Tesseract reads."""
MOST_CHARACTERS = 200_000
"""A page with more characters than this is a bomb, not a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """A page, and why its text could not be read, if so."""

    page: PrintedPage
    reason: str | None


def read_pdf(data: bytes, *, source: str, settings: Limits) -> PrintedFile:
    """All that is printed in the PDF `data`, read in this process.

    `source` is the path or address that failures name. A page that cannot be read becomes a
    `Failure` and a page without words. Raises `UnreadableFileError` when nothing can be read.
    """
    return printed_file(read_pages(data, settings), data, source)


def printed_file(readings: Iterator[PageReading], data: bytes, source: str) -> PrintedFile:
    """The file of these pages, with a failure for each that could not be read.

    A file of which no word could be read is one failure, so that it is not silently empty.
    """
    sha256 = hashlib.sha256(data).hexdigest()

    def failure(reason: str, page: int | None) -> Failure:
        retryable = ocr.is_unread_scan(reason)
        return Failure(source=source, sha256=sha256, reason=reason, page=page, retryable=retryable)

    kept = list(readings)
    failures = [failure(r.reason, r.page.number) for r in kept if r.reason is not None]
    if not any(reading.page.words for reading in kept):
        failures = [failure(failures[0].reason if failures else NOTHING_PRINTED, None)]
    return PrintedFile(pages=tuple(reading.page for reading in kept), failures=tuple(failures))


def read_pages(data: bytes, settings: Limits, *, first: int = 1) -> Iterator[PageReading]:
    """The pages one by one from page `first` (1-based)."""
    with open_document(data, settings) as document:
        for number in range(first, len(document) + 1):
            yield _read_page(document, data, number, settings)


def _read_page(
    document: pdfium.PdfDocument, data: bytes, number: int, settings: Limits
) -> PageReading:
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return PageReading(page=unread_page(number), reason="The page is damaged.")
    try:
        return _read(page, data, number, settings)
    except Exception as error:  # one bad page must not cost the others
        reason = f"The page could not be read ({type(error).__name__}: {error})."
        return PageReading(page=unread_page(number), reason=reason)
    finally:
        page.close()


def unread_page(number: int, *, width: float = 595.0, height: float = 842.0) -> PrintedPage:
    """A page without words, A4 where its size is unknown."""
    return PrintedPage(
        number=number,
        width=width,
        height=height,
        words=(),
        tables=(),
        source=TextSource.NONE,
        quality=0.0,
    )


def _read(page: pdfium.PdfPage, data: bytes, number: int, settings: Limits) -> PageReading:
    frame = frame_of(page)
    size = PageSize(number=number, width=round(frame.width, 2), height=round(frame.height, 2))
    ink = Ink(page, size)
    glyphs = glyphs_of(page, frame, MOST_CHARACTERS)
    printed = words_of(glyphs, size, ink.seen)
    words = better_words(printed, data, size)
    quality = text_quality(words)
    if quality >= RUBBISH_BELOW:
        legible = without_leaders(legible_words(words))
        tables = _tables(page, frame, legible, number)
        layer = _reading(size, legible, tables, TextSource.LAYER, quality)
        if lacks_danish_letters(legible):
            return _with_danish_letters(layer, page, size, settings)
        if quality < GOOD and glyphs.are_faint:
            return _read_anew(layer, page, size, settings)
        return layer
    if not ink.any:
        return _reading(size, (), (), TextSource.NONE, 1.0)
    return _recognised(page, size, settings)


def _with_danish_letters(
    layer: PageReading, page: pdfium.PdfPage, size: PageSize, settings: Limits
) -> PageReading:
    """The page read as a picture where its text layer spoils what has æ, ø or å, or the layer with
    the reason why it must do."""
    seen = _recognised(page, size, settings)
    if seen.reason is not None:
        reason = seen.reason.removeprefix(ocr.NO_TEXT_LAYER).strip()
        return replace(layer, reason=f"{ocr.NO_DANISH_LETTERS} {reason}")
    return layer if lacks_danish_letters(seen.page.words) else seen


def _read_anew(
    layer: PageReading, page: pdfium.PdfPage, size: PageSize, settings: Limits
) -> PageReading:
    """A scan read again where the layer that came with it is poor and the new one is better."""
    seen = _recognised(page, size, settings)
    return seen if text_quality(seen.page.words) > layer.page.quality else layer


def _recognised(page: pdfium.PdfPage, size: PageSize, settings: Limits) -> PageReading:
    """The page read as a picture, or the reason why it is not."""
    nothing = unread_page(size.number, width=size.width, height=size.height)
    if obstacle := ocr.obstacle(settings.ocr):
        return PageReading(page=nothing, reason=f"{ocr.NO_TEXT_LAYER} {obstacle}")
    try:
        words = ocr.recognise(page, size, settings.page_seconds)
    except subprocess.TimeoutExpired:
        reason = "Tesseract took too long on the page. Raise page_seconds."
        return PageReading(page=nothing, reason=reason)
    tables = aligned_tables(words, size.number)
    return _reading(size, words, tables, TextSource.OCR, ocr.confidence_of(words))


def _reading(
    size: PageSize,
    words: tuple[PrintedWord, ...],
    tables: tuple[PrintedTable, ...],
    source: TextSource,
    quality: float,
) -> PageReading:
    page = replace(
        unread_page(size.number, width=size.width, height=size.height),
        words=words,
        tables=tables,
        source=source,
        quality=quality,
    )
    return PageReading(page=page, reason=None)


def _tables(
    page: pdfium.PdfPage, frame: Frame, words: Sequence[PrintedWord], number: int
) -> tuple[PrintedTable, ...]:
    """Ruled tables, those whose rows alone are ruled, and unruled ones of figures or below names
    where no rules are drawn around them."""
    edges = edges_of(page, frame)
    ruled = with_labels(ruled_tables(edges, words, number), words)
    loose = _outside(ruled, words)
    aligned = aligned_tables(loose, number)
    striped = tuple(
        table
        for table in striped_tables(edges, loose, number)
        if not any(_parts_rows(other, table) for other in aligned)
    )
    if striped:
        aligned = aligned_tables(_outside(striped, loose), number)
    found = ruled + striped + aligned
    return found + headed_tables(_outside(found, words), number)


def _parts_rows(aligned: PrintedTable, striped: PrintedTable) -> bool:
    """Whether rules part groups of rows alone: figures show more rows between them."""
    box = striped.box
    tops = [min(cell.top for cell in row if cell) for row in aligned.rows if any(row)]
    is_beside = aligned.box.x0 < box.x1 and box.x0 < aligned.box.x1
    return is_beside and sum(box.top <= top < box.bottom for top in tops) > len(striped.rows)


def _outside(tables: Sequence[PrintedTable], words: Sequence[PrintedWord]) -> list[PrintedWord]:
    """The words that stand in none of the tables."""
    return [word for word in words if not any(word.stands_in(table.box) for table in tables)]

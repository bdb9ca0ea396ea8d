"""What a file is before anything is read of it: cheap checks, each with its remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium

from corpus.errors import UnreadableFileError
from pipeline.formats.sniff import is_pdf
from pipeline.read.limits import Limits
from pipeline.read.repair import repair

_BEGINNING = 1024


def check_bytes(data: bytes, settings: Limits) -> None:
    """Raise `UnreadableFileError` when `data` is plainly no PDF that we would open."""
    if not data:
        raise UnreadableFileError("The file is empty.", remedy="Fetch it again from its source.")
    if len(data) > settings.max_file_mb * 1_000_000:
        raise UnreadableFileError(
            f"The file is {len(data) // 1_000_000} MB large, the limit is {settings.max_file_mb}.",
            remedy="Raise max_file_mb if it is meant to be read.",
        )
    if is_pdf(data):
        return
    if data[:_BEGINNING].lstrip().lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        raise UnreadableFileError(
            "The file is a web page, not a PDF.",
            remedy="The address may ask for a login or be gone; open it in a browser.",
        )
    raise UnreadableFileError(
        "The file is not a PDF, nor DOCX, ODT or a web page named as such.",
        remedy="Save it in one of these formats.",
    )


@contextmanager
def open_document(data: bytes, settings: Limits) -> Iterator[pdfium.PdfDocument]:
    """The opened document, mended where that is needed and possible, closed at the end.

    Raises `UnreadableFileError` for what cannot be opened, has no pages or too many.
    """
    check_bytes(data, settings)
    document = _open(data)
    try:
        _check_pages(document, settings)
        yield document
    finally:
        document.close()


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:  # its error code may be left over from the file before
        return pdfium.PdfDocument(repair(data))
    if len(document) and _pages_load(document):
        return document
    document.close()
    return pdfium.PdfDocument(repair(data))


def _pages_load(document: pdfium.PdfDocument) -> bool:
    """Whether the first page is there at all; a broken page tree shows here."""
    try:
        document[0].close()
    except pdfium.PdfiumError:
        return False
    return True


def _check_pages(document: pdfium.PdfDocument, settings: Limits) -> None:
    if len(document) > settings.max_pages:
        raise UnreadableFileError(
            f"The PDF has {len(document)} pages, the limit is {settings.max_pages}.",
            remedy="Split it, or raise max_pages.",
        )

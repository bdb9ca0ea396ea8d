"""What format a file is in, by its content; its name has a say for web pages alone.

A login or error page is often sent under the name of the paper that was asked for. So HTML is read
as a paper only where the file's name or its host's media type says HTML, too.
"""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from corpus.errors import UnreadableFileError
from pipeline.formats.package import MAGIC, member, open_package
from pipeline.read.limits import Limits

WORD_PART = "word/document.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of the files that Word wrote until 2003, and of locked ones since."""
_RTF = b"{\\rtf"
_OTHER_PARTS = frozenset({"xl/workbook.xml", "ppt/presentation.xml"})
"""What other packages of an office hold."""
_OTHER_MIMETYPE = re.compile(rb"application/vnd\.oasis\.opendocument\.(?:spreadsheet|presentation)")
_TAG = re.compile(rb"<(?:!doctype\s+html|!--|\?xml|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)
_BEGINNING = 4096
_PDF_WITHIN = 1024
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_OTHER_SUFFIXES = frozenset({".pdf", ".docx", ".doc", ".odt", ".zip"})
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})


class Format(StrEnum):
    """A format that carries paragraphs instead of places; the value is its media type."""

    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ODT = "application/vnd.oasis.opendocument.text"
    HTML = "text/html"


def sniff(data: bytes, settings: Limits, *, is_web_page: bool) -> Format | None:
    """The format of `data`, or ``None`` where it is none of ours.

    `is_web_page` is what its name or host says (`called_web_page`). Raises `UnreadableFileError`
    for a package that is damaged or too large, and for other files of an office that are not read.
    """
    if data.startswith(_OLE):
        raise UnreadableFileError(
            "The file is locked with a password, or is in the format of Word before 2007.",
            remedy="Open it in a word processor and save it as DOCX, ODT or PDF.",
        )
    if data.startswith(_RTF):
        raise UnreadableFileError(
            "The file is in Rich Text Format.",
            remedy="Open it in a word processor and save it as DOCX, ODT or PDF.",
        )
    if data.startswith(MAGIC):
        return _package_format(data, settings)
    if is_web_page and not is_pdf(data) and _is_markup(data[:_BEGINNING]):
        return Format.HTML
    return None


def is_pdf(data: bytes) -> bool:
    """Whether `data` begins as PDFs do, whose readers accept the magic a little further in.

    ISO 32000-1, annex H, note 13.
    """
    return b"%PDF-" in data[:_PDF_WITHIN]


def called_web_page(place: str, media_type: str = "") -> bool:
    """Whether a path or address, or the media type that came with it, says HTML.

    A name that says something else has the last word.
    """
    suffix = PurePosixPath(urlsplit(place).path).suffix.lower()
    return suffix in _HTML_SUFFIXES or (suffix not in _OTHER_SUFFIXES and media_type in _HTML_TYPES)


def _package_format(data: bytes, settings: Limits) -> Format | None:
    with open_package(data, settings) as package:
        names = set(package.namelist())
        if WORD_PART in names:
            return Format.DOCX
        said = member(package, "mimetype").strip() if "mimetype" in names else b""
        if said == Format.ODT.encode():
            return Format.ODT
    if not names.isdisjoint(_OTHER_PARTS) or _OTHER_MIMETYPE.match(said):
        raise UnreadableFileError(
            "The file is a spreadsheet or a presentation.", remedy="Save it as PDF."
        )
    return None


def _is_markup(beginning: bytes) -> bool:
    text = beginning.replace(b"\x00", b"")  # what is left of UTF-16 is enough to tell
    return bool(_TAG.search(text))

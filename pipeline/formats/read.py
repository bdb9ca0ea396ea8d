"""Reading a document in this process; `pipeline.read.ReaderPool` does so in a jailed one."""

from __future__ import annotations

import hashlib

from corpus.errors import UnreadableFileError
from corpus.findings import Failure
from pipeline.formats.blocks import blocks_of
from pipeline.formats.content import Item
from pipeline.formats.package import damaged
from pipeline.formats.sniff import Format
from pipeline.plain import PlainBlock, PlainFile

NOTHING_WRITTEN = (
    "Nothing is written in the file, or only in pictures. Open it in a word processor or browser, "
    "and save it as PDF if its text is there."
)


def read_blocks(data: bytes, kind: Format) -> tuple[PlainBlock, ...]:
    """The blocks of a document, running heads and feet first.

    Raises `UnreadableFileError` for a file that its library cannot read.
    """
    try:
        return blocks_of(_items(data, kind))
    except UnreadableFileError:
        raise
    except Exception as error:  # each library has its own ways to stumble over a damaged file
        raise damaged(f"{kind.name} file", error) from error


def plain_file(blocks: tuple[PlainBlock, ...], kind: str, data: bytes, source: str) -> PlainFile:
    """The file with these blocks; one without words is a failure, so that it is not silently empty.

    `kind` is its media type, `source` the path or address that a failure names.
    """
    failure = Failure(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        reason=NOTHING_WRITTEN,
        page=None,
        retryable=False,
    )
    return PlainFile(media_type=kind, blocks=blocks, failures=() if blocks else (failure,))


def _items(data: bytes, kind: Format) -> list[Item]:
    # Imported when needed: most files are PDFs, and a reading process should start fast.
    if kind is Format.DOCX:
        from pipeline.formats.docx import read_docx

        return read_docx(data)
    if kind is Format.ODT:
        from pipeline.formats.odt import read_odt

        return read_odt(data)
    from pipeline.formats.html import read_html

    return read_html(data)

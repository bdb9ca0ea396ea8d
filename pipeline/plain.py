"""Text without a printed page: blocks of text put together as a paper's text.

What the layout step makes of printed pages, this makes of text whose structure is known or shows in
its blank lines: rows of a data set, and formats that carry paragraphs instead of places. Such a
paper has no boxes, and all of it stands on page 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import normalize

from corpus.findings import Failure
from corpus.papers import Page, TextSource
from corpus.spans import Span
from pipeline.blocks import BlockKind, LaidText, TextBlock

BLANK_LINE = "\n\n"
"""What parts two blocks in a paper's text."""

_PAGE = Page(number=1, width=595.0, height=842.0, source=TextSource.LAYER, quality=1.0)
_SIZE = 10.0
"""Points; what text is taken to be set in where nothing says so."""
_MARK = re.compile(
    r"(?:[•▪●○*–-]|(?P<number>\d{1,2}(?:[a-h]|(?:\.\d{1,2})*)|[a-zæøå])[.)])\s+(?=\S)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainBlock:
    """A block of text and what it is."""

    kind: BlockKind
    text: str
    """With the printed mark of a list item or heading."""
    level: int | None = None
    context: str = ""
    page: int = 1
    number: str | None = None
    """The number that the mark says; where it is ``None`` a list item's own first characters are
    looked at."""
    marked: int = 0
    """How many characters of a list item's text, which must be free of double spaces then, are its
    mark and the space behind it; 0 to look."""
    size: float = _SIZE
    """Points."""
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainFile:
    """A file of a format that carries paragraphs instead of places."""

    media_type: str
    blocks: tuple[PlainBlock, ...]
    """In reading order; running heads and feet among them."""
    failures: tuple[Failure, ...]


def lay_plain(text: str) -> LaidText:
    """The paper's text of `text`, whose paragraphs are parted by blank lines.

    A paragraph that begins with a list mark is a list item; nothing else is guessed.
    """
    paragraphs = (part.strip() for part in re.split(r"\n\s*\n", text))
    return lay_blocks(
        PlainBlock(
            kind=BlockKind.LIST_ITEM if _MARK.match(part) else BlockKind.PARAGRAPH, text=part
        )
        for part in paragraphs
        if part
    )


def lay_blocks(blocks: Iterable[PlainBlock]) -> LaidText:
    """The paper's text of `blocks`, with white space within each made single.

    Running heads and feet are kept apart from the text.
    """
    laid: list[TextBlock] = []
    pieces: list[str] = []
    running: list[str] = []
    start = 0
    for block in blocks:
        piece = " ".join(normalize("NFC", block.text).split())
        if block.kind is BlockKind.RUNNING:
            running.append(piece)
            continue
        laid.append(_text_block(block, piece, start))
        pieces.append(piece)
        start += len(piece) + len(BLANK_LINE)
    numbers = sorted({page for block in laid for page in block.pages}) or [1]
    return LaidText(
        text=BLANK_LINE.join(pieces),
        words=(),
        blocks=tuple(laid),
        pages=tuple(_page(number) for number in numbers),
        running=tuple(running),
    )


def _text_block(block: PlainBlock, piece: str, start: int) -> TextBlock:
    mark = _MARK.match(piece) if block.kind is BlockKind.LIST_ITEM else None
    return TextBlock(
        kind=block.kind,
        span=Span(start, start + len(piece)),
        body=Span(start + (block.marked or (mark.end() if mark else 0)), start + len(piece)),
        level=block.level or (1 if mark else None),
        number=block.number or (mark.group("number") if mark else None),
        context=block.context,
        size=block.size,
        bold=block.kind is BlockKind.HEADING,
        hidden=block.hidden,
        pages=(block.page,),
    )


def _page(number: int) -> Page:
    return Page(
        number=number,
        width=_PAGE.width,
        height=_PAGE.height,
        source=_PAGE.source,
        quality=_PAGE.quality,
    )

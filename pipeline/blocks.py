"""What the layout step hands on: blocks in reading order, and the text they make."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.papers import Page, Word
from corpus.spans import Box, Span
from pipeline.printed import PrintedWord


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    RUNNING = "running"
    """A running head or foot or a page number: kept apart from the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words on one base line within one column, left to right."""

    words: tuple[PrintedWord, ...]
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines that belong together."""

    kind: BlockKind
    lines: tuple[Line, ...]
    """In reading order; a paragraph that runs over a page break has lines of both pages."""
    level: int | None
    """1 to 6 for a heading, the depth of indentation (1 is outermost) for a list item."""
    number: str | None
    """The printed number or letter of a list item or heading, without its full stop."""
    context: str
    """For a table row: its header cells beside its own, ``Produkt: Microsoft 365 E3; 2024: …``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """A block as a stretch of the paper's text."""

    kind: BlockKind
    span: Span
    """Without the blank line that parts it from the next block. A list item's printed mark
    (``•``, ``2.``) is part of it."""
    body: Span
    """The same without the printed mark."""
    level: int | None
    number: str | None
    context: str
    size: float
    """Median font size, points."""
    bold: bool
    """Whether most of it is bold."""
    hidden: bool
    pages: tuple[int, ...]
    slanting: bool = False
    """Whether it is set neither level nor upright, as watermarks and stamps are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidText:
    """A paper's text with the place of each word, and its blocks in reading order.

    Running heads and feet are not in `text`; they are kept in `running` for finding fields.
    """

    text: str
    words: tuple[Word, ...]
    blocks: tuple[TextBlock, ...]
    pages: tuple[Page, ...]
    running: tuple[str, ...]

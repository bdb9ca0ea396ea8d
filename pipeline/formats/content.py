"""What the readers of DOCX, ODT and HTML hand on: paragraphs and tables, each in its own words.

The three formats say the same things in different ways. What they say is written down here, and
`pipeline.formats.blocks` makes the blocks of a paper of it, in one way for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.blocks import BlockKind

BODY_SIZE = 10.0
"""Points; the size of running text where the format leaves it to the reader's program."""
TINY = 2.0
"""Type below this many points is read by nobody, as in a PDF (`pipeline.read.words.TINY`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of one look."""

    text: str
    """White space as it counts: a line feed is a forced end of line."""
    size: float = BODY_SIZE
    """Points."""
    bold: bool = False
    marked: bool = False
    """Set in italics or capitals, or underlined."""
    hidden: bool = False
    """Not shown to a reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, heading or list item."""

    runs: tuple[Run, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    """What the format says it is, where that is more than a paragraph, heading or list item."""
    outline: int | None = None
    """For a heading: 0 for the title of the whole, 1 and on for the levels below it."""
    mark: str = ""
    """The bullet, letter or number that is shown before it: ``•``, ``2.``, ``1.1``, ``b)``."""
    depth: int | None = None
    """For a list item: 1 is outermost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table, at its upper left corner."""

    items: tuple[Item, ...]
    columns: int = 1
    """How many columns it is wide."""
    rows: int = 1
    """How many rows it is high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table by rows."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int | None = None
    """How many rows at the top name columns; ``None`` where the format does not say."""
    is_layout: bool = False
    """Whether the format says that the table only places what is in it."""


Item = Paragraph | Table


def paragraphs_in(items: Iterable[Item]) -> Iterator[Paragraph]:
    """The paragraphs among the items, those in tables too."""
    for item in items:
        if isinstance(item, Paragraph):
            yield item
        else:
            for row in item.rows:
                for cell in row:
                    yield from paragraphs_in(cell.items)

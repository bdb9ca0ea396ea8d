"""What a reader of the file format hands on: words as printed, before any layout is understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from corpus.findings import Failure
from corpus.papers import TextSource
from corpus.spans import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedWord:
    """Characters printed without a gap, as found on the page."""

    text: str
    """NFC, ligatures expanded, never empty; a hyphen at a line's end is still here."""
    box: Box
    size: float
    """Font size in points as shown."""
    bold: bool
    italic: bool
    font: str
    """The font's name without its subset prefix; empty for OCR."""
    hidden: bool
    """White, tiny, invisible or off the page: no reader sees it."""
    confidence: float
    """0 to 1; 1 for a text layer, the engine's confidence for OCR."""
    turn: int = 0
    """Clockwise degrees from upright on the page as shown, 0 to 359."""

    def __hash__(self) -> int:
        """Of what tells most words apart: each is looked up in a set for every question of layout,
        and the hash of all fields took a twentieth of the time of reading."""
        return hash((self.text, self.box.x0, self.box.top))

    def stands_in(self, box: Box) -> bool:
        """Whether its middle lies in `box`, which holds its left and upper edge alone."""
        x, y = (self.box.x0 + self.box.x1) / 2, (self.box.top + self.box.bottom) / 2
        return box.x0 <= x < box.x1 and box.top <= y < box.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTable:
    """A table's grid: cell boxes by row, ``None`` where a merged cell leaves a gap."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]
    ruled: bool
    """Whether lines draw the grid, or only the alignment of words suggests it."""

    def holds(self, word: PrintedWord) -> bool:
        """Whether `word` stands in one of its cells."""
        return any(word.stands_in(cell) for row in self.rows for cell in row if cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """One page as shown."""

    number: int
    """1-based."""
    width: float
    height: float
    words: tuple[PrintedWord, ...]
    """In the order of the file, which need not be the order of reading."""
    tables: tuple[PrintedTable, ...]
    source: TextSource
    quality: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFile:
    """All pages of one file, and what could not be read of it."""

    media_type: ClassVar[str] = "application/pdf"
    pages: tuple[PrintedPage, ...]
    failures: tuple[Failure, ...]

"""Prints blocks on pages, line by line, as a word processor would.

Every line is drawn on its own at a computed place, words are divided by real hyphens, and what was
printed is noted page by page, so that the gold can say where a sentence stands. The bytes depend on
the sources and on the pinned libraries alone: no date, no random id, no compression.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import reportlab
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpus.samples.making.lines import Line, break_lines
from corpus.samples.making.sources import Block
from corpus.samples.making.styles import Style

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
"""A4 in points."""

_BOLD = {
    "Times": ("Times-Roman", "Times-Bold"),
    "Helvetica": ("Helvetica", "Helvetica-Bold"),
    "Courier": ("Courier", "Courier-Bold"),
    "Vera": ("Vera", "VeraBd"),
}
_LETTER_SPACING = 2.6


@dataclass(slots=True)
class _Printed:
    """What a press has put on paper so far: page number and text, in the order of reading."""

    pieces: list[tuple[int, str]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)


class Press:
    """Prints one file, which may bind several papers; pages are numbered from 1."""

    def __init__(self) -> None:
        for name in ("Vera", "VeraBd"):
            folder = Path(reportlab.__file__).parent / "fonts"
            pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
        self._buffer = io.BytesIO()
        self._canvas = Canvas(
            self._buffer, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), pageCompression=0, invariant=1
        )
        self._page = 0

    def print_paper(self, blocks: Sequence[Block], style: Style) -> list[tuple[int, str]]:
        """Print a paper from a fresh page on; returns what stands on which page, piece by piece."""
        sheet = _Sheet(self._canvas, style, first_page=self._page + 1)
        sheet.print(blocks)
        self._page = sheet.page
        return sheet.printed.pieces + sheet.printed.notes

    def print_image(self, image: bytes) -> int:
        """Print a picture over a whole page; returns the page's number."""
        self._page += 1
        self._canvas.drawImage(ImageReader(io.BytesIO(image)), 0, 0, PAGE_WIDTH, PAGE_HEIGHT)
        self._canvas.showPage()
        return self._page

    def finish(self) -> bytes:
        """The file."""
        self._canvas.save()
        return self._buffer.getvalue()


class _Sheet:
    """The pages of one paper while they are filled."""

    def __init__(self, canvas: Canvas, style: Style, *, first_page: int) -> None:
        self.printed = _Printed()
        self.page = first_page
        self._canvas = canvas
        self._style = style
        self._regular, self._bold = _BOLD[style.face]
        self._line_height = style.size * style.leading
        whole = PAGE_WIDTH - style.left - style.right
        self._width = (whole - style.gap * (style.columns - 1)) / style.columns
        self._begin_page()

    def print(self, blocks: Sequence[Block]) -> None:
        """Print all blocks and close the last page."""
        header: Block | None = None
        previous: Block | None = None
        for block in blocks:
            self._part(previous, block)
            if block.shape == "row":
                header = block if block.header else header
                self._row(block, header)
            elif block.shape == "page":
                self._end_page()
                self._begin_page()
            elif block.shape == "heading":
                header = None
                self._heading(block)
            elif block.shape == "note":
                self._note(block)
            elif block.shape in ("line", "right"):
                self._kept_line(block)
            elif block.shape == "margin":
                self._margin_line(block)
            else:
                self._flow(block)
            previous = block
        self._end_page(last=True)

    def _begin_page(self) -> None:
        self._column = 0
        self._top = PAGE_HEIGHT - self._style.top
        self._y = self._top
        self._margin_y = self._top
        self._floor = self._style.bottom
        self._footnotes: list[Line] = []
        self._canvas.setFont(self._regular, 8)
        if self._style.head:
            text = self._style.head.format(page=self.page)
            self._canvas.drawString(self._style.left, PAGE_HEIGHT - 40, text)

    def _end_page(self, *, last: bool = False) -> None:
        self._draw_footnotes()
        self._canvas.setFont(self._regular, 8)
        text = self._style.foot.format(page=self.page)
        self._canvas.drawString(self._style.left, 36, text)
        self._canvas.showPage()
        if not last:
            self.page += 1

    def _part(self, previous: Block | None, block: Block) -> None:
        """Leave the white space that belongs between two blocks."""
        if previous is None or self._y == self._top:
            return
        alike = previous.shape == block.shape
        tight = alike and block.shape in ("line", "right", "row", "item")
        if not tight and block.shape not in ("note", "margin"):
            loose = 0.1 if previous.shape == "heading" else self._style.loose
            self._y -= loose * self._line_height

    def _need(self, height: float) -> bool:
        """Go to the next column or page when the height does not fit; tells whether it did."""
        if self._y - height >= self._floor:
            return False
        if self._column + 1 < self._style.columns:
            self._column += 1
            self._y = self._top
        else:
            self._end_page()
            self._begin_page()
        return True

    @property
    def _left(self) -> float:
        return self._style.left + self._column * (self._width + self._style.gap)

    def _heading(self, block: Block) -> None:
        size = self._style.size * self._style.heading * {1: 1.3, 2: 1.0}.get(block.level, 0.92)
        spacing = _LETTER_SPACING if block.spaced else 0.0
        width = self._width * (0.7 if block.spaced else 1.0)
        lines = break_lines(block.text, self._bold, size, width, divided=False)
        self._need(size * 1.3 * len(lines) + 2 * self._line_height)
        for line in lines:
            self._y -= size * 1.25
            self._draw(line.printed, self._left, self._bold, size, spacing=spacing)
        self._y -= 0.15 * size

    def _kept_line(self, block: Block) -> None:
        """A line that is not joined with the next one, such as an address or a date."""
        lines = break_lines(
            block.text, self._regular, self._style.size, self._width, divided=self._style.divided
        )
        for line in lines:
            self._need(self._line_height)
            self._y -= self._line_height
            x = self._left + (self._width - line.width if block.shape == "right" else 0)
            self._draw(line.printed, x, self._regular, self._style.size)

    def _margin_line(self, block: Block) -> None:
        """A line beside the text, from the top of the page down, such as the case number."""
        size = self._style.size * 0.8
        self._margin_y -= size * 1.35
        x = PAGE_WIDTH - self._style.right + 30
        self._draw(block.text, x, self._regular, size, y=self._margin_y)

    def _flow(self, block: Block) -> None:
        """A paragraph or list item; an item hangs from its bullet or number."""
        indent = 18.0 if block.label else 0.0
        width = self._width - indent
        lines = break_lines(
            block.text, self._regular, self._style.size, width, divided=self._style.divided
        )
        for number, line in enumerate(lines):
            orphan = number == 0 and len(lines) > 2
            self._need(self._line_height * (2 if orphan else 1))
            self._y -= self._line_height
            if block.label and number == 0:
                self._draw(block.label, self._left, self._regular, self._style.size)
            stretch = width - line.width if self._style.justified and not line.last else 0.0
            self._draw(
                line.printed,
                self._left + indent,
                self._regular,
                self._style.size,
                stretch=stretch,
            )

    def _row(self, row: Block, header: Block | None) -> None:
        """A row of a table, its cells as high as the one with most lines; heads are repeated."""
        font = self._bold if row.header else self._regular
        size = self._style.size * 0.95
        cells = [
            break_lines(cell, font, size, width - 8, divided=False)
            for cell, width in zip(row.cells, row.widths, strict=True)
        ]
        height = size * 1.2 * max(len(lines) for lines in cells) + 0.45 * size
        if self._need(height * (2 if row.header else 1)) and header and not row.header:
            self._row(header, None)
        x = self._left
        for lines, width, right in zip(cells, row.widths, row.right, strict=True):
            if row.ruled:
                self._canvas.setLineWidth(0.5)
                self._canvas.rect(x, self._y - height, width, height)
            for number, line in enumerate(lines):
                at = x + width - line.width - 5 if right else x + 4
                y = self._y - size * 1.2 * (number + 1) + 0.05 * size
                self._draw(line.printed, at, font, size, y=y)
            x += width
        self._y -= height

    def _note(self, block: Block) -> None:
        size = self._style.size * 0.82
        lines = break_lines(
            block.text, self._regular, size, self._width, divided=self._style.divided
        )
        self._footnotes.extend(lines)
        self._floor = self._style.bottom + len(self._footnotes) * size * 1.2 + 8
        self.printed.notes.extend((self.page, line.printed) for line in lines)

    def _draw_footnotes(self) -> None:
        if not self._footnotes:
            return
        size = self._style.size * 0.82
        y = self._floor - 6
        self._canvas.setLineWidth(0.4)
        self._canvas.line(self._style.left, y, self._style.left + 90, y)
        for line in self._footnotes:
            y -= size * 1.2
            self._canvas.setFont(self._regular, size)
            self._canvas.drawString(self._style.left, y, line.printed)

    def _draw(
        self,
        text: str,
        x: float,
        font: str,
        size: float,
        *,
        y: float | None = None,
        spacing: float = 0.0,
        stretch: float = 0.0,
    ) -> None:
        """One line of text at its place; `stretch` is the width that justifying has to add."""
        words = self._canvas.beginText(x, self._y if y is None else y)
        words.setFont(font, size)
        words.setCharSpace(spacing)
        gaps = text.count(" ")
        words.setWordSpace(stretch / gaps if gaps and font not in ("Vera", "VeraBd") else 0.0)
        words.textOut(text)
        self._canvas.drawText(words)
        self.printed.pieces.append((self.page, text))

"""Blocks made into a paper's text in which every printed word has its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from corpus.papers import Page, Word
from corpus.spans import Span
from pipeline.blocks import Block, BlockKind, LaidText, Line, TextBlock
from pipeline.layout.headings import dense_levels
from pipeline.layout.hyphens import Seam, Spellings
from pipeline.layout.joins import joined
from pipeline.layout.marks import mark_of
from pipeline.layout.typeface import is_bold, size_of
from pipeline.printed import PrintedPage, PrintedWord

PARTING = "\n\n"


def lay_text(page_blocks: Sequence[Sequence[Block]], pages: Sequence[PrintedPage]) -> LaidText:
    """The text of one paper from the blocks of its `pages`, as `lay_out` gave them.

    A paragraph that runs over a page's end is joined here, so never over a paper's end, and
    heading levels count from the paper's own largest.
    """
    blocks = _levelled(joined(page_blocks))
    spellings = Spellings([line for block in blocks for line in block.lines])
    printer = _Printer(spellings=spellings)
    for block in blocks:
        if block.kind is not BlockKind.RUNNING:
            printer.print_block(block)
    return LaidText(
        text="".join(printer.text),
        words=tuple(printer.words),
        blocks=tuple(printer.blocks),
        pages=tuple(_page(page) for page in pages),
        running=tuple(
            " ".join(word.text for line in block.lines for word in line.words)
            for block in blocks
            if block.kind is BlockKind.RUNNING
        ),
    )


def _levelled(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with their heading levels counted within this paper, without gaps."""
    headings = [block.level or 1 for block in blocks if block.kind is BlockKind.HEADING]
    levels = dense_levels(headings)
    return [
        replace(block, level=levels[block.level or 1]) if block.kind is BlockKind.HEADING else block
        for block in blocks
    ]


def _page(page: PrintedPage) -> Page:
    return Page(
        number=page.number,
        width=page.width,
        height=page.height,
        source=page.source,
        quality=page.quality,
    )


@dataclass(slots=True)
class _Printer:
    """Writes block after block and notes where each word comes to stand."""

    spellings: Spellings
    text: list[str] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    blocks: list[TextBlock] = field(default_factory=list)
    position: int = 0

    def print_block(self, block: Block) -> None:
        """Write `block` after what is written, parted by a blank line."""
        if self.blocks:
            self._write(PARTING)
        start = self.position
        self._print_words(block)
        span = Span(start, self.position)
        self.blocks.append(_text_block(block, span, self._body(block, start)))

    def _write(self, text: str) -> None:
        self.text.append(text)
        self.position += len(text)

    def _print_words(self, block: Block) -> None:
        for line, below in zip(block.lines, (*block.lines[1:], None), strict=True):
            for word, after in zip(line.words, (*line.words[1:], None), strict=True):
                seam = self._seam(block, line, below) if after is None and below else None
                self._print_word(word, seam)
                if after is not None or seam is Seam.SPACE:
                    self._write(" ")

    def _seam(self, block: Block, line: Line, below: Line) -> Seam:
        """How a line joins the next; the line of another cell begins another word."""
        if block.kind is BlockKind.TABLE_ROW and _is_beside(line, below):
            return Seam.SPACE
        return self.spellings.seam(line.words[-1].text, below.words[0].text)

    def _print_word(self, word: PrintedWord, seam: Seam | None) -> None:
        text = word.text[:-1] if seam is Seam.JOIN else word.text
        start = self.position
        self._write(text)
        self.words.append(Word(span=Span(start, self.position), box=word.box))

    def _body(self, block: Block, start: int) -> Span:
        """The block's span without the printed mark."""
        first = block.lines[0].words
        second = first[1].text if len(first) > 1 else None
        marked = block.kind is BlockKind.LIST_ITEM and mark_of(first[0].text, second)
        skipped = len(first[0].text) + 1 if marked else 0
        return Span(min(start + skipped, self.position), self.position)


def _is_beside(line: Line, other: Line) -> bool:
    """Whether another line of a row stands in another of its cells."""
    if line.words[0].turn % 180:
        return other.box.top >= line.box.bottom or other.box.bottom <= line.box.top
    return other.box.x0 >= line.box.x1


def _text_block(block: Block, span: Span, body: Span) -> TextBlock:
    words = [word for line in block.lines for word in line.words]
    return TextBlock(
        kind=block.kind,
        span=span,
        body=body,
        level=block.level,
        number=block.number,
        context=block.context,
        size=size_of(block.lines),
        bold=is_bold(block.lines),
        hidden=2 * sum(word.hidden for word in words) > len(words),
        pages=_pages(words),
        slanting=all(word.turn % 90 for word in words),
    )


def _pages(words: Iterable[PrintedWord]) -> tuple[int, ...]:
    return tuple(sorted({word.box.page for word in words}))

"""From the words of pages to blocks in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.blocks import Block, BlockKind, Line
from pipeline.layout.columns import columns_of
from pipeline.layout.headings import levels_of
from pipeline.layout.kinds import block_of
from pipeline.layout.lines import Piece, lines_of, pieces_of
from pipeline.layout.paragraphs import runs_of
from pipeline.layout.running import running_words
from pipeline.layout.tables import rows_of
from pipeline.layout.typeface import Body, body_of
from pipeline.printed import PrintedPage, PrintedWord


def lay_out(pages: Sequence[PrintedPage]) -> tuple[tuple[Block, ...], ...]:
    """The blocks of each page in reading order, footnotes and running lines after the rest.

    Pages are those of one file; what repeats from page to page and what type the body is set in
    is judged over all of them.
    """
    body = body_of(pages)
    running = running_words(pages)
    laid = [_lay_page(page, lines, body) for page, lines in zip(pages, running, strict=True)]
    return levels_of(laid, body)


def _lay_page(page: PrintedPage, running: frozenset[PrintedWord], body: Body) -> list[Block]:
    flow = [word for word in page.words if word not in running]
    tables = [Piece(words=(), box=table.box, size=body.size, table=table) for table in page.tables]
    loose = [word for word in flow if not any(_within(word, table) for table in tables)]
    blocks: list[Block] = []
    for column in columns_of(pieces_of(loose) + tables):
        blocks.extend(_lay_column(column, flow, body))
    blocks.sort(key=lambda block: block.kind is BlockKind.FOOTNOTE)
    return blocks + _running_blocks(running)


def _lay_column(column: list[Piece], words: Sequence[PrintedWord], body: Body) -> list[Block]:
    """The blocks of one column, its tables where they stand between the lines."""
    blocks: list[Block] = []
    rest = list(column)
    for table in sorted((p for p in column if p.table), key=lambda piece: piece.box.top):
        above = [piece for piece in rest if not piece.table and piece.middle < table.box.top]
        rest = [piece for piece in rest if piece not in above and piece is not table]
        blocks.extend(block_of(run, body) for run in runs_of(lines_of(above)))
        assert table.table is not None
        blocks.extend(rows_of(table.table, words))
    blocks.extend(block_of(run, body) for run in runs_of(lines_of(rest)))
    return blocks


def _within(word: PrintedWord, table: Piece) -> bool:
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
    return table.box.x0 <= x <= table.box.x1 and table.box.top <= y <= table.box.bottom


def _running_blocks(words: Iterable[PrintedWord]) -> list[Block]:
    return [_running(line) for line in lines_of(pieces_of(words))]


def _running(line: Line) -> Block:
    return Block(kind=BlockKind.RUNNING, lines=(line,), level=None, number=None, context="")

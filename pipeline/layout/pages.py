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
from pipeline.layout.turned import turned_lines
from pipeline.layout.typeface import Body, bodies_of
from pipeline.printed import PrintedPage, PrintedWord


def lay_out(pages: Sequence[PrintedPage]) -> tuple[tuple[Block, ...], ...]:
    """The blocks of each page in reading order.

    Footnotes come after the rest of their page, then what is set askew, hidden or running. The
    pages are those of one file: what repeats from page to page is judged over all of them.
    """
    running = running_words(pages)
    bodies = bodies_of(pages)
    laid = [
        _lay_page(page, words, body)
        for page, words, body in zip(pages, running, bodies, strict=True)
    ]
    return levels_of(laid)


def _lay_page(page: PrintedPage, running: frozenset[PrintedWord], body: Body) -> list[Block]:
    shown = [word for word in page.words if not word.hidden and word not in running]
    upright = [word for word in shown if word.turn == 0]
    blocks = _lay_flow(upright, page, body)
    blocks.sort(key=lambda block: block.kind is BlockKind.FOOTNOTE)
    blocks += [_block(BlockKind.PARAGRAPH, [line]) for line in turned_lines(shown)]
    hidden = [word for word in page.words if word.hidden and word not in running]
    blocks += [_block(BlockKind.PARAGRAPH, run.lines) for run in runs_of(_lines(hidden))]
    return blocks + [_block(BlockKind.RUNNING, [line]) for line in _lines(running)]


def _lay_flow(words: Sequence[PrintedWord], page: PrintedPage, body: Body) -> list[Block]:
    """The blocks of upright words in reading order, tables among them."""
    tables = [Piece(words=(), box=table.box, size=body.size, table=table) for table in page.tables]
    loose = [word for word in words if not any(_within(word, table) for table in tables)]
    columns = columns_of(pieces_of(loose) + tables)
    return [block for column in columns for block in _lay_column(column, words, body)]


def _lay_column(column: list[Piece], words: Sequence[PrintedWord], body: Body) -> list[Block]:
    """The blocks of one column, its tables where they stand between the lines."""
    blocks: list[Block] = []
    rest = list(column)
    for piece in sorted(column, key=lambda piece: piece.box.top):
        if piece.table is None:
            continue
        above = [other for other in rest if other.middle < piece.box.top]
        rest = [other for other in rest if other.middle >= piece.box.top]
        blocks.extend(block_of(run, body) for run in runs_of(lines_of(above)))
        blocks.extend(rows_of(piece.table, words))
    blocks.extend(block_of(run, body) for run in runs_of(lines_of(rest)))
    return blocks


def _within(word: PrintedWord, table: Piece) -> bool:
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
    return table.box.x0 <= x <= table.box.x1 and table.box.top <= y <= table.box.bottom


def _lines(words: Iterable[PrintedWord]) -> list[Line]:
    return lines_of(pieces_of(words))


def _block(kind: BlockKind, lines: Sequence[Line]) -> Block:
    return Block(kind=kind, lines=tuple(lines), level=None, number=None, context="")

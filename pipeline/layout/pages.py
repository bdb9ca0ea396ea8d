"""From the words of pages to blocks in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.spans import Box
from pipeline.blocks import Block, BlockKind, Line
from pipeline.layout.columns import columns_of
from pipeline.layout.forms import with_whole_lines
from pipeline.layout.headings import levels_of
from pipeline.layout.kinds import block_of, with_whole_notes
from pipeline.layout.lines import Piece, lines_of, pieces_of, text_of
from pipeline.layout.lists import nested
from pipeline.layout.paragraphs import runs_of
from pipeline.layout.running import running_words
from pipeline.layout.tables import Carried, rows_of
from pipeline.layout.turned import turned_blocks, turned_in_cells, words_across
from pipeline.layout.typeface import Body, bodies_of
from pipeline.layout.views import view_of
from pipeline.printed import PrintedPage, PrintedTable, PrintedWord

_RULE = re.compile(r"[-–—_=*~|]{4,}")
"""A rule made of characters parts what stands above and below, and is no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Apart:
    """The words of a page that are no part of its level lines."""

    running: frozenset[PrintedWord]
    across: frozenset[PrintedWord]
    in_cells: frozenset[PrintedWord]
    """Turned, but in a table's cell."""


def lay_out(pages: Sequence[PrintedPage]) -> tuple[tuple[Block, ...], ...]:
    """The blocks of each page in reading order.

    Footnotes come after the rest of their page, then what is set askew or across the text, hidden
    or running. The
    pages are those of one file: what repeats from page to page is judged over all of them, and a
    table that goes on carries its header over.
    """
    laid: list[list[Block]] = []
    carried: Carried | None = None
    views = [view_of(page) for page in pages]
    bodies = bodies_of([view.page for view in views])
    for view, running, body in zip(views, running_words(pages), bodies, strict=True):
        page = view.page
        apart = _Apart(
            running=view.shown(running),
            across=words_across(page, body),
            in_cells=turned_in_cells(page),
        )
        flow, carried = _lay_flow(page, apart, body, carried)
        laid.append(view.back(flow + _lay_rest(page, apart)))
    return levels_of(laid)


def _lay_flow(
    page: PrintedPage, apart: _Apart, body: Body, carried: Carried | None
) -> tuple[list[Block], Carried | None]:
    """The blocks of upright words in reading order, and what a table at the end leaves."""
    words = [
        word
        for word in page.words
        if not word.hidden and word not in apart.running and word not in apart.across
        if word.turn == 0 or word in apart.in_cells
        if not _RULE.fullmatch(word.text)
    ]
    tables = [Piece(words=(), box=table.box, size=body.size, table=table) for table in page.tables]
    loose = [word for word in words if not any(table.holds(word) for table in page.tables)]
    blocks: list[Block] = []
    for column in columns_of(with_whole_lines(pieces_of(loose) + tables)):
        laid, carried = _lay_column(column, words, body, carried if not blocks else None)
        blocks.extend(laid)
    ends = bool(blocks) and blocks[-1].kind is BlockKind.TABLE_ROW
    blocks.sort(key=lambda block: block.kind is BlockKind.FOOTNOTE)
    return nested(blocks), carried if ends else None


def _lay_column(
    column: list[Piece], words: Sequence[PrintedWord], body: Body, carried: Carried | None
) -> tuple[list[Block], Carried | None]:
    """The blocks of one column, its tables where they stand between the lines."""
    blocks: list[Block] = []
    rest = list(column)
    for piece in sorted(column, key=lambda piece: piece.box.top):
        if piece.table is None:
            continue
        over = [other for other in rest if other.middle < piece.box.top]
        rest = [other for other in rest if other.middle >= piece.box.top]
        blocks.extend(block_of(run, body) for run in runs_of(lines_of(over)))
        above = text_of(blocks[-1].lines) if blocks else ""
        own = _without_nested(piece.table, column, words)
        rows, carried = rows_of(piece.table, own, above=above, carried=None if blocks else carried)
        blocks.extend(rows)
    blocks.extend(block_of(run, body) for run in runs_of(lines_of(rest)))
    return with_whole_notes(blocks), carried


def _without_nested(
    table: PrintedTable, column: Sequence[Piece], words: Sequence[PrintedWord]
) -> Sequence[PrintedWord]:
    """The words without those of tables drawn in cells of `table`: they are rows of those."""
    nested = [
        other.table
        for other in column
        if other.table is not None and other.table is not table and _lies_in(other.box, table.box)
    ]
    if not nested:
        return words
    return [word for word in words if not any(other.holds(word) for other in nested)]


def _lies_in(inner: Box, outer: Box) -> bool:
    return (
        outer.x0 <= inner.x0
        and inner.x1 <= outer.x1
        and outer.top <= inner.top
        and inner.bottom <= outer.bottom
    )


def _lay_rest(page: PrintedPage, apart: _Apart) -> list[Block]:
    """What stands beside the flow: words set askew or across it, hidden words, running lines."""
    running, in_cells = apart.running, apart.in_cells
    rest = [word for word in page.words if word not in running and word not in in_cells]
    rows = [block for table in page.tables for block in _turned_rows(page, table, rest)]
    in_rows = {word for block in rows for line in block.lines for word in line.words}
    askew = turned_blocks(word for word in rest if not word.hidden and word not in in_rows)
    hidden = runs_of(_lines(word for word in rest if word.hidden))
    heads = [word for word in page.words if word in running]
    upright = (word for word in heads if word.turn == 0)
    return [
        *rows,
        *(_block(BlockKind.PARAGRAPH, lines) for lines in askew),
        *(_block(BlockKind.PARAGRAPH, [line]) for line in _lines(apart.across)),
        *(_block(BlockKind.PARAGRAPH, run.lines) for run in hidden),
        *(_block(BlockKind.RUNNING, lines) for lines in turned_blocks(heads)),
        *(_block(BlockKind.RUNNING, [line]) for line in _lines(upright)),
    ]


def _turned_rows(
    page: PrintedPage, table: PrintedTable, words: Sequence[PrintedWord]
) -> list[Block]:
    """The rows of a table that lies on its side on a page that stands."""
    if not any(word.turn in (90, 270) and table.holds(word) for word in words):
        return []
    held = tuple(word for word in words if table.holds(word) and not word.hidden)
    view = view_of(replace(page, words=held, tables=(table,)))
    if not view.printed:
        return []
    rows, _ = rows_of(view.page.tables[0], view.page.words)
    return view.back(rows)


def _lines(words: Iterable[PrintedWord]) -> list[Line]:
    return lines_of(pieces_of(words))


def _block(kind: BlockKind, lines: Sequence[Line]) -> Block:
    return Block(kind=kind, lines=tuple(lines), level=None, number=None, context="")

"""Paragraphs and tables made into a paper's blocks, by the same rules for every format.

What the format calls a heading or a list item is one. What is only made to look like one is found
as in a PDF: a short line in bold or larger type is a heading, and a line that begins with a bullet
or with a number that counts up is a list item.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from pipeline.blocks import BlockKind
from pipeline.formats.content import BODY_SIZE, Item, Paragraph, Table
from pipeline.formats.levels import levels_of
from pipeline.formats.tables import is_layout, rows_of
from pipeline.formats.words import Line, lines_of, one_line
from pipeline.layout.endings import ends_sentence
from pipeline.layout.kinds import HEADING_CHARACTERS, LARGER, LEAD_WORDS, may_be_title
from pipeline.layout.marks import Mark, goes_on, mark_of
from pipeline.plain import PlainBlock

_BOLD_CHARACTERS = 200
"""Bold text that is longer, which is about three lines, is a lead and no heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A line of a document and what it is; list items and headings are one line each."""

    line: Line
    kind: BlockKind
    outline: int | None = None
    """As the format says; ``None`` also for a heading that only looks like one."""
    mark: str = ""
    """Of a list item or numbered heading; not part of the line."""
    depth: int | None = None


def blocks_of(items: Iterable[Item]) -> tuple[PlainBlock, ...]:
    """The blocks of a document in reading order."""
    flat = list(_flat(items))
    body = _body(item for item in flat if isinstance(item, Paragraph))
    read = _with_titles(list(_pieces(flat, body)))
    levels = iter(levels_of(_look(piece) for piece in read if _is_heading(piece)))
    blocks: list[PlainBlock] = []
    for item in read:
        if isinstance(item, Table):
            blocks.extend(rows_of(item, above=blocks[-1].text if blocks else ""))
        else:
            blocks.extend(_blocks(item, next(levels) if _is_heading(item) else item.depth))
    return tuple(blocks)


def _is_heading(item: _Piece | Table) -> TypeGuard[_Piece]:
    return isinstance(item, _Piece) and item.kind is BlockKind.HEADING and bool(item.line.shown)


def _look(heading: _Piece) -> tuple[int | None, float, bool]:
    return heading.outline, heading.line.size, heading.line.bold


def _flat(items: Iterable[Item]) -> Iterator[Item]:
    """The items with those of layout tables in place of the tables."""
    for item in items:
        if isinstance(item, Table) and is_layout(item):
            for row in item.rows:
                for cell in row:
                    yield from _flat(cell.items)
        else:
            yield item


def _body(paragraphs: Iterable[Paragraph]) -> tuple[float, bool]:
    """The size, in points, and weight that most characters are set in."""
    letters: Counter[tuple[float, bool]] = Counter()
    for paragraph in paragraphs:
        for run in paragraph.runs:
            if not run.hidden:
                letters[run.size, run.bold] += len(run.text)
    return letters.most_common(1)[0][0] if letters else (BODY_SIZE, False)


def _pieces(items: Iterable[Item], body: tuple[float, bool]) -> Iterator[_Piece | Table]:
    earlier: list[Mark | None] = []
    for item in items:
        if isinstance(item, Table):
            yield item
        elif (kind := _said_kind(item)) is not BlockKind.PARAGRAPH:
            yield _Piece(
                line=one_line(item.runs),
                kind=kind,
                outline=item.outline,
                mark=item.mark,
                depth=item.depth,
            )
        else:
            yield from (_typed(line, body, earlier) for line in lines_of(item.runs))


def _with_titles(read: Sequence[_Piece | Table]) -> list[_Piece | Table]:
    """The pieces, with lines in italics or capitals, or underlined, over plain text as headings."""
    return [
        replace(item, kind=BlockKind.HEADING)
        if isinstance(item, _Piece) and isinstance(below, _Piece) and _heads(item, below)
        else item
        for item, below in zip(read, [*read, None][1:], strict=True)
    ]


def _heads(line: _Piece, below: _Piece) -> bool:
    """As `pipeline.layout.kinds` judges printed lines."""
    shown, text = line.line.shown, below.line.shown
    return (
        line.kind is below.kind is BlockKind.PARAGRAPH
        and line.line.marked
        and not below.line.marked
        and len(shown) < len(text)
        and ends_sentence(text)
        and may_be_title(shown)
    )


def _said_kind(paragraph: Paragraph) -> BlockKind:
    """What the format itself says that a paragraph is."""
    if paragraph.outline is not None:
        return BlockKind.HEADING
    return paragraph.kind if paragraph.depth is None else BlockKind.LIST_ITEM


def _typed(line: Line, body: tuple[float, bool], earlier: list[Mark | None]) -> _Piece:
    """A plain line by its look; `earlier` are the marks typed so far, which it may carry on."""
    mark = _typed_mark(line.shown, earlier)
    if _looks_like_heading(line, mark, body):
        kind = BlockKind.HEADING
    else:
        kind = BlockKind.LIST_ITEM if mark else BlockKind.PARAGRAPH
    if mark is None:
        return _Piece(line=line, kind=kind)
    earlier.append(mark)
    printed, rest = line.shown.split(" ", 1)
    return _Piece(line=replace(line, shown=rest), kind=kind, mark=printed, depth=1)


def _typed_mark(shown: str, earlier: Sequence[Mark | None]) -> Mark | None:
    words = shown.split(" ", 2)
    mark = mark_of(words[0], words[1] if len(words) > 1 else None)
    is_initial = mark is not None and mark.sort[0] in "AI"
    return mark if mark and not is_initial and goes_on(mark, earlier) else None


def _looks_like_heading(line: Line, mark: Mark | None, body: tuple[float, bool]) -> bool:
    """As `pipeline.layout.kinds` judges printed lines."""
    size, is_bold = body
    text = line.shown
    if not text or len(text) > HEADING_CHARACTERS or (mark is not None and mark.number is None):
        return False
    if sum(character.isalpha() for character in text) < 2:
        return False
    if line.size > LARGER * size:
        return not (text.endswith(".") and text.count(" ") >= LEAD_WORDS)
    if not line.bold or is_bold or line.size < size:
        return False
    return len(text) <= _BOLD_CHARACTERS and not text.endswith((".", ",", ";"))


def _blocks(piece: _Piece, level: int | None) -> Iterator[PlainBlock]:
    """The block of what is shown, and one of what is hidden."""
    line = piece.line
    if line.shown:
        text = f"{piece.mark} {line.shown}" if piece.mark else line.shown
        mark = mark_of(piece.mark, line.shown) if piece.mark else None
        yield PlainBlock(
            kind=piece.kind,
            text=text,
            level=level,
            number=mark.number if mark else piece.mark or None,
            marked=len(piece.mark) + 1 if piece.mark else 0,
            size=line.size,
        )
    if line.hidden:
        yield PlainBlock(kind=BlockKind.PARAGRAPH, text=line.hidden, hidden=True)

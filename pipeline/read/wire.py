"""Pages as JSON lines, so that nothing that a worker sends is executed."""

from __future__ import annotations

import json
from typing import Any

from corpus.papers import TextSource
from corpus.spans import Box
from pipeline.printed import PrintedPage, PrintedTable, PrintedWord
from pipeline.read.pdf import PageReading


def encode(reading: PageReading) -> str:
    """One line of JSON without its line end."""
    page = reading.page
    return json.dumps(
        {
            "reason": reading.reason,
            "number": page.number,
            "width": page.width,
            "height": page.height,
            "source": page.source,
            "quality": page.quality,
            "words": [_word(word) for word in page.words],
            "tables": [_table(table) for table in page.tables],
        },
        ensure_ascii=True,
        separators=(",", ":"),
    )


def decode(fields: dict[str, Any]) -> PageReading:
    """The reading that a line's `fields` say; raises `KeyError`, `TypeError` or `ValueError`."""
    number = int(fields["number"])
    page = PrintedPage(
        number=number,
        width=float(fields["width"]),
        height=float(fields["height"]),
        words=tuple(_as_word(word, number) for word in fields["words"]),
        tables=tuple(_as_table(table, number) for table in fields["tables"]),
        source=TextSource(fields["source"]),
        quality=float(fields["quality"]),
    )
    return PageReading(page=page, reason=fields["reason"])


def _word(word: PrintedWord) -> list[Any]:
    return [
        *(word.text, _sides(word.box), word.size, word.bold, word.italic, word.font),
        *(word.hidden, word.confidence, word.turn),
    ]


def _as_word(fields: list[Any], page: int) -> PrintedWord:
    text, sides, size, bold, italic, font, hidden, confidence, turn = fields
    return PrintedWord(
        text=str(text),
        box=_as_box(sides, page),
        size=float(size),
        bold=bool(bold),
        italic=bool(italic),
        font=str(font),
        hidden=bool(hidden),
        confidence=float(confidence),
        turn=int(turn),
    )


def _table(table: PrintedTable) -> list[Any]:
    rows = [[cell and _sides(cell) for cell in row] for row in table.rows]
    return [_sides(table.box), rows, table.ruled]


def _as_table(fields: list[Any], page: int) -> PrintedTable:
    sides, rows, ruled = fields
    return PrintedTable(
        box=_as_box(sides, page),
        rows=tuple(tuple(cell and _as_box(cell, page) for cell in row) for row in rows),
        ruled=bool(ruled),
    )


def _sides(box: Box) -> list[float]:
    return [box.x0, box.top, box.x1, box.bottom]


def _as_box(sides: list[Any], page: int) -> Box:
    x0, top, x1, bottom = map(float, sides)
    return Box(page=page, x0=x0, top=top, x1=x1, bottom=bottom)

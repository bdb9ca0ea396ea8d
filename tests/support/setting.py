"""Printed words and pages set by hand, for layouts that are told in a few lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from corpus.papers import TextSource
from corpus.spans import Box
from pipeline.layout import lay_out, lay_text
from pipeline.printed import PrintedPage, PrintedTable, PrintedWord

LETTER = 0.5
"""Width of a letter and of a word space, in type sizes."""
LEADING = 1.25


def line(x: float, top: float, text: str, *, size: float = 10, **style: Any) -> list[PrintedWord]:
    """The words of one line that begins at `x`; `style` sets other fields of the words."""
    printed = []
    for text_of_word in text.split():
        right = x + LETTER * size * len(text_of_word)
        word = PrintedWord(
            text=text_of_word,
            box=Box(page=1, x0=x, top=top, x1=right, bottom=top + size),
            size=size,
            bold=False,
            italic=False,
            font="",
            hidden=False,
            confidence=1.0,
        )
        printed.append(replace(word, **style))
        x = right + LETTER * size
    return printed


def lines(
    x: float, top: float, texts: Iterable[str], *, size: float = 10, **style: Any
) -> list[PrintedWord]:
    """The words of lines one below the other."""
    return [
        word
        for place, text in enumerate(texts)
        for word in line(x, top + place * LEADING * size, text, size=size, **style)
    ]


def pages(*words: Sequence[PrintedWord], tables: Sequence[PrintedTable] = ()) -> list[PrintedPage]:
    """A page of A4 for each sequence of words, all with the same tables."""
    return [
        PrintedPage(
            number=number,
            width=595,
            height=842,
            words=tuple(replace(word, box=replace(word.box, page=number)) for word in own),
            tables=tuple(tables),
            source=TextSource.LAYER,
            quality=1.0,
        )
        for number, own in enumerate(words, start=1)
    ]


def read(printed: Sequence[PrintedPage]) -> list[str]:
    """``kind | text`` of each block as they are read."""
    laid = lay_text(lay_out(printed), printed)
    return [f"{block.kind} | {block.span.of(laid.text)}" for block in laid.blocks]

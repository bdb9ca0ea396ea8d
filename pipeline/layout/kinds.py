"""What a block is, by its type, its place and its first words."""

from __future__ import annotations

import re

from pipeline.blocks import Block, BlockKind
from pipeline.layout.paragraphs import Run
from pipeline.layout.typeface import Body, is_bold, size_of

_CAPTION = re.compile(r"(?:Figur|Tabel|Diagram|Kort|Billede|Foto|Figure|Table)\s*\d*\s*[.:–-]")
_NOTE_SIZE = 0.92
"""Footnotes are set smaller than the body by at least this factor."""
_HEADING_SIZE = 1.12
_HEADING_CHARACTERS = 220
_HEADING_LINES = 5


def block_of(run: Run, body: Body) -> Block:
    """The block that `run` is; headings have their level decided later, over the whole file."""
    kind = _kind(run, body)
    mark = (
        run.mark if kind in {BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.FOOTNOTE} else None
    )
    return Block(
        kind=kind,
        lines=run.lines,
        level=1 if kind in {BlockKind.HEADING, BlockKind.LIST_ITEM} else None,
        number=mark.number if mark else None,
        context="",
    )


def text_of(run: Run) -> str:
    """The words of `run` with a space between them."""
    return " ".join(word.text for line in run.lines for word in line.words)


def _kind(run: Run, body: Body) -> BlockKind:
    text = text_of(run)
    if _CAPTION.match(text) and len(run.lines) <= 4:
        return BlockKind.CAPTION
    if _is_footnote(run, text, body):
        return BlockKind.FOOTNOTE
    if _is_heading(run, text, body):
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if run.mark else BlockKind.PARAGRAPH


def _is_footnote(run: Run, text: str, body: Body) -> bool:
    return size_of(run.lines) < _NOTE_SIZE * body.size and bool(
        re.match(r"\d{1,3}\s+\S|\*\s", text)
    )


def _is_heading(run: Run, text: str, body: Body) -> bool:
    if len(run.lines) > _HEADING_LINES or len(text) > _HEADING_CHARACTERS:
        return False
    if not any(character.isalpha() for character in text):
        return False
    if run.mark is not None and run.mark.number is None:
        return False
    larger = size_of(run.lines) > _HEADING_SIZE * body.size
    if text.endswith((".", ",", ";")) and not larger:
        return False
    return larger or (is_bold(run.lines) and not body.bold and len(run.lines) <= 3)

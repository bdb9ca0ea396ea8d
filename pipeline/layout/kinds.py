"""What a block is, by its type, its place and its first words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from pipeline.blocks import Block, BlockKind
from pipeline.layout.lines import numbers_note, text_of
from pipeline.layout.paragraphs import Run
from pipeline.layout.typeface import Body, Look, Weight, look_of, size_of, weight_of

SMALLER = 0.92
"""Footnotes are set smaller than the body by at least this factor."""
LARGER = 1.12
"""Headings that are not bold are set larger than the body by at least this factor."""
HEADING_CHARACTERS = 220
HEADING_LINES = 5
LEAD_WORDS = 12
"""A full sentence of so many words in larger type is a lead."""
SMALL_CAPITALS = 0.8
"""Small capitals are set in this share of the body's size, or more."""
QUOTE_WORDS = 4
"""Fewer words in quotes are a name."""
TITLE_CHARACTERS = 80
"""A title in italics or capitals alone is short."""
BOLD_LINES = 3
"""Bold type of the body's size over more lines than this is a lead, not a heading."""

_BYLINE = re.compile(r"(?:af|by|foto|kilde)\b", re.IGNORECASE)
_CAPTION = re.compile(r"(?:Figur|Tabel|Diagram|Kort|Billede|Foto|Figure|Table)[\s\d]*[.:–-]")
_NOTE = re.compile(r"(?P<number>[\d¹²³⁰⁴-⁹]{1,3}|\*{1,3})\s+(?=[^\d\s])")
_QUOTES = frozenset('”“"»«')
_MARKED = frozenset({BlockKind.LIST_ITEM, BlockKind.HEADING})


def block_of(run: Run, body: Body) -> Block:
    """The block that `run` is; levels are decided later, over the whole file."""
    kind = _kind(run, body)
    mark = run.mark if kind in _MARKED else None
    return Block(
        kind=kind,
        lines=run.lines,
        level=1 if kind in _MARKED else None,
        number=_note_number(run) if kind is BlockKind.FOOTNOTE else mark.number if mark else None,
        context="",
    )


def with_whole_notes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a column, with the further paragraphs of a note as notes like its first."""
    whole: list[Block] = []
    for block in blocks:
        before = whole[-1] if whole else None
        goes_on = (
            before is not None
            and before.kind is BlockKind.FOOTNOTE
            and block.kind is BlockKind.PARAGRAPH
            and size_of(before.lines) == size_of(block.lines)
        )
        whole.append(replace(block, kind=BlockKind.FOOTNOTE) if goes_on else block)
    return whole


def _note_number(run: Run) -> str | None:
    """The number of a footnote, as a plain one where it is printed as a raised sign."""
    note = _NOTE.match(text_of(run.lines))
    number = unicodedata.normalize("NFKC", note["number"]) if note else ""
    return number if number.isdecimal() else None


def _kind(run: Run, body: Body) -> BlockKind:
    text = text_of(run.lines)
    if _CAPTION.match(text) and len(run.lines) <= 4:
        return BlockKind.CAPTION
    if size_of(run.lines) < SMALLER * body.size and _opens_note(run, text):
        return BlockKind.FOOTNOTE
    if _is_heading(run, text, body):
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if run.mark else BlockKind.PARAGRAPH


def _opens_note(run: Run, text: str) -> bool:
    words = run.lines[0].words
    return bool(_NOTE.match(text)) or (len(words) > 1 and numbers_note(words[0], words[1]))


def _is_heading(run: Run, text: str, body: Body) -> bool:
    if len(run.lines) > HEADING_LINES or len(text) > HEADING_CHARACTERS:
        return False
    if sum(character.isalpha() for character in text) < 2:
        return False
    if run.mark is not None and run.mark.number is None:
        return False
    if size_of(run.lines) > LARGER * body.size:
        return not (text.endswith(".") and text.count(" ") >= LEAD_WORDS) and not _is_quote(text)
    return (
        _is_bold_heading(run, text, body)
        or _is_numbered_heading(run, text)
        or _is_title_of_text(run, text, body)
    )


def _is_title_of_text(run: Run, text: str, body: Body) -> bool:
    """Whether a line in italics or capitals, of about the text's size, heads what follows."""
    look = look_of(run.lines)
    if not run.leads or look is Look.PLAIN or body.bold or not may_be_title(text):
        return False
    least = SMALL_CAPITALS if look is Look.CAPITALS else SMALLER
    return size_of(run.lines) > least * body.size


def may_be_title(text: str) -> bool:
    """Whether words in italics or capitals alone may head what follows: few, and no sentence."""
    return (
        len(text) <= TITLE_CHARACTERS
        and not text.endswith((".", ",", ";"))
        and not text[-1].isdigit()
        and not _BYLINE.match(text)
    )


def _is_quote(text: str) -> bool:
    """Whether words of the text are set large in quotes, to draw the eye."""
    return text[0] in _QUOTES and text[-1] in _QUOTES and text.count(" ") >= QUOTE_WORDS


def _is_numbered_heading(run: Run, text: str) -> bool:
    """Whether a chapter's number makes a heading of a line in the type of the text."""
    number = run.mark.number if run.mark else None
    if (
        number is None
        or "." not in number
        or not (run.alone or run.leads)
        or len(run.lines) > BOLD_LINES
    ):
        return False
    return not text.endswith((".", ",", ";", ":")) and not text[-1].isdigit()


def _is_bold_heading(run: Run, text: str, body: Body) -> bool:
    """Whether bold type of about the body's size makes a heading."""
    if weight_of(run.lines) is not Weight.BOLD or body.bold or text.endswith((",", ";")):
        return False
    if size_of(run.lines) < SMALLER * body.size:
        return False
    return len(run.lines) <= (1 if text.endswith(".") else BOLD_LINES)

"""Characters made into words: by the space between them, in proportion to their size."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from corpus.spans import Box
from pipeline.printed import PrintedWord
from pipeline.read.glyphs import Glyphs, Style

GAP = 0.15
"""A gap wider than this share of the type size parts two words. Measured on Danish reports set
without space glyphs: 709 glued words of pdfplumber's fixed 3 points became 1,278 right ones."""
BACK = 0.5
"""A step back by more than this share of the size starts a new word; kerning is far below."""
SHIFT = 0.35
"""So does a step up or down by this share of the size."""
TINY = 2.0
"""Type below this many points is read by nobody."""

HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-", 0x2010: "-", 0x2011: "-"}
"""PDFium's marks for a hyphen at a line's end (U+0002, U+FFFE), and what prints as a hyphen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSize:
    """Page number (1-based) and size in points as shown."""

    number: int
    width: float
    height: float


_Sides = list[float]
"""x0, top, x1, bottom."""

Seen = Callable[[Box], bool]
"""Whether something stands out from its ground within a box of the page as shown."""


def words_of(glyphs: Glyphs, page: PageSize, seen: Seen) -> tuple[PrintedWord, ...]:
    """The words of a page in the order of the file; `seen` is asked about faint ones alone."""
    sides = glyphs.boxes.tolist()
    upright = _upright(glyphs)
    words = (_word(glyphs, sides, run, page, seen) for run in _runs(glyphs, upright))
    return tuple(word for word in words if word is not None)


def _upright(glyphs: Glyphs) -> list[_Sides]:
    """The boxes with turned text turned back, so that every word runs from left to right."""
    boxes = glyphs.boxes.copy()
    turns = np.array([style.turn for style in glyphs.styles])
    if not turns.any():
        return list(boxes.tolist())
    x0, top, x1, bottom = glyphs.boxes.T
    for turn, sides in (
        (90, (top, -x1, bottom, -x0)),
        (180, (-x1, -bottom, -x0, -top)),
        (270, (-bottom, x0, -top, x1)),
    ):
        turned = turns == turn
        boxes[turned] = np.stack(sides, axis=1)[turned]
    return list(boxes.tolist())


def _runs(glyphs: Glyphs, sides: list[_Sides]) -> Iterator[list[int]]:
    """Indexes of the characters of one word after the other."""
    run: list[int] = []
    styles = glyphs.styles
    for index, code in enumerate(glyphs.codes):
        if _is_blank(code):
            if run:
                yield run
                run = []
            continue
        if run and _parted(sides[index - 1], sides[index], styles[index - 1], styles[index]):
            yield run
            run = []
        run.append(index)
    if run:
        yield run


@cache
def _is_blank(code: int) -> bool:
    character = chr(code)
    return character.isspace() or (
        code not in HYPHENS and unicodedata.category(character) in {"Cc", "Cf", "Zs"}
    )


def _parted(
    before: list[float], after: list[float], style_before: Style, style_after: Style
) -> bool:
    size = max(style_before.size, style_after.size, 1.0)
    if style_before.turn != style_after.turn:
        return True
    if style_after.turn % 90:  # boxes of slanting text say nothing of the gaps within it
        return abs(after[0] - before[0]) > 3 * size or abs(after[1] - before[1]) > 3 * size
    if abs(after[3] - before[3]) > SHIFT * size and abs(after[1] - before[1]) > SHIFT * size:
        return True
    return after[0] - before[2] > GAP * size or after[0] < before[0] - BACK * size


def _word(
    glyphs: Glyphs, sides: list[_Sides], run: list[int], page: PageSize, seen: Seen
) -> PrintedWord | None:
    codes = glyphs.codes[run[0] : run[-1] + 1]
    text = clean("".join([HYPHENS.get(code) or chr(code) for code in codes]))
    if not text:
        return None
    box, on_page = _box(sides[run[0] : run[-1] + 1], page)
    style = glyphs.styles[run[len(run) // 2]]
    faint = any(style.faint for style in glyphs.styles[run[0] : run[-1] + 1])
    return PrintedWord(
        text=text,
        box=box,
        size=style.size,
        bold=style.bold,
        italic=style.italic,
        font=style.font,
        hidden=not on_page or style.size < TINY or (faint and not seen(box)),
        confidence=1.0,
        turn=style.turn,
    )


def _box(sides: list[_Sides], page: PageSize) -> tuple[Box, bool]:
    """The box around `sides` as far as it lies on the page, and whether any of it does."""
    lefts, tops, rights, bottoms = zip(*sides, strict=True)
    x0, top, x1, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    on_page = x1 > 0 and bottom > 0 and x0 < page.width and top < page.height
    box = Box(
        page=page.number,
        x0=round(min(max(x0, 0.0), page.width), 2),
        top=round(min(max(top, 0.0), page.height), 2),
        x1=round(min(max(x1, 0.0), page.width), 2),
        bottom=round(min(max(bottom, 0.0), page.height), 2),
    )
    return box, on_page


@lru_cache(maxsize=1 << 16)
def clean(text: str) -> str:
    """NFC with ligatures expanded and what is no character left out."""
    if text.isascii() and text.isprintable():
        return text
    expanded = "".join(
        unicodedata.normalize("NFKC", character) if "ﬀ" <= character <= "ﬆ" else character
        for character in text
        if unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Cn"}
    )
    return unicodedata.normalize("NFC", expanded)

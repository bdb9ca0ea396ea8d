"""Characters made into words: by the space between them, in proportion to their size."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from corpus.spans import Box
from pipeline.printed import PrintedWord
from pipeline.read.cuts import HYPHENS, runs_of
from pipeline.read.glyphs import Glyphs

TINY = 2.0
"""Type below this many points is read by nobody."""


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
    words = (_word(glyphs, sides, run, page, seen) for run in runs_of(glyphs))
    return tuple(word for word in words if word is not None)


def _word(
    glyphs: Glyphs, sides: list[_Sides], run: list[int], page: PageSize, seen: Seen
) -> PrintedWord | None:
    codes = [glyphs.codes[index] for index in run]
    text = clean("".join([HYPHENS.get(code) or chr(code) for code in codes]))
    if not text:
        return None
    box, on_page = _box([sides[index] for index in run], page)
    style = glyphs.styles[run[len(run) // 2]]
    faint = any(glyphs.styles[index].faint for index in run)
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

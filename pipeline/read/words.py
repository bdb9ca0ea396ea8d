"""Characters made into words: by the space between them, in proportion to their size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from corpus.spans import Box
from pipeline.characters import clean
from pipeline.printed import PrintedWord
from pipeline.read.cuts import HYPHENS, Cut, cut_words
from pipeline.read.glyphs import Glyphs

INITIAL = 1.8
"""A first letter larger than its word by this factor is an initial over several lines."""
TINY = 2.0
"""Type below this many points is read by nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSize:
    """Page number (1-based) and size in points as shown."""

    number: int
    width: float
    height: float


Seen = Callable[[Box], bool]
"""Whether something stands out from its ground within a box of the page as shown."""


def words_of(glyphs: Glyphs, page: PageSize, seen: Seen) -> tuple[PrintedWord, ...]:
    """The words of a page in the order of the file; `seen` is asked about faint ones alone."""
    cut = cut_words(glyphs)
    if not len(cut.starts):
        return ()
    boxes, on_page = _boxes(glyphs, cut, page)
    words = (
        _word(glyphs, run, box, is_on, seen)
        for run, box, is_on in zip(cut.runs(), boxes, on_page, strict=True)
    )
    return tuple(word for word in words if word is not None)


def _boxes(glyphs: Glyphs, cut: Cut, page: PageSize) -> tuple[list[Box], list[bool]]:
    """The box of each word as far as it lies on the page, and whether any of it does."""
    sides = glyphs.boxes[cut.inked].astype(np.float64)
    low = np.minimum.reduceat(sides[:, :2], cut.starts)
    high = np.maximum.reduceat(sides[:, 2:], cut.starts)
    edge = np.array([page.width, page.height])
    on_page: NDArray[np.bool_] = np.all((high > 0) & (low < edge), axis=1)
    clipped = np.concatenate((low.clip(0, edge), high.clip(0, edge)), axis=1).round(2)
    boxes = [
        Box(page=page.number, x0=x0, top=top, x1=x1, bottom=bottom)
        for x0, top, x1, bottom in clipped.tolist()
    ]
    return boxes, on_page.tolist()


def _on_line(glyphs: Glyphs, run: list[int], box: Box) -> Box:
    """The box of a word that a large initial begins, as high as its other letters: it stands on
    their line."""
    sides = glyphs.boxes[run]
    return replace(
        box, top=round(float(sides[:, 1].min()), 2), bottom=round(float(sides[:, 3].max()), 2)
    )


def _word(
    glyphs: Glyphs, run: list[int], box: Box, on_page: bool, seen: Seen
) -> PrintedWord | None:
    codes = glyphs.codes
    text = clean("".join([HYPHENS.get(codes[index]) or chr(codes[index]) for index in run]))
    if not text:
        return None
    styles = glyphs.styles
    style = styles[run[len(run) // 2]]
    if styles[run[0]].size > INITIAL * style.size:
        box = _on_line(glyphs, run[1:], box)
    faint = style.faint or styles[run[0]].faint or styles[run[-1]].faint
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

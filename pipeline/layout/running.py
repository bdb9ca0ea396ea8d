"""Running heads and feet: what stands at the same height on page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.layout.lines import SAME_LINE, Piece, pieces_of
from pipeline.printed import PrintedPage, PrintedWord

EDGE = 0.12
"""Heads and feet stand within this share of the page's height from its edges."""
MIN_PAGES = 3
"""A line must return on so many pages, or on both pages of two."""
MIN_SHARE = 0.25
"""And on this share of the pages: left and right pages often differ, and chapters change."""
SAME_HEIGHT = 4
"""Points up or down between pages that make no difference."""

_PAGE_NUMBER = re.compile(
    r"(?:(?:side|page|s\.)\s*#(?:\s*(?:/|af|of)\s*#)?|#\s*(?:/|af|of)\s*#|[-–]\s*#\s*[-–])",
    re.IGNORECASE,
)
_Key = tuple[str, int]


def running_words(pages: Sequence[PrintedPage]) -> list[frozenset[PrintedWord]]:
    """The words of running heads, feet and page numbers, one set a page."""
    edges = [_edge_pieces(page) for page in pages]
    seen = Counter(key for pieces in edges for key in {_key(piece) for piece in pieces})
    return [
        frozenset(
            word
            for piece in pieces
            if _is_running(piece, pieces, seen, len(pages))
            for word in piece.words
        )
        for pieces in edges
    ]


def _is_running(piece: Piece, others: Sequence[Piece], seen: Counter[_Key], pages: int) -> bool:
    text, height = _key(piece)
    beside = [other for other in others if _beside(piece, other)]
    if any(_PAGE_NUMBER.fullmatch(_key(other)[0]) for other in (piece, *beside)):
        return True
    if text == "#" and pages < MIN_PAGES:
        return all(_key(other)[0] == "#" for other in beside)
    times = max(seen[text, height + off] for off in (-1, 0, 1))
    enough = pages if pages == 2 else max(MIN_PAGES, MIN_SHARE * pages)
    return pages > 1 and times >= enough


def _beside(piece: Piece, other: Piece) -> bool:
    """Whether another piece stands on the same line: then a number is no page number."""
    return other is not piece and abs(other.middle - piece.middle) <= SAME_LINE * piece.size


def _edge_pieces(page: PrintedPage) -> list[Piece]:
    head, foot = EDGE * page.height, (1 - EDGE) * page.height
    return pieces_of(
        word
        for word in page.words
        if word.turn == 0 and (word.box.bottom < head or word.box.top > foot)
    )


def _key(piece: Piece) -> _Key:
    """The words with their numbers blotted out, and their height on the page."""
    text = " ".join(word.text for word in piece.words)
    return re.sub(r"\d+", "#", text), round(piece.box.top / SAME_HEIGHT)

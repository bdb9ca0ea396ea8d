"""Running heads and feet: what stands at the same place on page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.blocks import Line
from pipeline.layout.lines import lines_of, pieces_of
from pipeline.printed import PrintedPage, PrintedWord

EDGE = 0.12
"""Heads and feet stand in this share of the page's height from its edges."""
MIN_PAGES = 3
"""A line must return on so many pages, or on both pages of two."""
MIN_SHARE = 0.25
"""And on this share of the pages: left and right pages often differ, and chapters change."""

_PAGE_NUMBER = re.compile(r"(?:side|page|s\.)?\s*#(?:\s*(?:/|af|of|-|–)\s*#)?", re.IGNORECASE)

Words = frozenset[int]


def running_words(pages: Sequence[PrintedPage]) -> list[frozenset[PrintedWord]]:
    """The words of running heads, feet and page numbers, one set a page."""
    edges = [_edge_lines(page) for page in pages]
    seen = Counter(key for lines in edges for key in {_key(line) for line in lines})
    return [
        frozenset(
            word for line in lines if _is_running(line, seen, len(pages)) for word in line.words
        )
        for lines in edges
    ]


def _is_running(line: Line, seen: Counter[tuple[str, int]], pages: int) -> bool:
    text, _ = _key(line)
    if _PAGE_NUMBER.fullmatch(text):
        return True
    place = round(line.box.top / 4)
    times = max(seen[text, place + off] for off in (-1, 0, 1))
    enough = pages if pages == 2 else max(MIN_PAGES, MIN_SHARE * pages)
    return pages > 1 and times >= enough


def _edge_lines(page: PrintedPage) -> list[Line]:
    head, foot = EDGE * page.height, (1 - EDGE) * page.height
    at_edge = [word for word in page.words if word.box.bottom < head or word.box.top > foot]
    return lines_of(pieces_of(word for word in at_edge if word.turn == 0))


def _key(line: Line) -> tuple[str, int]:
    """The line with its numbers blotted out, and its height on the page."""
    text = " ".join(word.text for word in line.words)
    return re.sub(r"\d+", "#", text), round(line.box.top / 4)

"""Running heads and feet: what stands at the same height on page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.blocks import Line
from pipeline.layout.imprint import is_imprint, is_parted
from pipeline.layout.line_numbers import line_numbers
from pipeline.layout.lines import SAME_LINE, Piece, pieces_of, text_of
from pipeline.layout.margins import margin_words
from pipeline.layout.turned import turned_blocks
from pipeline.printed import PrintedPage, PrintedWord

EDGE = 0.12
"""Heads and feet stand within this share of the page's height from its edges."""
MIN_PAGES = 3
"""A line must return on so many pages, or on both pages of two; in smaller type on two of any."""
SMALLER = 0.92
"""Type below this share of the text's size is smaller type."""
MIN_SHARE = 0.25
"""And on this share of the pages: left and right pages often differ, and chapters change."""
MOST_APART = 3
"""Pages from one head of a chapter to the next: it may stand on every other page or third."""
MOST_DIGITS = 4
"""Of a page's number."""
SAME_HEIGHT = 4
"""Points up or down between pages that make no difference."""

_PAGE_NUMBER = re.compile(
    r"(?:(?:side|page|s\.)\s*#(?:\s*(?:/|af|of)\s*#)?|#\s*(?:/|af|of)\s*#|[-–]\s*#\s*[-–])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_Key = tuple[str, int]
_Places = dict[_Key, set[int]]
"""On which pages, counted from 0, each line stands."""


def running_words(pages: Sequence[PrintedPage]) -> list[frozenset[PrintedWord]]:
    """The words of running heads, feet, page and line numbers, one set a page."""
    askew = _running_askew(pages)
    counting = _counting(pages)
    edges = [_edge_pieces(page, counting) for page in pages]
    beside = [
        line_numbers(page) | _imprint(page, own) | margin
        for page, own, margin in zip(pages, edges, margin_words(pages), strict=True)
    ]
    seen: _Places = defaultdict(set)
    for place, pieces in enumerate(edges):
        for piece in pieces:
            seen[_key(piece)].add(place)
    return [
        apart.union(
            turned,
            (
                word
                for piece in pieces
                if _is_running(piece, pieces, page, seen, len(pages))
                or _heads_chapter(piece, pieces, page, seen)
                for word in piece.words
            ),
        )
        for page, pieces, turned, apart in zip(pages, edges, askew, beside, strict=True)
    ]


def _imprint(page: PrintedPage, edge: Sequence[Piece]) -> frozenset[PrintedWord]:
    """The words of the sender's addresses at a page's foot."""
    low = [piece for piece in edge if 2 * piece.middle > page.height]
    foot = [piece for piece in low if _is_small(piece, page)] if is_imprint(low) else []
    if not is_imprint(foot):
        return frozenset()
    held = frozenset(word for piece in foot for word in piece.words)
    ends = max((w.box.bottom for w in page.words if w not in held and not w.hidden), default=0)
    return held if is_parted(foot, ends) else frozenset()


def _running_askew(pages: Sequence[PrintedPage]) -> list[frozenset[PrintedWord]]:
    """The words of lines set askew, such as a chapter's name along the margin, that return at the
    same place on pages near each other."""
    lines = [[line for block in turned_blocks(page.words) for line in block] for page in pages]
    seen: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for place, own in enumerate(lines):
        for line in own:
            seen[_askew_key(line)].append(place)
    return [
        frozenset(word for line in own if _returns(seen[_askew_key(line)]) for word in line.words)
        for own in lines
    ]


def _askew_key(line: Line) -> tuple[str, int, int]:
    """The words and where on the page they stand."""
    return text_of([line]), round(line.box.x0 / SAME_HEIGHT), round(line.box.top / SAME_HEIGHT)


def _heads_chapter(piece: Piece, others: Sequence[Piece], page: PrintedPage, seen: _Places) -> bool:
    """Whether a line returns on pages close to each other, as the head of a chapter does.

    So do the head of a table that goes on, and a section's name below the title of one case after
    the other; but only lines that return stand between a chapter's head and the page's edge.
    """
    if any(table.holds(word) for table in page.tables for word in piece.words):
        return False
    outer = [other for other in others if _stands_outside(other, piece, page)]
    return all(_returns_soon(other, seen) for other in (piece, *outer))


def _stands_outside(other: Piece, piece: Piece, page: PrintedPage) -> bool:
    """Whether another piece stands between a piece and the page's upper or lower edge."""
    half = page.height / 2
    if piece.middle < half:
        return other.middle < piece.middle
    return other.middle > piece.middle


def _returns_soon(piece: Piece, seen: _Places) -> bool:
    """Whether a line stands on three pages, each near the next."""
    text, height = _key(piece)
    return _returns(
        sorted({place for off in (-1, 0, 1) for place in seen.get((text, height + off), ())})
    )


def _returns(places: Sequence[int]) -> bool:
    """Whether three of the pages, in their order, are each near the next."""
    return any(
        third - second <= MOST_APART and second - first <= MOST_APART
        for first, second, third in zip(places, places[1:], places[2:], strict=False)
    )


def _is_running(
    piece: Piece, others: Sequence[Piece], page: PrintedPage, seen: _Places, pages: int
) -> bool:
    """Whether a line is a page's number, or returns with all that stands further out."""
    text, _ = _key(piece)
    beside = [other for other in others if _beside(piece, other)]
    if any(map(_is_page_number, (piece, *beside))):
        return True
    if _is_year(piece) and (pages < MIN_PAGES or any(map(_is_year, beside))):
        return False
    if text == "#" and pages < MIN_PAGES:
        return all(_key(other)[0] == "#" for other in beside)
    times = _times(piece, seen)
    if times < max(2, min(MIN_SHARE * pages, pages)):
        return False
    if times < min(MIN_PAGES, pages) and not _is_small(piece, page):
        return False
    outer = (other for other in others if _stands_outside(other, piece, page))
    return text == "#" or all(_times(other, seen) > 1 for other in outer)


def _is_year(piece: Piece) -> bool:
    """Whether a line is a year, such as one of those over the columns of a table."""
    return len(piece.words) == 1 and bool(_YEAR.fullmatch(piece.words[0].text))


def _is_small(piece: Piece, page: PrintedPage) -> bool:
    """Whether a line is set smaller than the page's text, outside its tables."""
    if any(table.holds(word) for table in page.tables for word in piece.words):
        return False
    return piece.size < SMALLER * median(word.size for word in page.words)


def _times(piece: Piece, seen: _Places) -> int:
    """On how many pages a line stands."""
    text, height = _key(piece)
    return max(len(seen.get((text, height + off), ())) for off in (-1, 0, 1))


def _is_page_number(piece: Piece) -> bool:
    """Whether a line numbers the page: 25/12345 has too many digits for that."""
    is_short = all(
        len(number) <= MOST_DIGITS
        for number in re.findall(r"\d+", " ".join(word.text for word in piece.words))
    )
    return is_short and bool(_PAGE_NUMBER.fullmatch(_key(piece)[0]))


def _beside(piece: Piece, other: Piece) -> bool:
    """Whether another piece stands on the same line: then a number is no page number."""
    return other is not piece and abs(other.middle - piece.middle) <= SAME_LINE * piece.size


def _counting(pages: Sequence[PrintedPage]) -> frozenset[PrintedWord]:
    """The numbers that count from one page to the next at their place; on spreads by two."""
    numbers = [
        [w for w in page.words if w.text.isdecimal() and _is_at_edge(w, page)] for page in pages
    ]
    return frozenset(
        word
        for before, after in pairwise(numbers)
        for first in before
        for second in after
        if int(second.text) - int(first.text) in (1, 2) and _is_at_same_place(first, second)
        for word in (first, second)
    )


def _is_at_edge(word: PrintedWord, page: PrintedPage) -> bool:
    return word.box.bottom < EDGE * page.height or word.box.top > (1 - EDGE) * page.height


def _is_at_same_place(word: PrintedWord, other: PrintedWord) -> bool:
    """Whether two words begin or end at one place, or stand around it."""
    left, right = word.box.x0 - other.box.x0, word.box.x1 - other.box.x1
    is_below = min(abs(left), abs(right), abs(left + right) / 2) < SAME_HEIGHT
    return is_below and abs(word.box.top - other.box.top) < SAME_HEIGHT


def _edge_pieces(page: PrintedPage, counting: frozenset[PrintedWord]) -> list[Piece]:
    """What stands near the page's upper and lower edge, but for rows of a table that reaches there
    from the page's text: these are alike from page to page, and so are the names over them."""
    head, foot = EDGE * page.height, (1 - EDGE) * page.height
    long = [table for table in page.tables if table.box.top < foot and table.box.bottom > head]
    return pieces_of(
        word
        for word in page.words
        if word.turn == 0 and _is_at_edge(word, page)
        if word in counting or not any(table.holds(word) for table in long)
    )


def _key(piece: Piece) -> _Key:
    """The words with their numbers blotted out, and their height on the page."""
    text = " ".join(word.text for word in piece.words)
    return re.sub(r"\d+", "#", text), round(piece.box.top / SAME_HEIGHT)

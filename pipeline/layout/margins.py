"""What stands in the margin of page after page, such as a report's list of its own chapters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from pipeline.printed import PrintedPage, PrintedWord

MIN_PAGES = 3
"""It returns on so many pages at least."""
MIN_SHARE = 0.25
"""And on this share of them."""
SMALLER = 0.92
"""Below this share of the size of the page's text: labels of a form that returns are as large."""
SAME_PLACE = 4
"""Points between pages that make no difference."""

_Key = tuple[str, int, int]


def margin_words(pages: Sequence[PrintedPage]) -> list[frozenset[PrintedWord]]:
    """The words in the margins that return at their place, one set a page."""
    if len(pages) < MIN_PAGES:
        return [frozenset() for _ in pages]
    times: defaultdict[_Key, int] = defaultdict(int)
    for page in pages:
        for key in {_key(word) for word in page.words}:
            times[key] += 1
    least = max(MIN_PAGES, MIN_SHARE * len(pages))
    return [
        _beside_text(page, [word for word in page.words if times[_key(word)] >= least])
        for page in pages
    ]


def _beside_text(page: PrintedPage, returning: Sequence[PrintedWord]) -> frozenset[PrintedWord]:
    """The small ones of the words that return, if they stand to the left or right of all others."""
    rest = set(page.words).difference(returning)
    text = [word for word in rest if word.turn == 0 and not word.hidden]
    if not text or len(text) == len(page.words):
        return frozenset()
    left, right = min(word.box.x0 for word in text), max(word.box.x1 for word in text)
    size = median(word.size for word in text)
    return frozenset(
        word
        for word in returning
        if (word.box.x1 < left or word.box.x0 > right)
        and word.size < SMALLER * size
        and word.turn == 0
        and not any(table.holds(word) for table in page.tables)
    )


def _key(word: PrintedWord) -> _Key:
    return word.text, round(word.box.x0 / SAME_PLACE), round(word.box.top / SAME_PLACE)

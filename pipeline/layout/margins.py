"""What stands in the margin of page after page, such as a report's list of its own chapters."""

from __future__ import annotations

from collections import Counter
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
    places = [[_key(word) for word in page.words] for page in pages]
    times = Counter(key for keys in places for key in set(keys))
    least = max(MIN_PAGES, MIN_SHARE * len(pages))
    return [
        _beside_text(
            page, [w for w, key in zip(page.words, keys, strict=True) if times[key] >= least]
        )
        for page, keys in zip(pages, places, strict=True)
    ]


def _beside_text(page: PrintedPage, returning: Sequence[PrintedWord]) -> frozenset[PrintedWord]:
    """The small ones of the words that return, if they stand to the left or right of all others."""
    known = frozenset(returning)
    text = [w for w in page.words if w not in known and w.turn == 0 and not w.hidden]
    if not text or not known:
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

"""On which pages a stretch of a paper's text stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from corpus.spans import Span
from pipeline.blocks import LaidText


def pages_under(laid: LaidText, span: Span) -> tuple[int, ...]:
    """The pages that `span` stands on, ascending: those of its words, else of its blocks."""
    first = bisect_right(laid.words, span.start, key=lambda word: word.span.end)
    last = bisect_left(laid.words, span.end, key=lambda word: word.span.start)
    worded = {word.box.page for word in laid.words[first:last]}
    if worded:
        return tuple(sorted(worded))
    return tuple(
        sorted({page for block in laid.blocks if block.span.overlaps(span) for page in block.pages})
    )

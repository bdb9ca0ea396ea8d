"""Finding what overlaps a stretch of text without looking at all of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from corpus.spans import Span

Item = TypeVar("Item")


class Overlaps(Generic[Item]):
    """Items by the stretch of text they stand on."""

    def __init__(self, items: Iterable[Item], span_of: Callable[[Item], Span]) -> None:
        placed = sorted(((span_of(item), item) for item in items), key=lambda pair: pair[0])
        self._spans = [span for span, _ in placed]
        self._items = [item for _, item in placed]
        self._starts = [span.start for span in self._spans]
        self._longest = max((len(span) for span in self._spans), default=0)

    def over(self, span: Span) -> list[Item]:
        """The items that share a character with `span`, by start."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [
            item
            for own, item in zip(self._spans[first:last], self._items[first:last], strict=True)
            if own.overlaps(span)
        ]

"""Questions asked in points: which items of a letter's lists belong to one question.

*1. Udgiften: a) i 2024? b) i 2026?* is one question, and so is *1a. ... 1b. ...*; but below
*I) Udgiften* each numbered item is a question of its own, and the title asks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.spans import Span
from models.danish.asking import asks
from models.danish.question_words import QUESTION_LABEL
from pipeline.blocks import BlockKind, LaidText, TextBlock
from pipeline.layout.marks import Mark, mark_of, with_romans

_NUMBERED = "1"
"""How the sort of a mark begins that is a number."""
_WITHIN = re.compile(r"(?P<number>\d+(?:\.\d+)*)(?:[a-h]|\.\d+)")
"""A number that is one of several within another: ``1a``, ``1.2``."""
_PRINTED = re.compile(rf"\b{QUESTION_LABEL}(\d+) ?[a-h]?\s*[:.)]\s*$", re.IGNORECASE)
"""What stands before a question in running text that has a number: ``Spørgsmål 1a:``."""
_REACH = 30
"""Characters before a question among which its number stands."""
_FIRST = frozenset({"1", "a", "i", ""})
"""The numbers that a list begins with; a bullet has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """A question of a letter."""

    stem: Span | None
    """What stands above its points: a question, the beginning of one, or a title."""
    points: tuple[Span, ...]
    """One or more; one alone where the question is asked at once."""
    span: Span
    """From its beginning to its end."""


def find_points(laid: LaidText, run: Sequence[int], asking: Sequence[Span]) -> tuple[Points, ...]:
    """The questions that the spans `asking`, in order, make up; they lie in the blocks `run`."""
    item_of = {
        span: item
        for item in _items(laid, run)
        for span in asking
        if item.block.body.overlaps(span) and span.start <= item.block.body.start + 1
    }
    titles = {item.above for item in item_of.values() if item.above and not item.is_point}
    groups: dict[object, list[Span]] = {}
    for span in asking:
        item = item_of.get(span)
        if item is None or item not in titles or item.asks:
            question = item.question if item else _printed_number(laid.text, span) or span
            groups.setdefault(question, []).append(span)
    return tuple(
        _points(question, spans, item_of.get(spans[0])) for question, spans in groups.items()
    )


def _printed_number(text: str, span: Span) -> str | None:
    found = _PRINTED.search(text, max(0, span.start - _REACH), span.start)
    return found[1] if found else None


def _points(question: object, spans: Sequence[Span], first: _Item | None) -> Points:
    """The question that `spans` make up, of which `first` is the item of the first."""
    stem = question.block.body if isinstance(question, _Item) else None
    if stem is not None and any(stem.end <= span.start for span in spans):
        own = [span for span in spans if span.overlaps(stem)]
        stem = own[0] if own else stem
        points = tuple(spans[len(own) :])
        return Points(stem=stem, points=points, span=Span(stem.start, points[-1].end))
    # The printed 1a. stands before what 1b. goes on with.
    start = first.block.span.start if first and len(spans) > 1 else spans[0].start
    return Points(stem=None, points=tuple(spans), span=Span(start, spans[-1].end))


@dataclass(slots=True, eq=False)
class _Item:
    """An item of a list, or a numbered heading."""

    block: TextBlock
    mark: Mark
    asks: bool
    above: _Item | None = None
    """The item whose points it and its neighbours are."""

    @property
    def is_point(self) -> bool:
        """Whether what it says belongs to the question above it."""
        above = self.above
        return above is not None and (above.asks or above.mark.sort.startswith(_NUMBERED))

    @property
    def question(self) -> object:
        """What all items of one question have in common."""
        if self.is_point and self.above:
            return self.above.question
        return _outer(self.mark) or self


def _items(laid: LaidText, run: Sequence[int]) -> Iterator[_Item]:
    blocks = [laid.blocks[index] for index in run]
    for is_list, stretch in groupby(blocks, key=_is_item):
        if is_list:
            yield from _nested(laid.text, list(stretch))


def _is_item(block: TextBlock) -> bool:
    return block.kind is BlockKind.LIST_ITEM or (
        block.kind is BlockKind.HEADING and block.number is not None
    )


def _nested(text: str, blocks: Sequence[TextBlock]) -> Iterator[_Item]:
    """The items of a stretch, each below the last one of another sort that is still open."""
    printed = [text[block.span.start : block.body.start].strip() for block in blocks]
    marks = with_romans([mark_of(mark, "") for mark in printed])
    open_items: list[_Item] = []
    for block, mark in zip(blocks, marks, strict=True):
        if mark is None:
            open_items.clear()
            continue
        item = _Item(block=block, mark=mark, asks=asks(block.body.of(text)))
        del open_items[_level(mark, [other.mark for other in open_items]) :]
        item.above = open_items[-1] if open_items else None
        open_items.append(item)
        yield item


def _level(mark: Mark, open_marks: Sequence[Mark]) -> int:
    """How many of the items that `open_marks` stand for, outermost first, are above one of `mark`:
    those above its like, or all where it begins a list of its own."""
    sorts = [other.sort for other in open_marks]
    outer = _outer(mark)
    if outer is not None:
        numbers = [other.number for other in open_marks]
        return numbers.index(outer) + 1 if outer in numbers else 0
    if mark.sort in sorts:
        return sorts.index(mark.sort)
    return len(sorts) if (mark.number or "").lower() in _FIRST else 0


def _outer(mark: Mark) -> str | None:
    """The number that the number of `mark` is one within."""
    found = _WITHIN.fullmatch(mark.number or "")
    return found["number"] if found else None

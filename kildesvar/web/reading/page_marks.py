"""What is marked on the picture of a page: rectangles around lines of words, each with its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.findings import Reading
from corpus.papers import Page, Word
from corpus.spans import Box, Span
from kildesvar.web.reading.found_words import found_spans
from kildesvar.web.reading.overlaps import Overlaps

_GAP = 1.5
"""Widest gap between two words of one line, in heights of the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rectangles that belong together."""

    kind: str
    """``found``, ``chosen`` or ``theme``."""
    name: str
    """The theme's name; empty for the other kinds."""
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPage:
    """A page and what is marked on it."""

    page: Page
    groups: tuple[Group, ...]

    def has(self, kind: str) -> bool:
        """Whether something of that kind is marked."""
        return any(group.kind == kind for group in self.groups)


def pages_with(boxes: Sequence[Box], pages: Iterable[Page]) -> tuple[MarkedPage, ...]:
    """Those of `pages` on which any of the `boxes` lies, of the words under a quote, marked."""
    quote = Group(kind="chosen", name="", boxes=lines_of(boxes))
    marked = (MarkedPage(page=page, groups=tuple(_on(page.number, [quote]))) for page in pages)
    return tuple(page for page in marked if page.groups)


def marked_pages(
    reading: Reading, *, query: str = "", chosen: Span | None = None
) -> tuple[MarkedPage, ...]:
    """Every page of a paper with its themes, the words found and the stretch asked for."""
    words = Overlaps(reading.words, lambda word: word.span)
    groups = [
        *(_group(words, "theme", name, spans) for name, spans in _themes(reading)),
        *([_group(words, "chosen", "", [chosen])] if chosen else ()),
        _group(words, "found", "", found_spans(reading.text, query)),
    ]
    return tuple(
        MarkedPage(page=page, groups=tuple(_on(page.number, groups))) for page in reading.pages
    )


def lines_of(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """The boxes of words, in text order, joined along their lines."""
    lines: list[Box] = []
    for box in boxes:
        if lines and _continues(lines[-1], box):
            lines[-1] = lines[-1].union(box)
        else:
            lines.append(box)
    return tuple(lines)


def _continues(line: Box, box: Box) -> bool:
    if line.page != box.page:
        return False
    height = min(line.bottom - line.top, box.bottom - box.top)
    shared = min(line.bottom, box.bottom) - max(line.top, box.top)
    return shared > height / 2 and -height < box.x0 - line.x1 < _GAP * height


def _themes(reading: Reading) -> list[tuple[str, list[Span]]]:
    spans: dict[str, list[Span]] = {}
    passages = {passage.id: passage for passage in reading.passages if not passage.hidden}
    for theme in reading.themes:
        if theme.passage in passages:
            spans.setdefault(theme.name, []).append(passages[theme.passage].span)
    return sorted(spans.items())


def _group(words: Overlaps[Word], kind: str, name: str, spans: Sequence[Span]) -> Group:
    boxes = [box for span in spans for box in lines_of(word.box for word in words.over(span))]
    return Group(kind=kind, name=name, boxes=tuple(boxes))


def _on(page: int, groups: Iterable[Group]) -> Iterable[Group]:
    for group in groups:
        boxes = tuple(box for box in group.boxes if box.page == page)
        if boxes:
            yield Group(kind=group.kind, name=group.name, boxes=boxes)

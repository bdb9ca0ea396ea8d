"""A paper's text cut into pieces that each carry their marks, ready for a template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.findings import Amount, Mention, Passage, Reading
from corpus.papers import Heading
from corpus.spans import Span
from kildesvar.web.reading.found_words import found_spans
from kildesvar.web.reading.overlaps import Overlaps
from queries.privacy import mask_personal_numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of text that stands out."""

    span: Span
    kind: str
    """``found``, ``amount``, ``name`` or ``quote``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of characters with the same marks."""

    text: str
    found: bool
    """Whether it is among the words looked for."""
    kinds: tuple[str, ...]
    """Its other marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph or heading of a paper."""

    anchor: str
    """For addresses within the page."""
    level: int | None
    """1 to 6 for a heading."""
    pieces: tuple[Piece, ...]
    passages: tuple[str, ...]
    """Ids of the passages that begin in it."""
    themes: Mapping[str, tuple[str, ...]]
    """The cues of each theme of its passages."""
    page: int | None
    """The page that begins here, where one does."""
    chosen: bool
    """Whether it belongs to the passage or quote that was asked for."""


def blocks_of(
    reading: Reading, *, query: str = "", chosen: Span | None = None
) -> tuple[Block, ...]:
    """The blocks of a paper in the order of its text; what is printed invisibly is left out."""
    text = mask_personal_numbers(reading.text)
    marks = Overlaps(
        (*_found(text, query), *_money(reading.amounts), *_names(reading.mentions)), _span_of
    )
    passages = Overlaps(reading.passages, _span_of)
    headings = Overlaps(reading.headings, _span_of)
    cues = _cues(reading)
    starts = _page_starts(reading)
    blocks = []
    for span in _paragraphs(text):
        within = passages.over(span)
        if any(item.hidden and item.span.contains(span) for item in within):
            continue
        within = [item for item in within if not item.hidden]
        heading = next(iter(headings.over(span)), None)
        page = next((number for start, number in starts if start < span.end), None)
        starts = [(start, number) for start, number in starts if start >= span.end]
        blocks.append(
            Block(
                anchor=f"t{span.start}",
                level=heading.level if heading else None,
                pieces=tuple(_pieces(text, span, marks.over(span))),
                passages=tuple(item.id for item in within if item.span.start >= span.start),
                themes=_themes_of(within, cues),
                page=page,
                chosen=chosen is not None and span.overlaps(chosen),
            )
        )
    return tuple(blocks)


def pieces_of(text: str, query: str) -> tuple[Piece, ...]:
    """A text by itself, the words of `query` marked."""
    masked = mask_personal_numbers(text)
    return tuple(_pieces(masked, Span(0, len(masked)), _found(masked, query)))


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            yield Span(start, start + len(paragraph))
        start += len(paragraph) + 2


def _pieces(text: str, span: Span, near: Sequence[Mark]) -> Iterator[Piece]:
    edges = {span.start, span.end}
    for mark in near:
        edges |= {max(span.start, mark.span.start), min(span.end, mark.span.end)}
    for start, end in pairwise(sorted(edges)):
        kinds = {mark.kind for mark in near if mark.span.contains(Span(start, end))}
        others = tuple(sorted(kinds - {"found"}))
        yield Piece(text=text[start:end], found="found" in kinds, kinds=others)


def _found(text: str, query: str) -> tuple[Mark, ...]:
    return tuple(Mark(span=span, kind="found") for span in found_spans(text, query))


def _money(amounts: Sequence[Amount]) -> tuple[Mark, ...]:
    return tuple(Mark(span=amount.span, kind="amount") for amount in amounts)


def _names(mentions: Sequence[Mention]) -> tuple[Mark, ...]:
    return tuple(Mark(span=mention.span, kind="name") for mention in mentions)


def _cues(reading: Reading) -> dict[str, dict[str, tuple[str, ...]]]:
    cues: dict[str, dict[str, tuple[str, ...]]] = {}
    for theme in reading.themes:
        cues.setdefault(theme.passage, {})[theme.name] = theme.cues
    return cues


def _themes_of(
    passages: Sequence[Passage], cues: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> dict[str, tuple[str, ...]]:
    themes: dict[str, tuple[str, ...]] = {}
    for passage in passages:
        for name, words in cues.get(passage.id, {}).items():
            themes[name] = tuple(dict.fromkeys((*themes.get(name, ()), *words)))
    return themes


def _span_of(item: Mark | Passage | Heading) -> Span:
    return item.span


def _page_starts(reading: Reading) -> list[tuple[int, int]]:
    """Where each page begins in the text, and its number."""
    first: dict[int, int] = {}
    for word in reading.words:
        first.setdefault(word.box.page, word.span.start)
    return [(start, number) for number, start in sorted(first.items())]

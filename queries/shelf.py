"""The papers an answer is drawn from, read from the catalogue once each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from corpus.catalogue import Catalogue
from corpus.findings import Passage, QuestionState, Role
from corpus.papers import Kind, Paper, TextSource
from corpus.spans import Span
from models.danish.question_words import ITEM_MARK
from queries.asked import content_terms
from queries.telling import opens_list

_LISTED = frozenset({Role.LIST_ITEM, Role.DECISION, Role.TABLE_ROW})
"""Roles whose passages are one of several below a line that opens them."""
_POINT = re.compile(rf"{ITEM_MARK.pattern}|at\b", re.IGNORECASE)
"""How a point of a decision begins."""


class Shelf:
    """Papers with their text and passages, kept for as long as one answer is made.

    Those of `papers` are not asked for again.
    """

    def __init__(self, catalogue: Catalogue, papers: Iterable[Paper] = ()) -> None:
        self.catalogue = catalogue
        known = {paper.id: paper for paper in papers}
        self.paper = lru_cache(maxsize=None)(
            lambda paper: known.get(paper) or catalogue.paper(paper)
        )
        self.text = lru_cache(maxsize=None)(catalogue.text)
        self.terms = lru_cache(maxsize=None)(self._terms)
        """The different `content_terms` of a paper."""
        self.words = lru_cache(maxsize=None)(catalogue.words)
        """A paper's words and where they stand."""
        self._passages = lru_cache(maxsize=None)(catalogue.passages_of)
        self._pages = lru_cache(maxsize=None)(catalogue.pages)
        self.only_asks = lru_cache(maxsize=None)(self._only_asks)
        """Whether a paper is a letter without answers: what it tells is its writer's word."""

    def passages(self, paper: str) -> tuple[Passage, ...]:
        """A paper's passages that a reader sees, in the order of its text."""
        return tuple(passage for passage in self._passages(paper) if not passage.hidden)

    def lead(self, passage: Passage) -> Passage | None:
        """What opens the passage: the line above its list, or the paragraph before it."""
        before = [
            other
            for other in self.passages(passage.paper)
            if other.span.end <= passage.span.start
            and (passage.role not in _LISTED or other.role != passage.role)
        ]
        return before[-1] if before else None

    def list_of(self, passage: Passage) -> tuple[Passage, ...]:
        """The list that the passage opens or stands in; empty where there is none.

        Its items may be lines without a mark, which no full stop ends. All stand under the same
        headings: the decisions on one item of an agenda are no list with those on the next.
        """
        passages = self.passages(passage.paper)
        start = passages.index(passage)
        if not self.is_listed(passage) and opens_list(passage.text, passage):
            unmarked = _unmarked(passages[start + 1 :])
            if unmarked:
                return unmarked
        if self.is_listed(passage):
            while start and _stand_together(passages[start - 1], passage):
                start -= 1
        else:
            start += 1
        items: list[Passage] = []
        for other in passages[start:]:
            if not self.is_listed(other) or (items and not _stand_together(other, items[0])):
                break
            items.append(other)
        return tuple(items)

    def is_listed(self, passage: Passage) -> bool:
        """Whether the passage is one of several in a list or table.

        Points that were decided are; what else the minutes tell of a decision is running text.
        """
        if passage.role is Role.DECISION:
            return bool(_POINT.match(passage.text))
        return passage.role in _LISTED

    def sentence_before(self, passage: Passage, sentence: Span) -> Span | None:
        """The sentence that precedes `sentence` in its passage or ends the paragraph before it."""
        earlier = [span for span in passage.sentences if span.end <= sentence.start]
        if not earlier and passage.role is Role.PARAGRAPH:
            above = self.lead(passage)
            earlier = [*above.sentences] if above and _stand_together(above, passage) else []
        return earlier[-1] if earlier else None

    def page_source(self, paper: str, number: int) -> TextSource:
        """Where the text of a page came from."""
        pages = self._pages(paper)
        return next((page.source for page in pages if page.number == number), TextSource.NONE)

    def _terms(self, paper: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(content_terms(self.text(paper))))

    def _only_asks(self, paper: str) -> bool:
        if self.paper(paper).kind is not Kind.ANDET:
            return False
        states = {question.state for question in self.catalogue.questions(paper=paper)}
        return states == {QuestionState.OPEN}


def _stand_together(one: Passage, other: Passage) -> bool:
    return one.role == other.role and one.headings == other.headings


def _unmarked(following: Sequence[Passage]) -> tuple[Passage, ...]:
    """The lines at the beginning of `following` that no full stop ends, with one that ends them."""
    items: list[Passage] = []
    for passage in following:
        if passage.role is not Role.PARAGRAPH or len(passage.sentences) != 1:
            break
        is_last = passage.text.rstrip().endswith((".", "!", "?", ":"))
        if is_last and not (items and _opens_alike(items[0], passage)):
            break
        items.append(passage)
        if is_last:
            break
    return tuple(items) if len(items) > 1 else ()


def _opens_alike(one: Passage, other: Passage) -> bool:
    return one.text.split()[:1] == other.text.split()[:1]

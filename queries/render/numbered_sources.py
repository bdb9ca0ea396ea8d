"""The sources of a draft, numbered in the order in which they are first used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from corpus.drafts import Citation, Draft
from queries.citations import citations_of, where

_Place = tuple[str, int, int]
"""Paper, start and end: what makes two citations the same source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A cited quote with its number in the draft."""

    number: int
    citation: Citation

    @property
    def where(self) -> str:
        """Title, date and page: ``Prisoversigt, 3. april 2025, side 2``."""
        return where(self.citation)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedSources:
    """Every source of a draft, found by its citation."""

    by_place: dict[_Place, Source]

    @classmethod
    def of(cls, draft: Draft) -> Self:
        """The sources of `draft`, numbered from 1."""
        numbered: dict[_Place, Source] = {}
        for citation in citations_of(draft):
            source = Source(number=len(numbered) + 1, citation=citation)
            numbered.setdefault(_place(citation), source)
        return cls(by_place=numbered)

    def source(self, citation: Citation) -> Source:
        """The source that `citation` of the draft names."""
        return self.by_place[_place(citation)]

    def sources(self, citations: tuple[Citation, ...]) -> tuple[Source, ...]:
        """The sources that `citations` of the draft name, in their order."""
        return tuple(self.source(citation) for citation in citations)

    @property
    def all(self) -> tuple[Source, ...]:
        """The sources by number."""
        return tuple(self.by_place.values())


def _place(citation: Citation) -> _Place:
    return citation.paper, citation.span.start, citation.span.end

"""What a search gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.drafts import Searched
from corpus.errors import UsageError
from corpus.findings import Passage
from corpus.papers import Paper
from corpus.spans import Box, Span

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceScore:
    """A sentence of a passage and how near it is to the question."""

    span: Span
    """In the paper's text."""
    cosine: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage that may answer, with every score it got."""

    passage: Passage
    score: float
    """The fused score the candidates are ordered by, 0 to 1, comparable within one search."""
    cosine: float
    """Question and whole passage; comparable between searches with one encoder."""
    bm25: float
    """Question's words in passage and headings; 0 without any."""
    sentence_cosines: tuple[float, ...]
    """Question and each sentence of the passage, in its order."""

    @property
    def sentences(self) -> tuple[SentenceScore, ...]:
        """All sentences of the passage, in its order."""
        return tuple(
            SentenceScore(span=span, cosine=cosine)
            for span, cosine in zip(self.passage.sentences, self.sentence_cosines, strict=True)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a hit is a hit."""

    meaning: float
    """Highest cosine of the question with the passage or one of its sentences."""
    words: tuple[str, ...]
    """The words of the question that the passage or its headings hold, as asked."""
    tags: tuple[str, ...]
    """Themes of the passage that the question names or that were asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where else the same text stands."""

    passage: str
    paper: Paper
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that was found, ready to be shown."""

    passage: Passage
    paper: Paper
    score: float
    """0 to 1."""
    why: Why
    themes: Mapping[str, float]
    """Scores of the passage's themes by name."""
    boxes: tuple[Box, ...]
    also_in: tuple[Place, ...]
    """Other places of (nearly) the same text, best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """Hits, best first, and what was looked through for them."""

    query: str
    """As the user typed it."""
    hits: tuple[Hit, ...]
    searched: Searched
    understood: tuple[str, ...]
    """What the query line was taken to ask beside its words, in Danish, one line each."""
    facets: Mapping[str, Mapping[str, int]]
    """How many of the found passages bear each value: facet name -> value -> count."""

    def to_pandas(self) -> DataFrame:
        """The hits as a table with the columns of `hit_row`.

        Raises `UsageError` where pandas is not installed: Kildesvar does not need it otherwise.
        """
        try:
            import pandas
        except ImportError as error:
            raise UsageError(
                "pandas is not installed.", remedy="Install it: pip install pandas."
            ) from error
        return pandas.DataFrame([hit_row(hit) for hit in self.hits])


def hit_row(hit: Hit) -> dict[str, Any]:
    """One hit as flat values: text, numbers, and lists joined by ``; ``."""
    paper = hit.paper
    return {
        "score": round(hit.score, 4),
        "text": hit.passage.text,
        "title": paper.title,
        "kind": paper.kind.value,
        "date": paper.date.isoformat() if paper.date else "",
        "body": paper.body or "",
        "department": paper.department or "",
        "case_numbers": "; ".join(paper.case_numbers),
        "pages": "; ".join(map(str, hit.passage.pages)),
        "headings": " › ".join(hit.passage.headings),
        "themes": "; ".join(hit.themes),
        "also_in": "; ".join(place.paper.title for place in hit.also_in),
        "passage": hit.passage.id,
        "paper": paper.id,
        "span_start": hit.passage.span.start,
        "span_end": hit.passage.span.end,
        "url": paper.url or "",
    }

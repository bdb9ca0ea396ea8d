"""What a search gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.drafts import Searched
from corpus.errors import UsageError
from corpus.findings import Passage
from corpus.months import as_printed
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
    text: str
    """What of it was looked for by meaning and words; empty where it holds conditions alone."""
    fields: frozenset[str]
    """Names of the fields that the line itself narrows by."""
    hits: tuple[Hit, ...]
    searched: Searched
    understood: tuple[str, ...]
    """What the query line was taken to ask beside its words, in Danish, one line each."""
    facets: Mapping[str, Mapping[str, int]]
    """How many of the found passages bear each value: facet name -> value -> count."""

    @property
    def counted(self) -> int:
        """How many passages the facets are counted over: each paper has one kind."""
        return sum(self.facets.get("art", {}).values())

    def to_pandas(self) -> DataFrame:
        """The hits as a table with the columns `HIT_COLUMNS`.

        Raises `UsageError` where pandas is not installed: Kildesvar does not need it otherwise.
        """
        try:
            import pandas
        except ImportError as error:
            raise UsageError(
                "pandas is not installed.", remedy="Install it: pip install pandas."
            ) from error
        return pandas.DataFrame([hit_row(hit) for hit in self.hits], columns=list(HIT_COLUMNS))


_CELLS: dict[str, Callable[[Hit], Any]] = {
    "score": lambda hit: round(hit.score, 4),
    "text": lambda hit: hit.passage.text,
    "title": lambda hit: hit.paper.title,
    "kind": lambda hit: hit.paper.kind.value,
    "date": lambda hit: as_printed(hit.paper.date),
    "body": lambda hit: hit.paper.body or "",
    "department": lambda hit: hit.paper.department or "",
    "case_numbers": lambda hit: "; ".join(hit.paper.case_numbers),
    "pages": lambda hit: "; ".join(map(str, hit.passage.pages)),
    "headings": lambda hit: " › ".join(hit.passage.headings),
    "themes": lambda hit: "; ".join(hit.themes),
    "also_in": lambda hit: "; ".join(place.paper.title for place in hit.also_in),
    "passage": lambda hit: hit.passage.id,
    "paper": lambda hit: hit.paper.id,
    "span_start": lambda hit: hit.passage.span.start,
    "span_end": lambda hit: hit.passage.span.end,
    "url": lambda hit: hit.paper.url or "",
}

HIT_COLUMNS = tuple(_CELLS)
"""The columns of a table of hits."""


def hit_row(hit: Hit) -> dict[str, Any]:
    """One hit as flat values: text, numbers, and lists joined by ``; ``."""
    return {column: cell(hit) for column, cell in _CELLS.items()}

"""The shapes of the interface for programs, as its description (OpenAPI) tells them.

They describe what `kildesvar.contract` and `queries.render.json` make; a test holds the two
together. Every shape may gain fields.
"""

from __future__ import annotations

import datetime

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """A JSON object that may gain fields."""

    model_config = ConfigDict(extra="allow", populate_by_name=True)


class BoxShape(Shape):
    """A rectangle on a page, in points from the page's top left."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class SearchedShape(Shape):
    """What was looked through."""

    papers: int
    passages: int
    first: datetime.date | None = Field(alias="from")
    last: datetime.date | None = Field(alias="to")
    unread: int
    missing: int


class WhyShape(Shape):
    """Why a passage was found."""

    meaning: float
    words: list[str]
    tags: list[str]


class HitShape(Shape):
    """A found passage; `span` is ``[start, end)`` in codepoints of the paper's text."""

    passage: str
    paper: str
    title: str
    kind: str
    date: datetime.date | None
    pages: list[int]
    text: str
    span: tuple[int, int]
    boxes: list[BoxShape]
    headings: list[str]
    themes: dict[str, float]
    score: float
    url: str | None
    why: WhyShape


class SearchShape(Shape):
    """The result of a search."""

    query: str
    text: str
    hits: list[HitShape]
    searched: SearchedShape
    understood: list[str]
    facets: dict[str, dict[str, int]]


class PersonShape(Shape):
    """Somebody named in a paper."""

    name: str
    party: str | None


class PaperShape(Shape):
    """A paper's record; `pages` are counted in the original file."""

    id: str
    kind: str
    title: str
    date: datetime.date | None
    body: str | None
    case_numbers: list[str]
    department: str | None
    people: list[PersonShape]
    parties: list[str]
    language: str
    access: str
    pages: list[int]
    bundle: str | None
    version_of: str | None
    url: str | None


class PassageShape(Shape):
    """A passage with its place."""

    id: str
    paper: str
    span: tuple[int, int]
    text: str
    pages: list[int]
    headings: list[str]
    role: str


class PromiseShape(Shape):
    """What was promised by when."""

    text: str
    due: datetime.date | None


class QuestionShape(Shape):
    """A councillor's question."""

    id: str
    text: str
    parts: list[str]
    asked_by: str | None
    party: str | None
    asked_on: datetime.date | None
    paper: str
    page: int
    span: tuple[int, int]
    state: str
    promise: PromiseShape | None


class QuestionsShape(Shape):
    """Questions of letters held."""

    questions: list[QuestionShape]


class ReadingShape(PaperShape):
    """A paper with its text and all that was found in it."""

    text: str
    passages: list[PassageShape]
    questions: list[QuestionShape]


class CitationShape(Shape):
    """A quote and where it stands."""

    paper: str
    title: str
    date: datetime.date | None
    page: int
    quote: str
    span: tuple[int, int]
    boxes: list[BoxShape]
    url: str | None


class StatementShape(Shape):
    """A sentence of a draft and the quotes it rests on."""

    text: str
    citations: list[CitationShape]
    written: bool


class EarlierShape(Shape):
    """An earlier answer to the same question, and what later papers say of it."""

    question: CitationShape
    answer: CitationShape
    since: list[CitationShape]


class PartShape(Shape):
    """A part of a question: ``fundet``, ``usikkert`` or ``ikke fundet``, and why."""

    text: str
    state: str
    reason: str
    statements: list[StatementShape]
    nearest: CitationShape | None
    earlier: list[EarlierShape]


class DraftQuestionShape(Shape):
    """A question with its parts."""

    text: str
    parts: list[PartShape]


class ConflictShape(Shape):
    """The same thing said with different numbers."""

    about: str
    citations: list[CitationShape]


class DraftShape(Shape):
    """A cited draft."""

    letter: dict[str, object] | None
    questions: list[DraftQuestionShape]
    conflicts: list[ConflictShape]
    searched: SearchedShape
    manifest: dict[str, object]


class VerifyShape(Shape):
    """Whether the quotes of a draft still stand."""

    quotes: int
    exact: int
    drifted: list[str]
    outdated: list[str]


class ErrorShape(Shape):
    """Why a request could not be met, with the remedy."""

    error: str

"""A draft answer and the evidence it rests on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from corpus.spans import Box, Span


class State(StrEnum):
    """How well the papers answer a part of a question; the user reads these words."""

    FOUND = "fundet"
    UNSURE = "usikkert"
    NOT_FOUND = "ikke fundet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A quote and where it stands."""

    paper: str
    title: str
    date: datetime.date | None
    """A `corpus.months.Month` where the paper prints no day."""
    page: int
    """The first page the quote stands on, 1-based in the original file."""
    quote: str
    """Exactly the paper's stored text under `span`."""
    span: Span
    boxes: tuple[Box, ...]
    url: str | None
    ocr: bool
    """Whether the quoted text was recognised from an image and may hold misreadings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence of the draft with the quotes it rests on."""

    text: str
    citations: tuple[Citation, ...]
    written: bool
    """Whether a language model worded it; such a sentence has passed every gate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAnswer:
    """What was answered to the same question before."""

    question: Citation
    """As it was asked then."""
    answer: Citation
    since: tuple[Citation, ...]
    """What later papers say of it, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPart:
    """One part of a question and what the papers say of it."""

    text: str
    state: State
    reason: str
    """Why this state, in Danish."""
    statements: tuple[Statement, ...]
    nearest: Citation | None
    """The closest passage where nothing answers."""
    earlier: tuple[EarlierAnswer, ...] = ()
    """Answers that were given to the same question before, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """An answer that a paper promises for later."""

    promise: Citation
    """The words that promise it."""
    by: str | None
    """The department or body that promised."""
    due: datetime.date | None
    """The last day of what was promised."""
    due_text: str | None
    """The time as printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftQuestion:
    """A question of the letter with its parts."""

    text: str
    parts: tuple[DraftPart, ...]
    pending: Pending | None = None
    """The answer promised for later, where the letter itself is a reply that postpones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """The same thing said with different numbers."""

    about: str
    """What the numbers are of, in Danish."""
    citations: tuple[Citation, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What a search looked through."""

    papers: int
    passages: int
    first: datetime.date | None
    """Date of the oldest paper."""
    last: datetime.date | None
    unread: int
    """Files and pages that could not be read."""
    missing: int = 0
    """What sources list or name and do not give, as of their last rounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawAnswer:
    """What a writer answered to one request, as it came; one of the last three is given."""

    request: str
    """Fingerprint of the prompt and the schema."""
    text: str | None = None
    likelihood: float | None = None
    """Probability of *Ja*, 0 to 1."""
    failure: str | None = None
    """Why there was no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """How a draft was worded: with this it comes out the same without the model."""

    model: str
    sha256: str | None
    """Of the model's file; an endpoint does not tell."""
    settings: tuple[tuple[str, int | str], ...]
    """Name and value, by name."""
    prompts: str
    """Version of the prompts."""
    answers: tuple[RawAnswer, ...]
    """In the order in which they were given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What replays a draft byte for byte."""

    corpus: str
    """Fingerprint of the papers held."""
    recipe: str
    """Fingerprint of the index."""
    settings: str
    templates: str
    version: str
    """Kildesvar's version."""
    writer: str | None
    """The model that worded the draft."""
    writing: Writing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The letter that a draft answers."""

    paper: str
    title: str
    date: datetime.date | None
    asked_by: str | None
    party: str | None
    asked_on: datetime.date | None
    department: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft answer to a letter, or to a question put by hand."""

    letter: Letter | None
    questions: tuple[DraftQuestion, ...]
    conflicts: tuple[Conflict, ...]
    searched: Searched
    manifest: Manifest

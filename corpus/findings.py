"""What is found in a paper: passages, and what they say of themes, money, names and questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from corpus.papers import Heading, Original, Page, Paper, Word
from corpus.spans import Box, Span


class Role(StrEnum):
    """What a passage is in the layout of its paper."""

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    QUESTION = "question"
    ANSWER = "answer"
    DECISION = "decision"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The unit that is tagged, indexed and found: a paragraph, a list item, a table row ..."""

    id: str
    """Made from paper, span and the recipe of passages."""
    paper: str
    span: Span
    text: str
    """Exactly the paper's text under `span`."""
    pages: tuple[int, ...]
    """The pages it stands on, 1-based, ascending."""
    headings: tuple[str, ...]
    """The headings above it, outermost first."""
    role: Role
    context: str
    """What the passage needs to be understood but does not hold, such as a table row's header
    cells. It helps to find the passage and is never quoted."""
    sentences: tuple[Span, ...]
    """Its sentences, in the paper's text, in order, without the white space between them."""
    number: str | None
    """The printed number or letter of a list item or heading: ``2``, ``a``, ``4.2``."""
    hidden: bool
    """Printed so that no reader sees it (white, tiny, off the page): never quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme that a passage bears: ``princip``, ``omkostning``, ``alternativ`` or another."""

    passage: str
    name: str
    score: float
    """0 to 1."""
    cues: tuple[str, ...]
    """The words that gave it, as printed."""
    source: str
    """What gave it and in which version, e.g. ``rules:3f2a`` or ``encoder:9b1c``."""


class Change(StrEnum):
    """The direction in which an amount is said to move."""

    RISE = "rise"
    FALL = "fall"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A sum of money as printed and as a number."""

    passage: str
    span: Span
    """The printed amount in the paper's text, with its unit: ``313 mio. kr.``."""
    verbatim: str
    kroner: Decimal
    """For a range, its lower end."""
    kroner_high: Decimal | None
    """The upper end of a range (``10-12 mio. kr.``), else ``None``."""
    year_from: int | None
    year_to: int | None
    """Equal to `year_from` for one year."""
    price_level: int | None
    """The year of the price level (``2024-p/l``)."""
    yearly: bool | None
    """Yearly (``True``), one-off (``False``), or unsaid."""
    pays_for: str | None
    """What the money is for, as printed."""
    change: Change | None


class MentionKind(StrEnum):
    """The sort of thing a name names."""

    PERSON = "person"
    PARTY = "party"
    ORGANISATION = "organisation"
    PLACE = "place"
    PRODUCT = "product"
    DEPARTMENT = "department"
    BODY = "body"
    LAW = "law"
    CASE_NUMBER = "case number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in a passage."""

    passage: str
    span: Span
    kind: MentionKind
    name: str
    """The name in its base form: ``Borgerrepræsentationen`` for ``Borgerrepræsentationens``."""
    source: str
    """What found it and in which version."""


Form = tuple[MentionKind, str]
"""A name as it is printed, in its base form."""


class QuestionState(StrEnum):
    """How far a councillor's question has come."""

    OPEN = "open"
    POSTPONED = "postponed"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Who promised what by when."""

    span: Span
    text: str
    """Verbatim."""
    by: str | None
    """The department or body that promised."""
    due: date | None
    """The last day of what was promised: ``i løbet af 2025`` is 2025-12-31."""
    due_text: str | None
    """The time as printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A councillor's written question."""

    id: str
    paper: str
    span: Span
    text: str
    """Verbatim, with side remarks that belong to it."""
    pages: tuple[int, ...]
    number: int
    """1-based, in the order of the letter."""
    parts: tuple[str, ...]
    """The question split into questions that can each be answered alone."""
    asked_by: str | None
    party: str | None
    asked_on: date | None
    state: QuestionState
    promise: Promise | None


class Outcome(StrEnum):
    """What came of a proposal."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    POSTPONED = "postponed"
    NOTED = "noted"
    """Taken note of or discussed, without a choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """How a body voted. Parties are given by letter, members without a party by name."""

    in_favour: tuple[str, ...]
    against: tuple[str, ...]
    abstained: tuple[str, ...]
    count_in_favour: int | None
    count_against: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a political body decided, as a paper records or retells it."""

    span: Span
    text: str
    """Verbatim."""
    body: str | None
    """The level that took it: ``BR``, ``ØU``, a committee."""
    taken_on: date | None
    outcome: Outcome | None
    votes: Votes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A paper as read: its record, its text with every word's place, and what stands in it."""

    paper: Paper
    text: str
    """NFC; paragraphs are parted by a blank line, lines within them joined."""
    pages: tuple[Page, ...]
    words: tuple[Word, ...]
    """In text order; their spans do not overlap."""
    headings: tuple[Heading, ...]
    passages: tuple[Passage, ...]
    themes: tuple[Theme, ...]
    amounts: tuple[Amount, ...]
    mentions: tuple[Mention, ...]
    questions: tuple[Question, ...]
    decisions: tuple[Decision, ...] = ()

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """The rectangles of the words under `span`, in text order."""
        return tuple(word.box for word in self.words if word.span.overlaps(span))


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalReading:
    """Everything one file gave: its papers in page order."""

    original: Original
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file, page or address that could not be used, kept so that nothing is silently missing."""

    source: str
    """The path or address as the user gave it."""
    sha256: str | None
    reason: str
    """In English, with the remedy."""
    page: int | None
    """1-based, where one page failed and the rest was read."""
    retryable: bool

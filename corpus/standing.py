"""What is asked again of every new paper, and what came of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from corpus.drafts import State
from corpus.spans import Span


class NewsKind(StrEnum):
    """What a new paper was found to hold."""

    SEARCH = "search"
    """A passage that a saved search looks for."""
    EVIDENCE = "evidence"
    """A sentence that answers, or touches, an open question."""
    ANSWER = "answer"
    """An answer that some paper gives to the same question as an open one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A passage that meets a saved search or an open question. Each is told once."""

    kind: NewsKind
    subject: str
    """The id of the saved search or of the question."""
    part: str
    """The part of the question that it bears on; empty for a search."""
    paper: str
    passage: str
    page: int
    """The first page the quote stands on, 1-based in the original file."""
    span: Span
    """In the paper's text."""
    quote: str
    """Verbatim, personal numbers masked."""
    state: State
    """How well it answers: found or unsure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptNews:
    """News as the ledger has it."""

    id: int
    """Grows with every entry."""
    found_at: datetime.datetime
    """UTC."""
    news: News


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
    """A version of the draft that the program keeps for a letter with open questions."""

    letter: str
    """The id of the letter's paper."""
    number: int
    """From 1."""
    made_at: datetime.datetime
    """UTC."""
    changes: tuple[str, ...]
    """What changed from the version before and why, a Danish sentence each."""

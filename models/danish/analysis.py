"""What the Danish pipeline says of a text: its sentences, its words, the names in it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.findings import MentionKind
from corpus.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, number or punctuation mark."""

    span: Span
    """In the text that was analysed."""
    text: str
    lemma: str
    """The dictionary form: lower case but for names, ``licensudgift`` for ``Licensudgifternes``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name of someone or something."""

    span: Span
    """In the text that was analysed; without brackets or a closing full stop."""
    kind: MentionKind
    name: str
    """The base form: ``Borgerrepræsentationen`` for ``Borgerrepræsentationens``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that is said of one text. Spans are relative to it, in order, and do not overlap."""

    sentences: tuple[Span, ...]
    """Without the white space between them."""
    tokens: tuple[Token, ...]
    """Without white space."""
    names: tuple[Name, ...]

"""Ids made from content, so that reading the same bytes twice gives the same papers."""

from __future__ import annotations

import hashlib

from corpus.spans import Span

_ID_DIGITS = 16
"""64 bits: with ten million passages a clash has a chance of about one in 400,000."""


def paper_id(original: str, first_page: int, last_page: int) -> str:
    """The id of the pages `first_page` to `last_page` (1-based, inclusive) of a file.

    `original` is the file's SHA-256 in hexadecimal.
    """
    return _digest("paper", original, first_page, last_page)


def passage_id(paper: str, span: Span, recipe: str) -> str:
    """The id of a passage, by its paper, its place and the recipe that cut it."""
    return _digest("passage", paper, span.start, span.end, recipe)


def question_id(paper: str, span: Span) -> str:
    """The id of a councillor's question, by its paper and its place."""
    return _digest("question", paper, span.start, span.end)


def _digest(*parts: str | int) -> str:
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:_ID_DIGITS]

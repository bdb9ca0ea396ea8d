"""Where the words of a query stand in a text."""

from __future__ import annotations

import re

from corpus.spans import Span
from models.danish.stems import STOP_WORDS, stem, words

_SHORTEST_PART = 5
"""Letters that a word must have to be found within compounds."""

_WORD = re.compile(r"[^\W_]+(?:[.,:/’'\-][^\W_]+)*")


def found_spans(text: str, query: str) -> tuple[Span, ...]:
    """The words of `text` with the stem of a word of `query`, in order; function words never.

    A compound is found by its first or last part (``kontorlicens`` for ``licens``).
    """
    wanted = {stem(word) for word in words(query) if word not in STOP_WORDS}
    if not wanted:
        return ()
    long_enough = tuple(part for part in wanted if len(part) >= _SHORTEST_PART)
    return tuple(
        Span(match.start(), match.end())
        for match in _WORD.finditer(text)
        if any(_meets(stem(word), wanted, long_enough) for word in words(match[0]))
    )


def _meets(found: str, wanted: set[str], parts: tuple[str, ...]) -> bool:
    return found in wanted or found.startswith(parts) or found.endswith(parts)

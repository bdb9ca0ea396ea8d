"""Where the words of a query stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.spans import Span
from models.danish.stems import STOP_WORDS, light_stem, stem, words
from queries.hits import with_parts

_SHORTEST_PART = 5
"""Letters that a word without its ending must have to be found within compounds."""

_WORD = re.compile(r"[^\W_]+(?:[.,:/’'\-][^\W_]+)*")


def found_spans(text: str, query: str) -> tuple[Span, ...]:
    """The words of `text` with the stem of a word of `query`, in order; function words never.

    A compound is found by its first or last part (``kontorlicenser`` for ``licens``), and the parts
    of a hyphenated word are looked for, too.
    """
    asked = [part for word in words(query) for part in with_parts(word) if part not in STOP_WORDS]
    wanted = {stem(word) for word in asked}
    if not wanted:
        return ()
    parts = _parts(asked)
    return tuple(
        Span(match.start(), match.end())
        for match in _WORD.finditer(text)
        if any(_meets(word, wanted, parts) for word in words(match[0]))
    )


def _parts(asked: Iterable[str]) -> tuple[str, ...]:
    parts = (light_stem(word) for word in asked)
    return tuple(part for part in parts if len(part) >= _SHORTEST_PART)


def _meets(word: str, wanted: set[str], parts: tuple[str, ...]) -> bool:
    return stem(word) in wanted or word.startswith(parts) or light_stem(word).endswith(parts)

"""Fixed names from a table, found in running text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.findings import MentionKind
from corpus.spans import Span
from models.danish.analysis import Name

_WORD = re.compile(r"[^\W_]+(?:[.'’&/-][^\W_]+)*")
_CLOSING = re.compile(r"(?:['’]?s)?(?!\w)")
"""What may follow the form itself: a genitive, then no further letter."""
_ENDINGS = ("", "'s", "’s", "s")
"""Genitives of a phrase's first word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A form that a name is written in."""

    form: str
    kind: MentionKind
    name: str
    """What the form is filed under."""
    exact: bool
    """Whether capitals must agree."""


class PhraseBook:
    """Phrases by their first word: one look-up a word of the text, however many phrases.

    A phrase may stand in the genitive. Where several begin at the same word, the longest counts.
    """

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        by_first: defaultdict[str, list[Phrase]] = defaultdict(list)
        for phrase in sorted(phrases, key=lambda phrase: -len(phrase.form)):
            first = _WORD.search(phrase.form)
            if first is None:
                raise ValueError(f"a phrase needs a word: {phrase.form!r}")
            by_first[first.group().lower()].append(phrase)
        self._by_first: defaultdict[str, list[Phrase]] = defaultdict(list)
        for ending in _ENDINGS:
            for first_word, found in by_first.items():
                self._by_first[first_word + ending].extend(found)

    def find(self, text: str) -> Iterator[Name]:
        """The phrases in `text`, in order, without overlap."""
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            candidates = self._by_first.get(word.group().lower())
            name = _longest(candidates, text, word.start()) if candidates else None
            if name is not None:
                end = name.span.end
                yield name


def _longest(candidates: Iterable[Phrase], text: str, start: int) -> Name | None:
    for phrase in candidates:
        end = start + len(phrase.form)
        found = text[start:end]
        same = found == phrase.form if phrase.exact else found.lower() == phrase.form.lower()
        closing = _CLOSING.match(text, end) if same else None
        if closing is not None:
            span = Span(start, closing.end())
            return Name(span=span, kind=phrase.kind, name=phrase.name)
    return None

"""Fixed names from a table, found in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.findings import MentionKind
from corpus.spans import Span
from models.danish.analysis import Name

_WORD = re.compile(r"[^\W_]+(?:[.'’&/-][^\W_]+)*")
_CLOSING = re.compile(r"(?:['’]?s)?(?!\w)")
"""What may follow the form itself: a genitive, then no further letter."""


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
        self._by_first: dict[str, list[Phrase]] = {}
        for phrase in sorted(phrases, key=lambda phrase: -len(phrase.form)):
            first = _WORD.search(phrase.form)
            if first is None:
                raise ValueError(f"a phrase needs a word: {phrase.form!r}")
            self._by_first.setdefault(first.group().lower(), []).append(phrase)

    def find(self, text: str) -> Iterator[Name]:
        """The phrases in `text`, in order, without overlap."""
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            name = self._longest_at(text, word)
            if name is not None:
                end = name.span.end
                yield name

    def _longest_at(self, text: str, word: re.Match[str]) -> Name | None:
        for phrase in self._candidates(word.group().lower()):
            end = word.start() + len(phrase.form)
            found = text[word.start() : end]
            same = found == phrase.form if phrase.exact else found.lower() == phrase.form.lower()
            closing = _CLOSING.match(text, end) if same else None
            if closing is not None:
                span = Span(word.start(), closing.end())
                return Name(span=span, kind=phrase.kind, name=phrase.name)
        return None

    def _candidates(self, word: str) -> Iterator[Phrase]:
        yield from self._by_first.get(word, ())
        for ending in ("'s", "’s", "s"):
            if word.endswith(ending):
                yield from self._by_first.get(word.removesuffix(ending), ())

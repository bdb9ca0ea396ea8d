"""Cues: words and phrases that speak for a theme, compiled and found in text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from corpus.errors import UnusableInputError
from corpus.spans import Span
from models.danish.analysis import Token
from models.danish.quantities.money import find_money
from models.danish.quantities.percents import find_percents

_NUMBER_ROW = re.compile(
    r"\A(?=.*\d[.,]\d)\s*(?:\S*[^\W\d]\S*\s+){1,8}(?:[-−–]?\d[\d.,]*\s+){1,11}[-−–]?\d[\d.,]*\s*\Z"
)
"""A label and at least two numbers, one of them with decimals or thousands, and nothing else."""

_FEATURES: dict[str, Callable[[str], tuple[Span, ...]]] = {
    "{beløb}": lambda text: tuple(found.span for found in find_money(text)),
    "{talrække}": lambda text: tuple(Span(*match.span()) for match in _NUMBER_ROW.finditer(text)),
    "{procent}": lambda text: tuple(found.span for found in find_percents(text)),
}
_BETWEEN_WORDS = r"[\s,:()\"”»'’]+"
_UP_TO_SIX_WORDS = rf"(?:{_BETWEEN_WORDS}\S+){{0,6}}?"


@dataclass(frozen=True, slots=True, kw_only=True)
class CueText:
    """A text as cues see it: as printed, and with each word in its dictionary form."""

    printed: str
    lowered: str
    """`printed` in lower case, character by character, so that spans are those of `printed`."""
    lemmas: str
    """The lemmas in lower case, a space between."""
    places: tuple[tuple[int, Span], ...]
    """For each lemma where it starts in `lemmas` and where its word stands in `printed`."""

    def printed_span(self, start: int, end: int) -> Span:
        """The stretch of `printed` that ``lemmas[start:end]`` stands for."""
        first = bisect_right(self.places, start, key=itemgetter(0)) - 1
        last = bisect_left(self.places, end, key=itemgetter(0)) - 1
        return Span(self.places[first][1].start, self.places[last][1].end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """All cues of a theme, ready to be searched for."""

    phrases: re.Pattern[str]
    """All cues in words as one pattern, the longest first, a group each."""
    groups: Mapping[str, str]
    """The written cue of each group."""
    patterns: Mapping[str, re.Pattern[str]]
    """The cues that are regular expressions."""
    features: tuple[str, ...]
    """The cues that are found by value."""


def cue_text(printed: str, tokens: Sequence[Token]) -> CueText:
    """`printed` with its `tokens`, whose spans are relative to it."""
    lemmas: list[str] = []
    places: list[tuple[int, Span]] = []
    position = 0
    for token in tokens:
        lemma = token.lemma.lower()
        places.append((position, token.span))
        lemmas.append(lemma)
        position += len(lemma) + 1
    lowered = "".join(map(_lower, printed))
    return CueText(printed=printed, lowered=lowered, lemmas=" ".join(lemmas), places=tuple(places))


def compile_cues(written: Sequence[str]) -> Cues:
    """The cues of one theme.

    Words stand for themselves and for words with that lemma, ``*`` for any letters, ``...`` for up
    to six words; ``{beløb}`` and ``{procent}`` are found by value; ``/.../`` is a regular
    expression over the text in lower case. Of overlapping phrases the longest counts.
    """
    regular = [cue for cue in written if len(cue) > 2 and cue[0] == cue[-1] == "/"]
    phrases = [cue for cue in written if cue not in _FEATURES and cue not in regular]
    groups = {f"c{index}": cue for index, cue in enumerate(sorted(phrases, key=len, reverse=True))}
    joined = "|".join(f"(?P<{group}>{_words_pattern(cue)})" for group, cue in groups.items())
    return Cues(
        phrases=re.compile(rf"(?<!\w)(?:{joined or '(?!)'})(?!\w)"),
        groups=groups,
        patterns={cue: _compiled(cue) for cue in regular},
        features=tuple(cue for cue in written if cue in _FEATURES),
    )


def find_cues(cues: Cues, text: CueText) -> Iterator[tuple[str, Span]]:
    """Each cue with a stretch of the printed text where it stands, by printed word or lemma."""
    for match in cues.phrases.finditer(text.lowered):
        yield cues.groups[str(match.lastgroup)], Span(*match.span())
    for match in cues.phrases.finditer(text.lemmas):
        yield cues.groups[str(match.lastgroup)], text.printed_span(*match.span())
    for cue, pattern in cues.patterns.items():
        for match in pattern.finditer(text.lowered):
            yield cue, Span(*match.span())
    for cue in cues.features:
        for span in _FEATURES[cue](text.printed):
            yield cue, span


def _lower(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def _compiled(cue: str) -> re.Pattern[str]:
    try:
        return re.compile(cue[1:-1])
    except re.error as error:
        raise UnusableInputError(
            f"The cue {cue!r} of the theme file is no valid pattern: {error}.",
            remedy="Correct it, or write it in words with * for any letters.",
        ) from error


def _words_pattern(cue: str) -> str:
    pattern = ""
    for part in cue.lower().split():
        if part == "...":
            pattern += _UP_TO_SIX_WORDS
        else:
            word = re.escape(part).replace(r"\*", r"\w*")
            pattern += _BETWEEN_WORDS + word if pattern else word
    return pattern

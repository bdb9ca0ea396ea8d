"""Cues: words and phrases that speak for a theme, compiled and found in text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.errors import UsageError
from corpus.spans import Span
from models.danish.analysis import Token
from models.danish.quantities.money import find_money
from models.danish.quantities.percents import find_percents

_NUMBER = re.compile(r"[-−–]?\d[\d.,]*")
_PARTED = re.compile(r"\d[.,]\d")
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_JOINS_WORDS = re.compile(r"[\s,:()\"”»'’]+")
_GAP = "..."
_WIDEST_GAP = 6
"""Words that ``...`` may stand for."""
_LONGEST_LABEL = 8
"""Words of a table row's label."""


def _is_number_row(text: str) -> bool:
    """Whether `text` is a label and then nothing but numbers, two or more of them, and one of them
    with decimals or thousands: a table row of sums whose header is not at hand."""
    cells = text.split()
    label = next((i for i, cell in enumerate(cells) if _NUMBER.fullmatch(cell)), 0)
    numbers = cells[label:]
    return (
        0 < label <= _LONGEST_LABEL
        and len(numbers) > 1
        and all(map(_NUMBER.fullmatch, numbers))
        and any(map(_PARTED.search, numbers))
    )


def _of_last_text(find: Callable[[str], tuple[Span, ...]]) -> Callable[[str], tuple[Span, ...]]:
    """`find`, looking once through a text that every theme asks about in turn."""
    return lru_cache(maxsize=1)(find)


_FEATURES: dict[str, Callable[[str], tuple[Span, ...]]] = {
    "{beløb}": _of_last_text(lambda text: tuple(found.span for found in find_money(text))),
    "{procent}": _of_last_text(lambda text: tuple(found.span for found in find_percents(text))),
    "{talrække}": lambda text: (Span(0, len(text)),) if _is_number_row(text) else (),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWord:
    """A word of a text with all forms by which a cue may know it."""

    span: Span
    forms: tuple[str, ...]
    """In lower case: as printed, its lemma, and what follows its last hyphen."""
    joined: bool
    """Whether only spaces and light punctuation part it from the word before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueText:
    """A text as cues see it."""

    printed: str
    lowered: str
    """`printed` in lower case, character by character, so that spans are those of `printed`."""
    words: tuple[CueWord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A cue in words."""

    written: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """All cues of a theme, ready to be searched for."""

    starting_with: Callable[[tuple[str, ...]], tuple[Phrase, ...]]
    """The phrases whose first word one of these forms fits."""
    patterns: Mapping[str, re.Pattern[str]]
    """The cues that are regular expressions."""
    features: tuple[str, ...]
    """The cues that are found by value."""


def cue_text(printed: str, tokens: Sequence[Token]) -> CueText:
    """`printed` with its `tokens`, whose spans are relative to it."""
    lowered = _lowered(printed)
    lemmas = {token.span: token.lemma.lower() for token in tokens}
    words: list[CueWord] = []
    end = 0
    for match in _WORD.finditer(lowered):
        span = Span(*match.span())
        forms = (match[0], lemmas.get(span, match[0]), re.split(r"[-’']", match[0])[-1])
        joined = bool(_JOINS_WORDS.fullmatch(lowered, end, match.start()))
        words.append(CueWord(span=span, forms=tuple(dict.fromkeys(forms)), joined=joined))
        end = match.end()
    return CueText(printed=printed, lowered=lowered, words=tuple(words))


def compile_cues(written: Sequence[str]) -> Cues:
    """The cues of one theme.

    Words stand for themselves and for words with that lemma, ``*`` for any letters, ``...`` for up
    to six words; ``{beløb}``, ``{procent}`` and ``{talrække}`` are found by value; ``/.../`` is a
    regular expression over the text in lower case. Of overlapping phrases the longest counts.
    """
    regular = [cue for cue in written if len(cue) > 2 and cue[0] == cue[-1] == "/"]
    phrases = [
        Phrase(written=cue, parts=tuple(cue.lower().split()))
        for cue in written
        if cue not in _FEATURES and cue not in regular
    ]
    return Cues(
        starting_with=_by_first_word(phrases),
        patterns={cue: _compiled(cue) for cue in regular},
        features=tuple(cue for cue in written if cue in _FEATURES),
    )


def find_cues(cues: Cues, text: CueText) -> Iterator[tuple[str, Span]]:
    """Each cue with a stretch of the printed text where it stands."""
    yield from _find_phrases(cues, text)
    for cue, pattern in cues.patterns.items():
        for match in pattern.finditer(text.lowered):
            yield cue, Span(*match.span())
    for cue in cues.features:
        for span in _FEATURES[cue](text.printed):
            yield cue, span


def _find_phrases(cues: Cues, text: CueText) -> Iterator[tuple[str, Span]]:
    """The phrases in text order; where several begin at a word, the longest.

    Of equally long ones that which begins with the word as printed: ``bør`` is a cue of its own,
    though its lemma is another.
    """
    position = 0
    while position < len(text.words):
        word = text.words[position]
        position += 1
        likely = cues.starting_with(word.forms)
        if not likely:
            continue
        ends = [
            (end, _fits(phrase.parts[0], word.forms[0]), len(phrase.written), phrase.written)
            for phrase in likely
            if (end := _end(phrase.parts[1:], text.words, position)) is not None
        ]
        if ends:
            position, *_, written = max(ends)
            yield written, Span(word.span.start, text.words[position - 1].span.end)


def _end(parts: Sequence[str], words: Sequence[CueWord], position: int) -> int | None:
    """Where the words from `position` on end that fit all `parts`; ``None`` if they do not."""
    if not parts:
        return position
    gap = parts[0] == _GAP
    wanted = parts[1:] if gap else parts
    for start in range(position, min(position + (_WIDEST_GAP if gap else 0) + 1, len(words))):
        if not words[start].joined:
            return None
        if any(_fits(wanted[0], form) for form in words[start].forms):
            return _end(wanted[1:], words, start + 1)
    return None


def _by_first_word(phrases: Sequence[Phrase]) -> Callable[[tuple[str, ...]], tuple[Phrase, ...]]:
    """A look-up by the forms of the word that a phrase begins with.

    Phrases are filed under their first word or, if it holds ``*``, under its first letter, so that
    a word is held against a few of them; and the look-up remembers, since most words of a text have
    been seen before.
    """
    exact: dict[str, list[Phrase]] = defaultdict(list)
    wild: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        first = phrase.parts[0]
        if "*" in first:
            wild[first[0]].append(phrase)
        else:
            exact[first].append(phrase)

    @lru_cache(maxsize=50_000)
    def starting_with(forms: tuple[str, ...]) -> tuple[Phrase, ...]:
        initials = dict.fromkeys((*(form[:1] for form in forms), "*"))
        fitting = [phrase for form in forms for phrase in exact.get(form, ())]
        fitting += [
            phrase
            for initial in initials
            for phrase in wild.get(initial, ())
            if any(map(_wildcard(phrase.parts[0]).fullmatch, forms))
        ]
        return tuple(fitting)

    return starting_with


def _fits(part: str, form: str) -> bool:
    """Whether a word of a cue, with ``*`` for any letters, stands for `form`."""
    if "*" not in part:
        return part == form
    return _wildcard(part).fullmatch(form) is not None


@lru_cache(maxsize=10_000)
def _wildcard(part: str) -> re.Pattern[str]:
    return re.compile(r"[\w’'-]*".join(map(re.escape, part.split("*"))))


def _lowered(text: str) -> str:
    """`text` in lower case, as long as it is: a letter whose lower case is longer stays."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(map(_lower, text))


def _lower(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def _compiled(cue: str) -> re.Pattern[str]:
    try:
        return re.compile(cue[1:-1])
    except re.error as error:
        raise UsageError(
            f"The cue {cue!r} of the theme file is no valid pattern: {error}.",
            remedy="Correct it, or write it in words with * for any letters.",
        ) from error

"""How much of a text looks like words: a text layer of rubbish counts as none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.printed import PrintedWord

RUBBISH_BELOW = 0.5
"""Quality below which a text layer is not used. Clean Danish and English pages of every sort score
above 0.9, layers with a broken character map below 0.3."""
ENOUGH = 100
"""A font is judged by so many characters on a page: a few may be codes or signs."""
SHIFTED_SHARE = 0.1
"""Only words with a capital show that a font is mapped to other letters."""
_UNKNOWN = "\ufffd"
"""What PDFium puts for a shape whose letter the file does not tell."""

_VOWELS = frozenset("aeiouyæøåäöüéèêëáàâíìîïóòôúùûý")
_WORD = re.compile(r"[^\W_]+(?:[-'’´`./:&@–—+%§?=_~#,()]+[^\W_]+)*")
"""Letters and digits with what joins words, numbers, addresses and pages of a table of contents."""
_BROKEN = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
"""Glyphs without a letter: unmapped, for private use, or replaced."""
_SHIFTED = re.compile(r"[\d$%&#+*][A-ZÆØÅ]{3,}")
"""A capital turned into a digit or sign before small letters turned into capitals: such a font's
character map is off by some places."""
_CASE_JUMP = re.compile(r"[a-zæøå][A-ZÆØÅ]")
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")


def text_quality(words: Sequence[PrintedWord]) -> float:
    """The share of characters that stand in words, 0 to 1; 0 for no text. Leaders do not count."""
    texts = [word.text for word in words if not _is_leader(word.text)]
    total = sum(map(len, texts))
    good = sum(len(text) for text in texts if looks_like_word(text))
    return round(good / total, 3) if total else 0.0


def legible_words(words: Sequence[PrintedWord]) -> tuple[PrintedWord, ...]:
    """The words of a page without those whose letters are not known: the file has shapes for them
    alone, or the font that they are set in is mapped to others."""
    fonts: dict[tuple[str, int], list[PrintedWord]] = {}
    for word in words:
        if len(word.text) > 1:  # a font of bullets is none of letters
            fonts.setdefault((word.font, word.turn), []).append(word)
    rubbish = {font for font, own in fonts.items() if _is_rubbish(own)}
    return tuple(
        word for word in words_with_letters(words) if (word.font, word.turn) not in rubbish
    )


def words_with_letters(words: Sequence[PrintedWord]) -> tuple[PrintedWord, ...]:
    """The words of a page without those for which the file has shapes alone."""
    return tuple(word for word in words if word.text.strip(_UNKNOWN))


def _is_rubbish(words: Sequence[PrintedWord]) -> bool:
    """Whether the words set in one font show that its letters are mapped to others."""
    total = sum(len(word.text) for word in words)
    shifted = sum(len(word.text) for word in words if _SHIFTED.match(word.text))
    return total >= ENOUGH and (
        shifted >= SHIFTED_SHARE * total or text_quality(words) < RUBBISH_BELOW
    )


@lru_cache(maxsize=1 << 16)
def looks_like_word(text: str) -> bool:
    """Whether `text` could be a word, a number, an abbreviation or a mark of punctuation."""
    if _BROKEN.search(text) or _SHIFTED.match(text):
        return False
    core = _EDGES.sub("", text)
    if not core:
        return len(text) <= 3
    if not _WORD.fullmatch(core):
        return False
    letters = [character for character in core.lower() if character.isalpha()]
    if len(letters) <= 4 or core.isupper():
        return True
    vowels = sum(letter in _VOWELS for letter in letters)
    return 0.1 <= vowels / len(letters) <= 0.9 and len(_CASE_JUMP.findall(core)) <= 2


def _is_leader(text: str) -> bool:
    """Whether `text` is a line of dots, dashes or the like."""
    return len(text) > 3 and len(set(text)) <= 2 and not text.isalnum() and _UNKNOWN not in text

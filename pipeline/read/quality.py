"""How much of a text looks like words: a text layer of rubbish counts as none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.printed import PrintedWord

RUBBISH_BELOW = 0.5
"""Quality below which a text layer is not used. Clean Danish and English pages of every sort score
above 0.9, layers with a broken character map below 0.3."""

_VOWELS = "aeiouyæøåäöüéèêëáàâíìîïóòôúùûý"
_WORD = re.compile(
    rf"""[^\W_]*                         # Ørestad, Københavns, 2. and ABC alike,
    (?:[-'’./:&@–—+%§]?[^\W_]+)*$       # with what joins words, numbers and addresses
    """,
    re.VERBOSE,
)
_CASE_JUMP = re.compile(r"[a-zæøå][A-ZÆØÅ]")
_STRIPPED = "\"'“”„»«’‘()[]{}<>,.;:!?…-–—•·*/%§$€£&+=|~_"


def text_quality(words: Sequence[PrintedWord]) -> float:
    """The share of characters that stand in words, 0 to 1; 0 for no text."""
    total = sum(len(word.text) for word in words)
    good = sum(len(word.text) for word in words if looks_like_word(word.text))
    return round(good / total, 3) if total else 0.0


def looks_like_word(text: str) -> bool:
    """Whether `text` could be a word, a number, an abbreviation or a mark of punctuation."""
    core = text.strip(_STRIPPED)
    if not core:
        return len(text) <= 3 or len(set(text)) == 1
    if not _WORD.match(core):
        return False
    letters = [character for character in core.lower() if character.isalpha()]
    if not letters or len(letters) <= 4 or core.isupper():
        return True
    vowels = sum(letter in _VOWELS for letter in letters)
    return 0.1 <= vowels / len(letters) <= 0.9 and len(_CASE_JUMP.findall(core)) <= 2

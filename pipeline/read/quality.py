"""How much of a text looks like words: a text layer of rubbish counts as none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.printed import PrintedWord

RUBBISH_BELOW = 0.5
"""Quality below which a text layer is not used. Clean Danish and English pages of every sort score
above 0.9, layers with a broken character map below 0.3."""

_VOWELS = frozenset("aeiouyæøåäöüéèêëáàâíìîïóòôúùûý")
_WORD = re.compile(r"[^\W_]+(?:[-'’´`./:&@–—+%§?=_~#,()]+[^\W_]+)*")
"""Letters and digits with what joins words, numbers, addresses and pages of a table of contents."""
_BROKEN = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
"""Glyphs without a letter: unmapped, for private use, or replaced."""
_CASE_JUMP = re.compile(r"[a-zæøå][A-ZÆØÅ]")
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")


def text_quality(words: Sequence[PrintedWord]) -> float:
    """The share of characters that stand in words, 0 to 1; 0 for no text. Leaders do not count."""
    texts = [word.text for word in words if not _is_leader(word.text)]
    total = sum(map(len, texts))
    good = sum(len(text) for text in texts if looks_like_word(text))
    return round(good / total, 3) if total else 0.0


@lru_cache(maxsize=1 << 16)
def looks_like_word(text: str) -> bool:
    """Whether `text` could be a word, a number, an abbreviation or a mark of punctuation."""
    core = _EDGES.sub("", text)
    if not core:
        return len(text) <= 3
    if _BROKEN.search(text):
        return False
    if not _WORD.fullmatch(core):
        return False
    letters = [character for character in core.lower() if character.isalpha()]
    if len(letters) <= 4 or core.isupper():
        return True
    vowels = sum(letter in _VOWELS for letter in letters)
    return 0.1 <= vowels / len(letters) <= 0.9 and len(_CASE_JUMP.findall(core)) <= 2


def _is_leader(text: str) -> bool:
    """Whether `text` is a line of dots, dashes or the like."""
    return len(text) > 3 and len(set(text)) <= 2 and not text.isalnum()

"""Characters as they are kept: one spelling for what reads alike, whatever the file holds."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_BULLETS = str.maketrans(
    {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf06e": "■", "\uf0a8": "□"}
)
"""The bullets of Symbol and Wingdings, which Word writes as characters for private use."""


@lru_cache(maxsize=1 << 16)
def clean(text: str) -> str:
    """NFC with ligatures expanded, bullets as such, and what is no character left out."""
    if text.isascii() and text.isprintable():
        return text
    expanded = "".join(
        unicodedata.normalize("NFKC", character) if "ﬀ" <= character <= "ﬆ" else character
        for character in text
        if unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Cn"}
    )
    return unicodedata.normalize("NFC", expanded).translate(_BULLETS)

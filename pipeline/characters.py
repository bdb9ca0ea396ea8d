"""Characters as they are kept: one spelling for what reads alike, whatever the file holds."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=1 << 16)
def clean(text: str) -> str:
    """NFC with ligatures expanded and what is no character left out."""
    if text.isascii() and text.isprintable():
        return text
    expanded = "".join(
        unicodedata.normalize("NFKC", character) if "ﬀ" <= character <= "ﬆ" else character
        for character in text
        if unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Cn"}
    )
    return unicodedata.normalize("NFC", expanded)

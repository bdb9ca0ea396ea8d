"""Characters as they are kept: one spelling for what reads alike, whatever the file holds."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BULLETS = str.maketrans(
    {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf06e": "■", "\uf0a8": "□"}
)
"""The bullets of Symbol and Wingdings, which Word writes as characters for private use."""

_MISREAD = {
    letter.encode("utf-8").decode(encoding): letter
    for letter in "æøåÆØÅé"
    for encoding in ("cp1252", "mac_roman")
}
"""What letters become where UTF-8 was taken for another encoding: ``Ã¸`` or ``√∏`` for ``ø``."""
_MISREADING = re.compile("|".join(map(re.escape, _MISREAD)))


@lru_cache(maxsize=1 << 16)
def clean(text: str) -> str:
    """NFC with ligatures expanded, misread letters and bullets as such, and what is no character
    left out."""
    if text.isascii() and text.isprintable():
        return text
    expanded = "".join(
        unicodedata.normalize("NFKC", character) if "ﬀ" <= character <= "ﬆ" else character
        for character in text
        if unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Cn"}
    )
    plain = unicodedata.normalize("NFC", expanded).translate(_BULLETS)
    return _MISREADING.sub(lambda misread: _MISREAD[misread[0]], plain)

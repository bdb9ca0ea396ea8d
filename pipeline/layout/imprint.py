"""The sender's addresses at the foot of a letter, which are no part of what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.layout.lines import Piece

ROOM = 2.0
"""White of so many type sizes parts the foot from the text above."""

_WAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b\d{4} [a-zæøå]{2}",
        r"\b(?:tlf|tel|telefon)\b|\b\d\d \d\d \d\d \d\d\b",
        r"\w@\w",
        r"\bwww\.|\w\.dk\b",
        r"\b(?:cvr|ean|se)\b[-. nr:]*\d",
    )
)
"""Postal address, telephone, mail, web address, company number."""
_NOTE = re.compile(r"[\d*¹²³]{1,3}[ .)]")


def is_imprint(foot: Sequence[Piece]) -> bool:
    """Whether the lines at a page's foot tell several ways to reach the sender, and are no note."""
    said = [" ".join(word.text for word in piece.words) for piece in foot]
    ways = sum(any(map(way.search, said)) for way in _WAYS)
    return ways > 1 and not any(map(_NOTE.match, said))


def is_parted(foot: Sequence[Piece], text_ends: float) -> bool:
    """Whether white parts the foot from the text, which reaches down so far."""
    return min(piece.box.top for piece in foot) - text_ends >= ROOM * foot[0].size

"""What a word that no passage holds may be a misspelling of: a word that the passages hold."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from index.analysis import word_stems
from index.generations import Generation
from models.danish.stems import stem, words
from queries.views import View
from queries.visible import Mask

_SHORTEST = 5
"""Letters of a stem from which on another may be its right spelling; from `_LONG` on two apart."""
_LONG = 8
_LOOKED_AT = 100
"""Passages in which the right spelling is looked for."""
_LIKE = 0.8
"""How like two spellings must be, of 1."""


def right_spelling(generation: Generation, mask: Mask, word: str, view: View) -> str | None:
    """The word most like the lower-case `word` that rows of `mask` hold, if any is like it."""
    own = stem(word)
    if len(own) < _SHORTEST:
        return None
    edits = 2 if len(own) >= _LONG else 1
    rows = generation.words.holding_nearly(own, edits)
    ids = [generation.ids[row] for row in rows[mask[rows]][:_LOOKED_AT].tolist()]
    found = Counter(
        other
        for passage in view.passages(ids).values()
        for other in words(passage.text)
        if other[0] == word[0] and word_stems(other)
    )
    likeness = {other: SequenceMatcher(None, word, other).ratio() for other in found}
    best = max(found, key=lambda other: (likeness[other], found[other]), default="")
    return best if likeness.get(best, 0.0) >= _LIKE else None

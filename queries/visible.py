"""Rows of a generation that a search may show, and what the query line leaves of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.analysis import word_stems
from index.generations import Generation

Mask = NDArray[np.bool_]
"""Bool ``[rows]``."""


def narrowed(
    generation: Generation, mask: Mask, *, phrases: Sequence[str], without: Sequence[str]
) -> Mask:
    """`mask` less the rows that lack one of `phrases` or hold one of `without`, by their stems."""
    for phrase in phrases:
        if found := word_stems(phrase):
            mask = mask & _holding(generation, found)
    for unwanted in without:
        if found := word_stems(unwanted):
            mask = mask & ~_holding(generation, found)
    return mask


def says(text: str, phrase: str) -> bool:
    """Whether `text` holds `phrase` as worded, whatever its case and line breaks."""
    wanted = re.escape(" ".join(phrase.casefold().split()))
    return re.search(rf"(?<!\w){wanted}(?!\w)", " ".join(text.casefold().split())) is not None


def _holding(generation: Generation, found: Sequence[str]) -> Mask:
    mask = np.zeros(len(generation.live), dtype=np.bool_)
    mask[generation.words.holding(found)] = True
    return mask

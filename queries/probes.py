"""What the index is asked for a text, and for a passage that more are wanted like."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from index.analysis import grams, stems
from index.generations import Generation
from index.retrieval import Probe
from index.words import Field
from models.encoder import Vectors

_GRAMS = 0.3
"""Weight of a 4-gram beside a stem: a word gives several."""
_CONTEXT = 0.5
"""Weight of a word in title, headings or fields beside one in the passage."""
_EXACT = 2.0
"""Weight of what stands for one thing in all its spellings: a case number, a sum, a day."""
_TELLING = 25
"""Words of a passage that speak for it."""


def probe_for_text(
    generation: Generation, vector: Vectors, text: str, exact: Collection[str] = ()
) -> Probe:
    """The probe for `text` with the encoder's `vector` ``[dimension]``.

    Terms in `exact` weigh more than others; they need not stand in `text` as they are.
    """
    own = dict.fromkeys(exact, _EXACT) | {
        term: count * (_EXACT if term in exact else 1.0)
        for term, count in Counter(stems(text)).items()
    }
    return Probe(
        vector=generation.whitening.apply(vector[None])[0],
        terms={
            Field.STEMS: own,
            Field.GRAMS: _weighed(Counter(grams(text)), _GRAMS),
            Field.CONTEXT: _weighed(own, _CONTEXT),
        },
    )


def probe_for_passage(generation: Generation, vector: Vectors, found: Sequence[str]) -> Probe:
    """The probe for a passage with its own `vector` and stems: its most telling words only."""
    telling = heapq.nlargest(
        _TELLING,
        ((count * generation.words.rarity(term), term) for term, count in Counter(found).items()),
    )
    heaviest = telling[0][0] if telling else 1.0
    return Probe(
        vector=generation.whitening.apply(vector[None])[0],
        terms={Field.STEMS: {term: weight / heaviest for weight, term in telling}},
    )


def _weighed(terms: Mapping[str, float], weight: float) -> dict[str, float]:
    return {term: weight * count for term, count in terms.items()}

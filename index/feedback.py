"""Pseudo-relevance feedback: the first hits lend their vectors and words to the question.

Rocchio's rule for the vector (Relevance feedback in information retrieval, 1971) and the same for
words, as in Lavrenko & Croft's relevance models (2001): each of the first hits counts by how far it
stands out. Where one hit stands alone, little but it is lent; where none does, all lend a little of
what they have in common, so a question that is answered in one place only loses nothing.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict

import numpy as np

from index.generations import Generation
from index.index import gather
from index.nearest import Scores
from index.retrieval import Pool, Probe
from index.words import Field, Terms, Words
from models.encoder import Vectors

_HITS = 8
"""First hits that lend."""
_TERMS = 80
"""Terms that are lent."""
_SATURATION = 1.2
"""BM25's k1: how soon a term that is repeated stops counting more."""


def feed_back(generation: Generation, probe: Probe, pool: Pool, fused: Scores) -> Probe:
    """`probe` with what the first rows of `pool` by `fused` score lend it."""
    first = np.argsort(-fused, kind="stable")[:_HITS]
    if not len(first):
        return probe
    weights = np.exp(fused[first] - fused[first[0]])
    weights /= weights.sum()
    rows = pool.rows[first]
    near = generation.whitening.apply(gather(generation, rows))
    lent = _lent_terms(generation.words, dict(zip(rows.tolist(), weights.tolist(), strict=True)))
    own = probe.terms[Field.STEMS]
    terms = {term: own.get(term, 0.0) + lent.get(term, 0.0) for term in {**own, **lent}}
    return Probe(
        vector=_unit(probe.vector + weights @ near),
        terms={**probe.terms, Field.STEMS: terms},
    )


def _lent_terms(words: Words, weights: dict[int, float]) -> Terms:
    """The heaviest terms of the rows in `weights`; the heaviest of all weighs 1."""
    heavy: dict[str, float] = defaultdict(float)
    for row, stems in words.stems_of(np.array(list(weights))).items():
        for term, count in Counter(stems).items():
            heavy[term] += weights[row] * count / (count + _SATURATION)
    for term in heavy:
        heavy[term] *= words.rarity(term)
    chosen = heapq.nlargest(_TERMS, heavy.items(), key=lambda item: item[1])
    return {term: weight / chosen[0][1] for term, weight in chosen if weight > 0}


def _unit(vector: Vectors) -> Vectors:
    return vector / max(float(np.linalg.norm(vector)), 1e-9)

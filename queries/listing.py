"""Listing: what meets the conditions of a query line that looks for no words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from corpus.filters import Filters
from corpus.findings import Passage
from index.generations import Generation
from queries.results import Candidate
from queries.views import View
from queries.visible import Mask


def newest(
    generation: Generation, mask: Mask, filters: Filters, view: View, k: int
) -> tuple[Candidate, ...]:
    """The first `k` passages under `mask`, those of the newest papers first; all scores are 0."""
    ids = tuple(islice(_allowed(generation, mask, view.newest(filters)), k))
    held = view.passages(ids)
    return tuple(_unscored(held[passage]) for passage in ids if passage in held)


def _unscored(passage: Passage) -> Candidate:
    return Candidate(
        passage=passage,
        score=0.0,
        cosine=0.0,
        bm25=0.0,
        sentence_cosines=(0.0,) * len(passage.sentences),
    )


def _allowed(generation: Generation, mask: Mask, ids: tuple[str, ...]) -> Iterator[str]:
    for passage in ids:
        row = generation.row_of.get(passage)
        if row is not None and mask[row]:
            yield passage

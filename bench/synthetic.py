"""A corpus of any size that was never written: passages of made-up words, vectors in clusters.

It stands where catalogue and encoder stand, so that the product's own code builds and searches an
index at sizes for which no papers are at hand. The same number always gives the same passage.

How long a search by words takes depends on how many passages hold its terms. In 2,066 passages of
debates (`../shared/retrieval-dev`), the first 120 characters of a passage give 8.7 stems, which are
held by .07 of the passages each, and 24 4-grams, held by .11 each. Here they are 11 stems, .07, 36
and .13: somewhat more to do.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from types import SimpleNamespace
from typing import cast

import numpy as np
from numpy.typing import NDArray

from corpus.drafts import Searched
from corpus.filters import OPEN_PAPERS, Filters
from corpus.findings import Passage, Role, Theme
from corpus.papers import Access, Kind, Paper
from corpus.spans import Box, Span
from models.encoder import Encoded, Excerpt, Vectors

_ONSETS = ("b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "sk", "st", "t", "v")
_RIMES = ("a", "ar", "e", "el", "en", "er", "i", "ing", "o", "ov", "u", "ud", "æ", "ø", "å")
_VOCABULARY = 50_000
_FLATTENED = 8
"""Ranks by which Zipf's law is shifted (Mandelbrot): the commonest words are function words, which
are not indexed."""
_FUNCTION_WORDS = ("og", "i", "af", "til", "som", "at", "den", "for")
_WORDS = 48
"""Words of a passage, besides as many function words."""
_A_PAPER = 30
"""Passages of a paper."""
_CLUSTERS = 500
_SPREAD = 0.6
"""Length of what is a passage's own beside what its cluster shares."""
_INNER = 48
"""Directions in which passages differ: sentence vectors have far fewer than columns."""


class SyntheticCatalogue:
    """Stands for `corpus.catalogue.Catalogue` towards index and search."""

    names = SimpleNamespace(entries=dict)
    """None is filed under another."""

    def __init__(self, passages: int) -> None:
        self._ids = tuple(f"s{number:07}" for number in range(passages))
        chance = np.random.default_rng(1)
        self._words = [
            "".join(f"{onset}{rime}" for onset, rime in zip(onsets, rimes, strict=True))
            for onsets, rimes in (
                (chance.choice(_ONSETS, size=syllables), chance.choice(_RIMES, size=syllables))
                for syllables in chance.choice((2, 3), size=_VOCABULARY).tolist()
            )
        ]
        shares = 1 / (np.arange(_VOCABULARY) + _FLATTENED)
        self._reach = np.cumsum(shares / shares.sum())

    def revision(self) -> int:
        """It never changes."""
        return 1

    def passage_ids(self, _filters: Filters = OPEN_PAPERS) -> tuple[str, ...]:
        """All ids."""
        return self._ids

    def passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """The passages of `ids`."""
        return tuple(self._passage(passage_id) for passage_id in ids)

    def passages_of(self, paper_id: str) -> tuple[Passage, ...]:
        """A paper's passages in its order."""
        first = int(paper_id[1:]) * _A_PAPER
        return self.passages(self._ids[first : first + _A_PAPER])

    def paper(self, paper_id: str) -> Paper:
        """A paper of thirty passages."""
        return Paper(
            id=paper_id,
            original="0" * 64,
            first_page=1,
            last_page=10,
            kind=Kind.RAPPORT,
            title=f"Rapport {paper_id}",
            date=datetime.date(2025, 1, 1),
            body=None,
            meeting=None,
            case_numbers=(),
            department=None,
            people=(),
            parties=(),
            language="da",
            access=Access.OPEN,
            access_words=None,
            bundle=None,
            version_of=None,
            text_quality=1.0,
            url=None,
        )

    def papers_by_id(self, ids: Sequence[str]) -> dict[str, Paper]:
        """The papers of `ids`."""
        return {paper_id: self.paper(paper_id) for paper_id in set(ids)}

    def themes(self, _ids: Sequence[str]) -> dict[str, tuple[Theme, ...]]:
        """None."""
        return {}

    def theme_names(self) -> tuple[str, ...]:
        """None."""
        return ()

    def is_met(self, _filters: Filters) -> bool:
        """Always."""
        return True

    def values_of(self, _name: str, _filters: Filters) -> tuple[str, ...]:
        """None."""
        return ()

    def boxes_of(self, _passages: Sequence[Passage]) -> dict[str, tuple[Box, ...]]:
        """None."""
        return {}

    def searched(self, _filters: Filters = OPEN_PAPERS) -> Searched:
        """All of it."""
        return Searched(
            papers=len(self._ids) // _A_PAPER + 1,
            passages=len(self._ids),
            first=None,
            last=None,
            unread=0,
        )

    def _passage(self, passage_id: str) -> Passage:
        number = int(passage_id[1:])
        chance = np.random.default_rng(number)
        ranks = np.searchsorted(self._reach[:-1], chance.random(_WORDS))
        joints = chance.choice(_FUNCTION_WORDS, size=_WORDS).tolist()
        words = [f"{joint} {self._words[rank]}" for joint, rank in zip(joints, ranks, strict=True)]
        half = _WORDS // 2
        first = f"{' '.join(words[:half])}."
        text = f"{first} {' '.join(words[half:])}."
        return Passage(
            id=passage_id,
            paper=f"r{number // _A_PAPER}",
            span=Span(0, len(text)),
            text=text,
            pages=(1,),
            headings=(),
            role=Role.PARAGRAPH,
            context="",
            sentences=(Span(0, len(first)), Span(len(first) + 1, len(text))),
            number=None,
            hidden=False,
        )


class SyntheticEncoder:
    """Vectors drawn from clusters, in the order in which they are asked for."""

    name = "synthetic"
    fingerprint = "synthetic:1"

    def __init__(self, dimension: int = 384) -> None:
        self.dimension = dimension
        self._chance = np.random.default_rng(2)
        self._basis = self._chance.normal(size=(_INNER, dimension)).astype(np.float32)
        self._centres = self._drawn(_CLUSTERS, 1.0)

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """One vector a text."""
        return self.encode_document(texts)

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """One vector a text."""
        centres = self._centres[self._chance.integers(_CLUSTERS, size=len(texts))]
        return _unit(centres + self._drawn(len(texts), _SPREAD))

    def encode_in_context(self, papers: Sequence[Sequence[Excerpt]]) -> list[Encoded]:
        """An excerpt's vector, and ones near it for its spans."""
        return [self._encoded(paper) for paper in papers]

    def _encoded(self, paper: Sequence[Excerpt]) -> Encoded:
        whole = self.encode_document([excerpt.text for excerpt in paper])
        spans = tuple(
            _unit(vector + self._drawn(len(excerpt.spans), _SPREAD / 2))
            for vector, excerpt in zip(whole, paper, strict=True)
        )
        return Encoded(whole=whole, spans=spans)

    def _drawn(self, count: int, length: float) -> NDArray[np.float32]:
        drawn = self._chance.normal(size=(count, _INNER)).astype(np.float32) @ self._basis
        return (length * _unit(drawn)).astype(np.float32)


def _unit(vectors: NDArray[np.float32]) -> Vectors:
    return cast(Vectors, vectors / np.linalg.norm(vectors, axis=1, keepdims=True))

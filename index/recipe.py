"""The recipe of an index: what must be equal for its vectors and words to be comparable."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass

from corpus.errors import RecipeMismatchError
from index.analysis import ANALYSER
from index.composition import COMPOSITION
from models.encoder import Encoder


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Encoder, composition of the encoded text, and analyser.

    The recipe of the passages themselves is part of each passage's id.
    """

    encoder: str
    """The encoder's fingerprint."""
    dimension: int
    composition: str
    analyser: str

    @property
    def vectors(self) -> str:
        """Fingerprint of what decides a vector: names the folder that keeps them."""
        return _digest(self.encoder, str(self.dimension), self.composition)

    @property
    def fingerprint(self) -> str:
        """Fingerprint of the whole recipe."""
        return _digest(self.vectors, self.analyser)


def recipe_of(encoder: Encoder) -> Recipe:
    """The recipe by which `encoder` and this version of Kildesvar build an index."""
    return Recipe(
        encoder=encoder.fingerprint,
        dimension=encoder.dimension,
        composition=COMPOSITION,
        analyser=ANALYSER,
    )


def is_of_this_version(built: Recipe) -> bool:
    """Whether an index `built` so is searched by this version, its encoder aside."""
    return (built.composition, built.analyser) == (COMPOSITION, ANALYSER)


def require_same(*, built: Recipe, wanted: Recipe) -> None:
    """Raise `RecipeMismatchError` unless an index `built` so can be searched as `wanted`."""
    differing = [
        f"{name} {old!r} is now {asdict(wanted)[name]!r}"
        for name, old in asdict(built).items()
        if old != asdict(wanted)[name]
    ]
    if differing:
        raise RecipeMismatchError(
            f"The index was built with another recipe: {', '.join(differing)}.",
            remedy="Run `kildesvar reindex`, or search with the encoder it was built with.",
            danish="Indekset passer ikke til indstillingerne. Byg det igen: kildesvar reindex.",
        )


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]

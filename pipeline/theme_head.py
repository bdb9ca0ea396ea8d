"""What the sentence encoder thinks of a passage's themes: a linear layer over its vector.

The layer is a logistic regression for each theme (``pipeline/theme_training.py``), learned from
``pipeline/theme_examples.jsonl``, passages of our own writing. It fits the vectors of the encoder
it was trained on and of no other.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.encoder import Vectors

BUILT_IN = Path(__file__).with_name("theme_head.npz")
"""The layer for the bundled encoder."""

Chances = NDArray[np.float32]
"""Shape ``[passages, themes]``, each 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The layer."""

    themes: tuple[str, ...]
    weights: NDArray[np.float32]
    """Shape ``[dimension, themes]``."""
    bias: NDArray[np.float32]
    """Shape ``[themes]``."""
    encoder: str
    """Fingerprint of the encoder whose vectors it fits."""
    fingerprint: str
    """Changes whenever the layer does."""

    def chances(self, vectors: Vectors) -> Chances:
        """How likely each passage bears each theme."""
        chances: Chances = 1 / (1 + np.exp(-(vectors @ self.weights + self.bias)))
        return chances


def load_head(path: Path = BUILT_IN) -> Head:
    """The layer kept at `path`."""
    with np.load(path, allow_pickle=False) as kept:
        return Head(
            themes=tuple(str(name) for name in kept["themes"]),
            weights=kept["weights"],
            bias=kept["bias"],
            encoder=str(kept["encoder"]),
            fingerprint=str(kept["fingerprint"]),
        )


def save_head(head: Head, path: Path = BUILT_IN) -> None:
    """Keep the layer at `path`."""
    np.savez(
        path,
        themes=np.array(head.themes),
        weights=head.weights,
        bias=head.bias,
        encoder=np.array(head.encoder),
        fingerprint=np.array(head.fingerprint),
    )

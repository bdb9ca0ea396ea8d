"""Vectors as sentence encoders give them, and stores that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.vectors import Batch, Segment, VectorStore


def cone(count: int, dimension: int = 16, seed: int = 3) -> np.ndarray:
    """Unit vectors in a narrow cone."""
    chance = np.random.default_rng(seed)
    vectors = chance.normal(size=(count, dimension)) * np.linspace(1.0, 0.1, dimension) / 6
    vectors[:, 0] += 1.0
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def stored(folder: Path, parts: Sequence[np.ndarray]) -> tuple[Segment, ...]:
    """The segments of a store in `folder` to which `parts` were added in turn."""
    store = VectorStore(folder, dimension=parts[0].shape[1])
    for part in parts:
        ids = [f"{len(store.ids()) + place}" for place in range(len(part))]
        store.append(Batch(ids=ids, passages=part, sentences=[part[:0]] * len(part)))
    return store.segments()

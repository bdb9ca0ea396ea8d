"""What training changed, small enough to ship: each matrix's change as two thin factors.

The change of a matrix ``[outputs, inputs]`` is kept as its best approximation of a low rank
(truncated singular value decomposition), in float16. Biases and layer norms stay as they are:
they carry too little of the change to be worth their own numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save

from models.e5.weights import Floats, Weights

_LEFT, _RIGHT = "left", "right"

Halves = NDArray[np.float16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """A change as ``left @ right``: ``[outputs, rank]`` and ``[rank, inputs]``."""

    left: Halves
    right: Halves

    def product(self) -> Floats:
        """The change in float32."""
        return self.left.astype(np.float32) @ self.right.astype(np.float32)


Delta = Mapping[str, Factors]
"""By the matrix's name in the weight file without ``.w``: ``l11.fi``."""


def factor(change: Floats, rank: int) -> Factors:
    """The best approximation of `change` with `rank`, its singular values shared out evenly."""
    left, values, right = np.linalg.svd(change, full_matrices=False)
    root = np.sqrt(values[:rank])
    return Factors(
        left=(left[:, :rank] * root).astype(np.float16),
        right=(root[:, None] * right[:rank]).astype(np.float16),
    )


def apply_delta(weights: Weights, delta: Delta) -> Weights:
    """`weights` with the changed matrices in float32."""
    changed = {
        f"{name}.w": weights.matrix(f"{name}.w") + factors.product()
        for name, factors in delta.items()
    }
    return replace(weights, tensors={**weights.tensors, **changed})


def write_delta(path: Path, delta: Delta) -> None:
    """Writes `delta` as safetensors; the same delta gives the same bytes."""
    tensors = {}
    for name in sorted(delta):
        tensors[f"{name}.{_LEFT}"] = delta[name].left
        tensors[f"{name}.{_RIGHT}"] = delta[name].right
    path.write_bytes(save(tensors))


def read_delta(path: Path) -> Delta:
    """The delta in `path`."""
    tensors = load_file(path)
    names = sorted({key.rpartition(".")[0] for key in tensors})
    return {
        name: Factors(left=tensors[f"{name}.{_LEFT}"], right=tensors[f"{name}.{_RIGHT}"])
        for name in names
    }

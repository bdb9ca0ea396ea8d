"""What training changed, small enough to ship: each matrix's change as two thin factors.

The change of a matrix ``[outputs, inputs]`` is kept as its best approximation of a low rank
(truncated singular value decomposition), each of its directions in steps of 8 bits: half the bytes
of float16 buy twice the rank, and what the steps lose is a hundredth of it. Biases and layer norms
stay as they are: they carry too little of the change to be worth their own numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file, save

from corpus.errors import DamageError
from models.e5.weights import Floats, Weights

_LEFT, _SCALE, _RIGHT = "left", "scale", "right"
_STEPS = 127
"""Of an 8-bit number on either side of zero."""

Bytes = NDArray[np.int8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """A change as ``(left * scale) @ right``."""

    left: Bytes
    """``[outputs, rank]``"""
    scale: Floats
    """``[rank]``"""
    right: Bytes
    """``[rank, inputs]``"""

    def product(self) -> Floats:
        """The change in float32."""
        return (self.left * self.scale) @ self.right.astype(np.float32)


Delta = Mapping[str, Factors]
"""By the matrix's name in the weight file without ``.w``: ``l11.fi``."""


def factor(change: Floats, rank: int) -> Factors:
    """The best approximation of `change` with `rank`, in steps of 8 bits."""
    left, values, right = np.linalg.svd(change, full_matrices=False)
    left, left_step = _in_steps(left[:, :rank].T)
    right, right_step = _in_steps(right[:rank])
    scale = (values[:rank] * left_step * right_step).astype(np.float32)
    return Factors(left=np.ascontiguousarray(left.T), scale=scale, right=right)


def _in_steps(directions: Floats) -> tuple[Bytes, Floats]:
    """Each of `directions` ``[rank, columns]`` in steps of its own, and the steps ``[rank]``."""
    step = np.abs(directions).max(axis=1) / _STEPS
    return np.rint(directions / step[:, None]).astype(np.int8), step


def apply_delta(weights: Weights, delta: Delta) -> Weights:
    """`weights` with the changed matrices in float32."""
    changed = {
        f"{name}.w": weights.matrix(f"{name}.w") + factors.product()
        for name, factors in delta.items()
    }
    return replace(weights, tensors={**weights.tensors, **changed})


def write_delta(path: Path, delta: Delta) -> None:
    """Writes `delta` as safetensors; the same delta gives the same bytes."""
    tensors: dict[str, NDArray[np.generic]] = {}
    for name in sorted(delta):
        tensors[f"{name}.{_LEFT}"] = delta[name].left
        tensors[f"{name}.{_SCALE}"] = delta[name].scale
        tensors[f"{name}.{_RIGHT}"] = delta[name].right
    path.write_bytes(save(tensors))


def read_delta(path: Path) -> Delta:
    """The delta in `path`. Raises `DamageError` for a file that holds none of this form."""
    try:
        tensors = load_file(path)
        names = sorted({key.rpartition(".")[0] for key in tensors})
        return {
            name: Factors(
                left=tensors[f"{name}.{_LEFT}"],
                scale=tensors[f"{name}.{_SCALE}"],
                right=tensors[f"{name}.{_RIGHT}"],
            )
            for name in names
        }
    except (SafetensorError, KeyError) as error:
        raise DamageError(
            f"{path} holds no change of the encoder that this version can read.",
            remedy="Run `kildesvar adapt`, which makes it anew, or `kildesvar adapt --undo`.",
        ) from error

"""From a trained model back to a delta: the share of the change that is kept, in factors."""

from __future__ import annotations

from pathlib import Path

from safetensors import safe_open

from models.adapt.config import TrainingConfig
from models.e5.delta import Delta, factor
from models.e5.names import MATRICES, standard_name
from models.e5.weights import Floats


def make_delta(start: Path, trained: Path, config: TrainingConfig) -> Delta:
    """The change of each matrix from the model folder `start` to `trained`.

    `config.share` of it is kept, which is the mean of both models for a half: full training gains
    more where it was trained and loses more elsewhere (Wortsman et al. 2022).
    """
    delta = {}
    with (
        safe_open(start / "model.safetensors", "numpy") as before,
        safe_open(trained / "model.safetensors", "numpy") as after,
    ):
        for name in _matrix_names(sorted(before.keys())):
            key = standard_name(f"{name}.w")
            change: Floats = after.get_tensor(key) - before.get_tensor(key)
            if change.any():
                delta[name] = factor(config.share * change, config.rank)
    return delta


def _matrix_names(keys: list[str]) -> list[str]:
    """``l0.q`` and so on, for as many layers as the model has."""
    layers = 1 + max(int(key.split(".")[2]) for key in keys if key.startswith("encoder.layer."))
    return [f"l{layer}.{matrix}" for layer in range(layers) for matrix in MATRICES]

"""How a training is run: a TOML file as one frozen record."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UsageError

DANISH = Path(__file__).with_name("danish.toml")
"""The recipe of the delta that comes along."""
OWN = Path(__file__).with_name("own.toml")
"""The recipe of a further delta, from a library's own papers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingConfig:
    """The recipe; ``danish.toml`` explains each value."""

    seed: int
    pairs: int
    epochs: int
    batch_size: int
    learning_rate: float
    warmup_share: float
    temperature: float
    longest: int
    layers: int
    bfloat16: bool
    share: float
    rank: int


def read_config(path: Path) -> TrainingConfig:
    """The recipe in `path`. Raises `UsageError` for one with missing or unknown values."""
    try:
        return TrainingConfig(**tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise UsageError(
            f"{path} is no recipe for a training: {error}.", remedy=f"Take {DANISH} as a model."
        ) from error

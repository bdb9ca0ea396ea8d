"""How much each signal counts, and from where on a sentence counts as an answer.

Calibrated by logistic regression on the sample papers' gold (`python -m bench.calibrate`), rounded,
and the same for every question.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    "cosine": 10.0,
    "passage_cosine": 25.0,
    "coverage": 2.5,
    "own_coverage": 2.0,
    "time": 1.6,
    "name": 0.2,
    "kind": 1.6,
    "theme": 2.0,
    "subject": 0.9,
    "open": 1.8,
    "row": 0.0,
    "enclosed": 1.5,
}
"""By the names of `queries.signals.Signals`. That of `enclosed` is set by hand: the gold has no
letter with appendices."""

BIAS = -36.0

FOUND = 0.18
"""From this likelihood on a part counts as answered."""

TOUCHED = 0.11
"""From this likelihood on the papers touch what is asked."""

RELATED = 0.02
"""From this likelihood on a sentence is worth showing as the nearest one."""


def likelihood(signals: Mapping[str, float]) -> float:
    """How likely a sentence with these signals answers, 0 to 1."""
    total = BIAS + sum(weight * signals[name] for name, weight in WEIGHTS.items())
    return 1 / (1 + math.exp(-total))

"""How much each signal counts, and from where on a sentence counts as an answer.

Calibrated by logistic regression on the sample papers' gold (`python -m bench.calibrate`), rounded,
and the same for every question.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    "cosine": 27.0,
    "passage_cosine": 7.0,
    "coverage": 3.4,
    "own_coverage": 1.6,
    "time": 2.0,
    "name": 0.4,
    "kind": 1.2,
    "theme": 1.5,
    "open": 1.3,
}
"""By the names of `queries.evidence.Signals`."""

BIAS = -34.5

FOUND = 0.29
"""From this likelihood on a part counts as answered."""

TOUCHED = 0.12
"""From this likelihood on the papers touch what is asked."""


def likelihood(signals: Mapping[str, float]) -> float:
    """How likely a sentence with these signals answers, 0 to 1."""
    total = BIAS + sum(weight * signals[name] for name, weight in WEIGHTS.items())
    return 1 / (1 + math.exp(-total))

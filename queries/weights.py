"""How much each signal counts, and from where on a sentence counts as an answer.

Calibrated by logistic regression on the sample papers' gold (`python -m bench.calibrate`), rounded,
and the same for every question.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    "cosine": 20.0,
    "passage_cosine": 5.0,
    "coverage": 4.3,
    "own_coverage": 1.7,
    "time": 2.2,
    "name": 0.1,
    "kind": 0.7,
    "theme": 0.6,
    "subject": 0.5,
    "open": 1.3,
    "enclosed": 2.5,
}
"""By the names of `queries.signals.Signals`. That of `enclosed` is set by hand: the gold has no
letter with appendices."""

BIAS = -26.9

FOUND = 0.23
"""From this likelihood on a part counts as answered."""

TOUCHED = 0.1
"""From this likelihood on the papers touch what is asked."""

RELATED = 0.02
"""From this likelihood on a sentence is worth showing as the nearest one."""


def likelihood(signals: Mapping[str, float]) -> float:
    """How likely a sentence with these signals answers, 0 to 1."""
    total = BIAS + sum(weight * signals[name] for name, weight in WEIGHTS.items())
    return 1 / (1 + math.exp(-total))

"""How much each signal counts, and from where on a sentence counts as an answer.

Begun from a logistic regression on the sample papers' gold (`python -m bench.calibrate`), then
searched at random around it for the answers' citations, kept parts and refusals as a whole, and
rounded; the same for every question. Whenever the encoder was trained anew its cosines came to
spread otherwise: their weights and the bias were carried over so that mean and spread over all
candidates stay the same. ``docs/answers.md`` tells what unseen questions lose.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    "cosine": 10.7,
    "passage_cosine": 5.6,
    "coverage": 2.95,
    "own_coverage": 1.55,
    "time": 0.85,
    "name": 0.55,
    "kind": 0.65,
    "theme": 0.7,
    "subject": 0.5,
    "whole": 1.4,
    "open": 0.43,
    "enclosed": 2.75,
}
"""By the names of `queries.signals.Signals`. That of `enclosed` is set by hand: the gold has no
letter with appendices."""

BIAS = -16.9

FOUND = 0.21
"""From this likelihood on a part counts as answered."""

SURE = 0.5
"""From this likelihood on the draft says without reserve that the papers answer. Of what is found,
a right sentence stands first for 74 of 87 above it and 15 of 24 below (the samples' gold), for 51
of 67 and 5 of 12 (the questions of `bench.reports`)."""

TOUCHED = 0.15
"""From this likelihood on the papers touch what is asked."""

WATCHED = 0.07
"""From this likelihood on a hit is news for a saved search: to watch a subject asks less than to
answer a question. Of 18 subjects asked of the sample papers, papers that only share a word with
the subject stay below 0.05, and papers that speak of it lie from 0.10 up, but for three."""

RELATED = 0.02
"""From this likelihood on a sentence is worth showing as the nearest one."""


def likelihood(signals: Mapping[str, float]) -> float:
    """How likely a sentence with these signals answers, 0 to 1."""
    total = BIAS + sum(weight * signals[name] for name, weight in WEIGHTS.items())
    return 1 / (1 + math.exp(-total))

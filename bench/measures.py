"""Measures of a ranking against graded relevance, and of time."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence


def ndcg(relevant: Mapping[str, float], ranked: Sequence[str], k: int) -> float:
    """Normalised discounted cumulative gain of the first `k`, with linear gain (Järvelin &
    Kekäläinen, 2002); 0 where nothing is relevant."""
    ideal = _gain(sorted(relevant.values(), reverse=True)[:k])
    return _gain([relevant.get(document, 0.0) for document in ranked[:k]]) / ideal if ideal else 0.0


def recall(relevant: Mapping[str, float], ranked: Sequence[str], k: int) -> float:
    """Share of the relevant documents that stand among the first `k`, of those that could."""
    wanted = {document for document, grade in relevant.items() if grade > 0}
    found = wanted.intersection(ranked[:k])
    return len(found) / min(k, len(wanted)) if wanted else 0.0


def reciprocal_rank(relevant: Mapping[str, float], ranked: Sequence[str], k: int) -> float:
    """One over the place of the first relevant document, 0 if it is not among the first `k`."""
    for place, document in enumerate(ranked[:k], start=1):
        if relevant.get(document, 0.0) > 0:
            return 1.0 / place
    return 0.0


def percentile(values: Sequence[float], percent: float) -> float:
    """The value below which `percent` of `values` lie (nearest rank)."""
    ordered = sorted(values)
    place = max(0, math.ceil(percent / 100 * len(ordered)) - 1)
    return ordered[place]


def seconds_of(work: Callable[[], object]) -> float:
    """How long `work` takes by the clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _gain(grades: Sequence[float]) -> float:
    return sum(grade / math.log2(place + 2) for place, grade in enumerate(grades))

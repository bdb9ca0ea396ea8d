"""What the signals of evidence are worth, fitted on gold: the source of `queries.weights`.

    python -m bench.calibrate [--gold FOLDER] [--home HOME]

Every candidate sentence of every gold question is a row; it counts as evidence when its text
matches a quote of the gold. A logistic regression is fitted on all of them, and for honesty once
more on four fifths of the questions at a time, ranking the fifth that it has not seen.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from bench.answers import GOLD, library_of, matches
from corpus.filters import Filters
from kildesvar.library import Library
from queries.asked import read_part
from queries.evidence import weigh
from queries.shelf import Shelf
from queries.weights import WEIGHTS

_FOLDS = 5
_LITTLE_PENALTY = 1000.0
"""Cosines span a tenth of what the other signals span; a penalty would weigh them down."""

_EVIDENCE_WEIGHT = 5.0
"""Evidence is rare among candidates; each such row counts this many times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """The candidate sentences of one part."""

    signals: NDArray[np.float64]
    """Shape ``[sentences, signals]``."""
    evidence: NDArray[np.bool_]
    answerable: bool


def collect(library: Library, questions: Iterable[Mapping[str, Any]]) -> list[Candidates]:
    """The candidates of every gold part that has any."""
    shelf = Shelf(library.catalogue)
    filters = Filters(replaced=False)
    found = []
    for part in (part for question in questions for part in question["parts"]):
        weighed = weigh(read_part(part["text"]), library.searcher, shelf, filters, letter=None)
        gold = [item["quote"] for item in part["evidence"]]
        if weighed:
            found.append(
                Candidates(
                    signals=np.array(
                        [[asdict(item.signals)[name] for name in WEIGHTS] for item in weighed]
                    ),
                    evidence=np.array(
                        [any(matches(item.text, quote) for quote in gold) for item in weighed]
                    ),
                    answerable=bool(gold),
                )
            )
    return found


def fit(parts: Sequence[Candidates]) -> LogisticRegression:
    """The regression over all sentences of `parts`."""
    rows = np.vstack([part.signals for part in parts])
    labels = np.concatenate([part.evidence for part in parts])
    model = LogisticRegression(C=_LITTLE_PENALTY, max_iter=20000)
    return model.fit(rows, labels, sample_weight=np.where(labels, _EVIDENCE_WEIGHT, 1.0))


def ranked(model: LogisticRegression, parts: Sequence[Candidates], depth: int) -> int:
    """Answerable parts with evidence among their `depth` best sentences."""
    hits = 0
    for part in (part for part in parts if part.answerable):
        best = np.argsort(-model.decision_function(part.signals), kind="stable")[:depth]
        hits += bool(part.evidence[best].any())
    return hits


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--home", type=Path, default=None)
    options = parser.parse_args()
    lines = (options.gold / "questions.jsonl").read_text("utf-8").splitlines()
    with library_of(options.gold.parent / "papers", options.home) as library:
        parts = collect(library, [json.loads(line) for line in lines])
    model = fit(parts)
    for name, weight in zip(WEIGHTS, model.coef_[0], strict=True):
        print(f"{name:16} {weight:8.2f}   in use {WEIGHTS[name]:6.2f}")
    print(f"{'bias':16} {model.intercept_[0]:8.2f}")
    total = sum(part.answerable for part in parts)
    folds = [
        (parts[k::_FOLDS], [p for i, p in enumerate(parts) if i % _FOLDS != k])
        for k in range(_FOLDS)
    ]
    for depth in (1, 3):
        unseen = sum(ranked(fit(train), held, depth) for held, train in folds)
        print(
            f"evidence among the first {depth}: {ranked(model, parts, depth)} of {total} "
            f"(unseen: {unseen})"
        )


if __name__ == "__main__":
    main()

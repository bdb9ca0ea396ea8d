"""Trains the layer that reads themes off the encoder's vectors.

    python -m pipeline.theme_training

Run it when ``theme_examples.jsonl`` or the bundled encoder changes, and commit the file it writes.
Needs scikit-learn, which sentence-transformers brings.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.settings import load_settings
from models.encoder import Encoder
from models.encoders import load_encoder
from pipeline.theme_head import BUILT_IN, Head, save_head

EXAMPLES = Path(__file__).with_name("theme_examples.jsonl")
"""Rows ``{text, themes}`` of our own writing."""

THEMES = ("princip", "omkostning", "alternativ")

INVERSE_PENALTY = 6.0
"""scikit-learn's C. From 3 to 20 the figures on the development set differ by less than 0.02."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A passage with the themes it bears."""

    text: str
    themes: frozenset[str]


def read_examples(path: Path = EXAMPLES) -> tuple[Example, ...]:
    """The examples kept at `path`."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(Example(text=row["text"], themes=frozenset(row["themes"])) for row in rows)


def train_head(examples: Sequence[Example], encoder: Encoder) -> Head:
    """A logistic regression a theme, one against the rest, over the examples' vectors."""
    from sklearn.linear_model import LogisticRegression

    vectors = encoder.encode_document([example.text for example in examples])
    centre = vectors.mean(axis=0)
    weights, bias = [], []
    for theme in THEMES:
        bears = [theme in example.themes for example in examples]
        fitted = LogisticRegression(C=INVERSE_PENALTY, max_iter=3000).fit(vectors - centre, bears)
        weights.append(fitted.coef_[0])
        bias.append(fitted.intercept_[0] - fitted.coef_[0] @ centre)
    columns = np.stack(weights, axis=1).astype(np.float32)
    return Head(
        themes=THEMES,
        weights=columns,
        bias=np.array(bias, dtype=np.float32),
        encoder=encoder.fingerprint,
        fingerprint=hashlib.sha256(columns.tobytes()).hexdigest()[:8],
    )


if __name__ == "__main__":
    head = train_head(read_examples(), load_encoder(load_settings()))
    save_head(head)
    print(f"{BUILT_IN}: layer {head.fingerprint} for {head.encoder}", file=sys.stderr)

"""Trains the layer that reads themes off the encoder's vectors.

    python -m pipeline.theme_training

Run it when ``theme_examples.jsonl`` or the bundled encoder changes, and commit the file it writes.
Needs scikit-learn, which sentence-transformers brings.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.settings import load_settings
from models.danish.sentences import split_sentences
from models.encoder import Encoder, Excerpt
from models.encoders import load_encoder
from pipeline.theme_head import BUILT_IN, Head, save_head
from pipeline.themes import meaning_of

EXAMPLES = Path(__file__).with_name("theme_examples.jsonl")
"""Rows ``{text, themes}`` of our own writing."""

THEMES = ("princip", "omkostning", "alternativ")

INVERSE_PENALTY = 6.0
"""scikit-learn's C. From 3 to 20 the figures on the development set differ by less than 0.02."""


TITLES = (
    "Svar til et medlem af byrådet",
    "Indstilling til Økonomiudvalget: næste års budget",
    "Referat af mødet i Teknik- og Miljøudvalget",
    "Rapport fra ekspertgruppen",
    "Notat om drift og udvikling",
)
"""Passages are encoded under the title of their paper, which shows in their tokens' states; so each
example is learned from twice, by itself and under one of these."""


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

    vectors = np.stack([*_meanings(examples, encoder, ()), *_meanings(examples, encoder, TITLES)])
    examples = (*examples, *examples)
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


def _meanings(
    examples: Sequence[Example], encoder: Encoder, titles: Sequence[str]
) -> Iterator[NDArray[np.float32]]:
    """The meaning of each example under one of `titles` in turn; under none where there is none."""
    above = cycle([(title,) for title in titles] or [()])
    papers = [
        [Excerpt(above=next(above), text=item.text, spans=split_sentences(item.text))]
        for item in examples
    ]
    for encoded in encoder.encode_in_context(papers):
        yield meaning_of(encoded.spans[0])


if __name__ == "__main__":
    head = train_head(read_examples(), load_encoder(load_settings()))
    save_head(head)
    print(f"{BUILT_IN}: layer {head.fingerprint} for {head.encoder}", file=sys.stderr)

"""Tagging held against the samples' gold, with the models of the product."""

from pathlib import Path

import pytest

from bench.tagging import read_gold, score, tag_texts
from corpus.settings import BUNDLED_ENCODER
from models.encoders import BUNDLED
from pipeline.theme_head import load_head

GOLD = Path(__file__).resolve().parents[2] / "corpus" / "samples" / "gold"


def test_the_layer_fits_the_bundled_encoder() -> None:
    shipped = BUNDLED[BUNDLED_ENCODER].fingerprint

    assert load_head().encoder == shipped, "run python -m pipeline.theme_training"


@pytest.mark.slow
@pytest.mark.parametrize("split", ["dev", "heldout"])
def test_macro_f1_reaches_the_bar(split: str) -> None:
    gold = read_gold(GOLD / f"themes-{split}.jsonl")
    found = tag_texts([text for text, _ in gold])
    names = [{theme.name for theme in themes} for themes in found]
    scores = score([themes for _, themes in gold], names)
    assert sum(item.f1 for item in scores.values()) / len(scores) >= 0.80

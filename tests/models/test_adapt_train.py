"""Training changes the upper layers alone, the same way each time, and leaves a delta."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from models.adapt.change import make_delta
from models.adapt.config import DANISH, TrainingConfig, read_config
from models.adapt.pairs import Pair
from models.adapt.train import chosen_pairs, train
from models.e5.names import standard_name

pytest.importorskip("datasets", reason="training needs the extra kildesvar[train]")

PAIRS = [
    Pair(
        query=f"Hvad koster punkt {number}?",
        passage=f"Punkt {number} koster {number} mio. kr.",
        subject=f"punkt {number}",
        alike=number >= 4,
    )
    for number in range(8)
]
CONFIG = TrainingConfig(
    seed=3,
    pairs=8,
    epochs=1,
    batch_size=4,
    learning_rate=1e-3,
    warmup_share=0.0,
    temperature=0.05,
    longest=32,
    layers=1,
    bfloat16=False,
    share=0.5,
    rank=4,
)


def test_the_shipped_recipe_can_be_read() -> None:
    assert 0 < read_config(DANISH).share <= 1


def test_a_seed_draws_the_same_pairs() -> None:
    assert chosen_pairs(PAIRS, CONFIG) == chosen_pairs(PAIRS, CONFIG)
    assert chosen_pairs(PAIRS, CONFIG) != PAIRS


@pytest.fixture(scope="module")
def small_model(e5_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of two small layers with the bundled encoder's tokeniser."""
    from transformers import BertConfig, BertModel

    folder = tmp_path_factory.mktemp("small")
    config = BertConfig(
        vocab_size=250037,
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
    )
    for name in ("tokenizer.json", "tokenizer_config.json", "modules.json"):
        shutil.copy(e5_folder / name, folder / name)
    shutil.copytree(e5_folder / "1_Pooling", folder / "1_Pooling")
    pooling = folder / "1_Pooling" / "config.json"
    pooling.write_text(pooling.read_text().replace("384", "16"))
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder


@pytest.mark.slow
def test_training_moves_the_upper_layers_and_can_be_repeated(
    small_model: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    first = train(PAIRS, small_model, tmp_path / "first", CONFIG)
    assert "example" not in capfd.readouterr().err
    second = train(PAIRS, small_model, tmp_path / "second", CONFIG)
    before, after = (load_file(folder / "model.safetensors") for folder in (small_model, first))
    again = load_file(second / "model.safetensors")
    for name in before:
        np.testing.assert_array_equal(after[name], again[name])
        assert (after[name] != before[name]).any() == (".layer.1." in name), name

    delta = make_delta(small_model, first, CONFIG)
    assert set(delta) == {f"l1.{matrix}" for matrix in ("q", "k", "v", "ao", "fi", "fo")}
    key = standard_name("l1.fi.w")
    half = 0.5 * (after[key] - before[key])
    assert np.linalg.norm(delta["l1.fi"].product() - half) < np.linalg.norm(half)

"""A delta: thin factors of a change, written, read and applied."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from safetensors.numpy import save

from corpus.errors import DamageError
from models.e5.delta import apply_delta, factor, read_delta, write_delta
from models.e5.recipe import Recipe
from models.e5.weights import Pieces, Shape, Weights

SHAPE = Shape(
    hidden_size=8,
    layers=1,
    heads=2,
    feed_forward=16,
    vocabulary=4,
    positions=4,
    token_types=1,
    norm_epsilon=1e-12,
)
PIECES = Pieces(texts=(), scores=(), begin=0, end=2, padding=1, unknown=3)


def change(rank: int) -> np.ndarray:
    chance = np.random.default_rng(rank)
    product = chance.normal(size=(8, rank)) @ chance.normal(size=(rank, 16))
    return product.astype(np.float32)


def test_a_change_of_low_rank_is_kept() -> None:
    lost = factor(change(2), 2).product() - change(2)
    assert np.linalg.norm(lost) < 0.01 * np.linalg.norm(change(2))


def test_a_higher_rank_is_nearer() -> None:
    errors = [np.abs(factor(change(6), rank).product() - change(6)).mean() for rank in (1, 3, 6)]
    assert errors == sorted(errors, reverse=True)


def test_the_same_delta_gives_the_same_bytes(tmp_path: Path) -> None:
    delta = {"l0.q": factor(change(2), 2), "l0.fi": factor(change(3), 3)}
    write_delta(tmp_path / "a", delta)
    write_delta(tmp_path / "b", dict(reversed(delta.items())))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    again = read_delta(tmp_path / "a")
    assert again.keys() == delta.keys()
    assert_array_equal(again["l0.fi"].product(), delta["l0.fi"].product())


@pytest.mark.parametrize("content", [b"factors", save({"l0.q.left": np.zeros((8, 2), "f2")})])
def test_a_file_of_another_form_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "own").write_bytes(content)
    with pytest.raises(DamageError, match="adapt --undo"):
        read_delta(tmp_path / "own")


def test_only_named_matrices_change() -> None:
    tensors = {"l0.fo.w": np.zeros((8, 16), np.float32), "l0.fo.b": np.ones(8, np.float32)}
    weights = Weights(shape=SHAPE, pieces=PIECES, tensors=tensors)
    factors = factor(change(2), 2)
    changed = apply_delta(weights, {"l0.fo": factors})
    assert_array_equal(changed.matrix("l0.fo.w"), factors.product())
    assert_array_equal(changed.matrix("l0.fo.b"), weights.matrix("l0.fo.b"))


def test_another_delta_is_another_recipe(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    write_delta(one, {"l0.q": factor(change(1), 1)})
    write_delta(other, {"l0.q": factor(change(2), 1)})
    recipes = [
        Recipe(),
        Recipe(deltas=(one,)),
        Recipe(deltas=(other,)),
        Recipe(deltas=(one, other)),
    ]
    assert len({recipe.fingerprint for recipe in recipes}) == len(recipes)

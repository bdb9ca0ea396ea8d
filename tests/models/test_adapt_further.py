"""A further delta is installed only where it gains, and undone by removing it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.errors import UsageError
from models.adapt.further import adapt, gains, reciprocal_places
from models.adapt.pairs import Pair
from models.e5.recipe import Recipe
from models.encoder import Vectors


class Letters:
    """An encoder that counts letters: texts with the same letters are alike."""

    name, fingerprint, dimension = "letters", "letters:1", 26

    def encode_query(self, texts: list[str]) -> Vectors:
        counts = np.array([[text.count(chr(97 + i)) for i in range(26)] for text in texts])
        return (counts / np.linalg.norm(counts, axis=1, keepdims=True)).astype(np.float32)

    encode_document = encode_query


def pair(query: str, passage: str) -> Pair:
    return Pair(query=query, passage=passage, subject=query)


def test_the_right_passage_first_counts_one() -> None:
    pairs = [[pair("aab", "aab")], [pair("ccd", "ccd")]]
    assert reciprocal_places(Letters(), pairs).tolist() == [1.0, 1.0]


def test_a_passage_of_another_paper_above_it_halves() -> None:
    pairs = [[pair("aab", "cc")], [pair("ccd", "aab")]]
    assert reciprocal_places(Letters(), pairs).tolist() == [0.5, 0.5]


def test_a_passage_of_the_same_paper_above_it_is_no_fault() -> None:
    pairs = [[pair("aab", "cc"), pair("ccd", "aab")]]
    assert reciprocal_places(Letters(), pairs).tolist() == [1.0, 1.0]


def test_what_chance_could_do_is_no_gain() -> None:
    before = np.array([0.5, 0.5, 0.5, 0.5])
    assert not gains(before, np.array([1.0, 0.25, 0.5, 0.5]))
    assert not gains(before, before)
    assert gains(before, np.array([1.0, 0.5, 1.0, 0.5]))


def test_too_little_is_refused_before_anything_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="too little"):
        adapt([[pair("a", "b")]] * 20, Recipe(), tmp_path / "own.safetensors", tmp_path)
    assert list(tmp_path.iterdir()) == []

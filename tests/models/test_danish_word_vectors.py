"""Words with a vector of their own, and words that have none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from models.danish.light_spacy import StringStore
from models.danish.weights.word_vectors import (
    WordVectors,
    load_vectors,
    ngram_buckets,
    save_vectors,
)

BUCKETS = 50


@pytest.fixture
def vectors() -> WordVectors:
    strings = StringStore(["ida", "bo"])
    drawn = np.random.default_rng(0)
    return WordVectors(
        strings=strings,
        keys=np.array([strings["ida"], strings["bo"]], np.uint64),
        rows=drawn.normal(size=(2, 4)).astype(np.float32),
        ngrams=drawn.normal(size=(BUCKETS, 4)).astype(np.float32),
        mean=np.ones(4, np.float32),
    )


def key_of(vectors: WordVectors, word: str) -> np.uint64:
    return np.uint64(vectors.strings.add(word))


def test_ngrams_mark_where_a_word_begins_and_ends() -> None:
    # <b> has <b, b> and <b>; the fourth and fifth lengths have none
    assert len(ngram_buckets("b", 10**9)) == 3
    assert set(ngram_buckets("sen", 10**9)) & set(ngram_buckets("hansen", 10**9))
    assert ngram_buckets("ida", BUCKETS) == sorted(set(ngram_buckets("ida", BUCKETS)))


def test_an_unknown_word_has_the_mean_and_what_its_letters_add(vectors: WordVectors) -> None:
    batch = vectors.get_batch(
        np.array([key_of(vectors, "ida"), key_of(vectors, "idas"), key_of(vectors, "bo")])
    )
    assert np.array_equal(batch[0], vectors.rows[0])
    assert np.array_equal(batch[2], vectors.rows[1])
    buckets = ngram_buckets("idas", BUCKETS)
    added = vectors.ngrams[buckets].sum(axis=0) / np.sqrt(len(buckets))
    assert np.allclose(batch[1], 1 + added)


def test_projecting_all_is_projecting_each(vectors: WordVectors) -> None:
    matrix = np.arange(8, dtype=np.float32).reshape(2, 4)
    keys = np.array([key_of(vectors, "ida"), key_of(vectors, "kløver")])
    narrow = vectors.projected(matrix)
    assert narrow.shape == (2, 2)
    assert np.allclose(narrow.get_batch(keys), vectors.get_batch(keys) @ matrix.T, atol=1e-5)


def test_a_file_keeps_a_byte_a_number(vectors: WordVectors, tmp_path: Path) -> None:
    save_vectors(tmp_path / "vectors.npz", vectors)
    loaded = load_vectors(tmp_path / "vectors.npz", vectors.strings)
    keys = np.array([key_of(vectors, word) for word in ("ida", "bo", "kløver")])
    assert np.allclose(loaded.get_batch(keys), vectors.get_batch(keys), atol=0.05)

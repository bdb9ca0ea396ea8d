"""Words score a row alike, whichever way it is reached."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from index import words
from index.composition import Composed
from index.words import Field, Words, write_words
from models.encoder import Excerpt

VOCABULARY = [f"{first}{last}" for first in ("skole", "vej", "park") for last in "abcdefgh"]
TERMS = {
    Field.STEMS: {"skolea": 1.0, "veja": 0.7, "parkb": 0.2},
    Field.GRAMS: {"skol": 0.3},
    Field.CONTEXT: {"vejc": 0.5},
}
ROWS = 60


@pytest.fixture
def held(tmp_path: Path) -> Words:
    draw = random.Random(3)
    rows = (
        (
            row,
            Composed(
                id=str(row),
                excerpt=Excerpt(
                    above=(draw.choice(VOCABULARY),),
                    text=" ".join(draw.choices(VOCABULARY, k=draw.randrange(3, 20))),
                    spans=(),
                ),
                fields="",
            ),
        )
        for row in range(ROWS)
    )
    write_words(tmp_path / "words", start=None, remove=(), add=rows)
    return Words(tmp_path / "words")


@pytest.mark.parametrize("selective", [0, ROWS], ids=["sorted out afterwards", "named"])
@pytest.mark.parametrize("one_by_one", [0, ROWS], ids=["as a set", "one by one"])
def test_a_large_index_scores_as_a_small_one(
    held: Words, monkeypatch: pytest.MonkeyPatch, selective: int, one_by_one: int
) -> None:
    allowed = np.arange(ROWS) % 3 > 0
    beside = np.array([4, 5, 7, 50])
    rows, scores = held.score(TERMS, allowed=allowed, k=8, beside=beside)
    monkeypatch.setattr(words, "_FEW", 0)
    monkeypatch.setattr(words, "_SELECTIVE", selective)
    monkeypatch.setattr(words, "_ONE_BY_ONE", one_by_one)
    monkeypatch.setattr(words, "_COMMON", 1.0)
    again, scores_again = held.score(TERMS, allowed=allowed, k=8, beside=beside)
    np.testing.assert_array_equal(again, rows)
    np.testing.assert_allclose(scores_again, scores, rtol=1e-6)


@pytest.mark.parametrize(("share", "most"), [(0.15, 20_000), (1.0, 2)])
def test_a_large_index_leaves_common_grams_out(
    held: Words, monkeypatch: pytest.MonkeyPatch, share: float, most: int
) -> None:
    monkeypatch.setattr(words, "_COMMON", share)
    monkeypatch.setattr(words, "_MOST", most)
    everywhere = np.ones(ROWS, np.bool_)
    common = {Field.GRAMS: {"skol": 1.0, "park": 1.0}}
    _, scores = held.score(common, allowed=everywhere, k=3, beside=np.array([4]))
    assert scores.all()
    monkeypatch.setattr(words, "_FEW", 0)
    rows, scores = held.score(common, allowed=everywhere, k=3, beside=np.array([4]))
    assert (rows.tolist(), scores.tolist()) == ([4], [0.0])


def test_the_best_allowed_rows_are_scored_with_those_beside(held: Words) -> None:
    everywhere, scores = held.score(
        TERMS, allowed=np.ones(ROWS, np.bool_), k=ROWS, beside=np.arange(ROWS)
    )
    np.testing.assert_array_equal(everywhere, np.arange(ROWS))
    allowed = scores < np.sort(scores)[-5]
    outside = int(np.argmax(scores))
    rows, found = held.score(TERMS, allowed=allowed, k=3, beside=np.array([outside]))
    best = np.argsort(-np.where(allowed, scores, -1), kind="stable")[:3]
    assert sorted([*best.tolist(), outside]) == rows.tolist()
    np.testing.assert_array_equal(found, scores[rows])


def test_without_terms_rows_score_nothing(held: Words) -> None:
    rows, scores = held.score({}, allowed=np.ones(ROWS, np.bool_), k=3, beside=np.array([9, 2]))
    assert rows.tolist() == [2, 9]
    assert scores.tolist() == [0.0, 0.0]


def test_nothing_is_named_where_no_row_is_beside(
    held: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "_FEW", 0)
    none = np.empty(0, dtype=np.int64)
    rows, _ = held.score(TERMS, allowed=np.zeros(ROWS, np.bool_), k=3, beside=none)
    assert rows.tolist() == []

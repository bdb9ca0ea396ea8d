"""8-bit codes tell which passages are worth being compared in full."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import numpy as np
import pytest
from cones import cone, stored
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from index import codes, nearest
from index.codes import Codes, codes_of
from index.nearest import scan
from index.vectors import Segment
from index.whitening import Whitening, fit_whitening, gauge

COLUMNS = 64
PASSAGES = 3_000


@pytest.fixture
def segments(tmp_path: Path) -> tuple[Segment, ...]:
    return stored(tmp_path / "store", np.split(cone(PASSAGES, COLUMNS), [2_000, 2_900]))


@pytest.fixture
def whitening(segments: tuple[Segment, ...]) -> Whitening:
    return fit_whitening(segments, np.ones(PASSAGES, dtype=np.bool_))


def test_codes_come_near_the_cosines(whitening: Whitening) -> None:
    passages = cone(500, COLUMNS)
    question = gauge(whitening, whitening.apply(cone(1, COLUMNS, seed=4))[0])
    lengths = whitening.lengths(passages)
    coded = Codes(passages).raw(question) / lengths
    np.testing.assert_allclose(coded, question.raw(passages) / lengths, atol=0.02)


def test_a_vector_of_zeros_has_codes() -> None:
    question = gauge(Whitening(mean=np.zeros(4, "f4"), map=np.eye(4, dtype="f4")), np.ones(4, "f4"))
    assert Codes(np.zeros((2, 4), dtype=np.float32)).raw(question).tolist() == [0.0, 0.0]


def test_the_same_rows_are_found_with_codes(
    segments: tuple[Segment, ...], whitening: Whitening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nearest, "_LARGE", 500)
    monkeypatch.setattr(nearest, "_SPARE", 50)
    asked: list[int] = []
    monkeypatch.setattr(
        Codes, "raw", lambda self, question, raw=Codes.raw: asked.append(1) or raw(self, question)
    )
    allowed = np.arange(PASSAGES) % 5 > 0
    lengths = whitening.lengths(np.vstack([segment.passages for segment in segments]))
    for vector in whitening.apply(cone(20, COLUMNS, seed=5)):
        question = gauge(whitening, vector)
        in_full = scan(segments, question, lengths=lengths, allowed=allowed, k=10)
        coded = scan(segments, question, lengths=lengths, allowed=allowed, k=10, coded=True)
        np.testing.assert_array_equal(coded[0], in_full[0])
        np.testing.assert_allclose(coded[1], in_full[1], rtol=1e-6)
    assert len(asked) == 20 * 2, "the two larger segments"


def test_more_than_the_coded_rows_are_found_once_each(
    segments: tuple[Segment, ...], whitening: Whitening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nearest, "_LARGE", 500)
    allowed = np.ones(PASSAGES, dtype=np.bool_)
    lengths = whitening.lengths(np.vstack([segment.passages for segment in segments]))
    question = gauge(whitening, whitening.apply(cone(1, COLUMNS, seed=5))[0])
    found, _ = scan(segments, question, lengths=lengths, allowed=allowed, k=PASSAGES, coded=True)
    assert sorted(found.tolist()) == list(range(PASSAGES)), "the last 100 have no codes"


def test_codes_are_kept_for_as_long_as_their_segment_and_shared_with_its_successor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Codes] = []
    cut = codes.Codes.__init__
    monkeypatch.setattr(
        codes.Codes, "__init__", lambda self, vectors: made.append(self) or cut(self, vectors)
    )
    sizes = [2**power for power in range(11, 1, -1)]
    many = stored(tmp_path / "store", np.split(cone(sum(sizes), 8), np.cumsum(sizes)[:-1]))
    assert [codes_of(segment) for segment in many] == [codes_of(segment) for segment in many]
    assert len(made) == len(many) == 10

    reopened = Segment(many[0].folder, first=0)
    assert codes_of(reopened) is made[0], "a later generation has the same files"

    kept = [weakref.ref(it) for it in made]
    made.clear()
    del many
    gc.collect()
    assert [it() is not None for it in kept] == [True] + 9 * [False]


@given(
    scores=arrays(
        np.float32, st.integers(1, 400), elements=st.sampled_from([-np.inf, 0.0, 0.5, 1.0, 2.0])
    ),
    k=st.integers(1, 30),
)
def test_the_highest_are_found_the_earlier_first_among_equals(
    scores: NDArray[np.float32], k: int
) -> None:
    expected = np.argsort(-scores, kind="stable")[:k]
    np.testing.assert_array_equal(nearest._top(scores, k), expected)

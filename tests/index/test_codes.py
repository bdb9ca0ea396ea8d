"""8-bit codes tell which passages are worth being compared in full."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from cones import cone, stored

from index import nearest
from index.codes import Codes
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

"""Whitening parts what is alike, and comparing needs the plain vectors only."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from cones import cone, stored

from index.nearest import scan
from index.vectors import Segment
from index.whitening import fit_whitening, gauge, no_whitening


@pytest.fixture
def segments(tmp_path: Path) -> tuple[Segment, ...]:
    return stored(tmp_path / "store", np.split(cone(300), [200, 290]))


def test_a_scan_gives_the_cosines_of_whitened_vectors(segments: tuple[Segment, ...]) -> None:
    live = np.ones(300, dtype=np.bool_)
    whitening = fit_whitening(segments, live)
    plain = np.vstack([segment.passages for segment in segments])
    question = whitening.apply(cone(5)[4:])[0]
    rows, scores = scan(
        segments,
        gauge(whitening, question),
        lengths=whitening.lengths(plain),
        allowed=live,
        k=7,
    )
    expected = whitening.apply(plain) @ question
    assert rows.tolist() == np.argsort(-expected)[:7].tolist()
    assert np.allclose(scores, np.sort(expected)[::-1][:7], atol=1e-5)


def test_only_allowed_rows_are_found(segments: tuple[Segment, ...]) -> None:
    allowed = np.zeros(300, dtype=np.bool_)
    allowed[[3, 250, 299]] = True
    none = no_whitening(16)
    rows, _ = scan(
        segments,
        gauge(none, cone(1)[0]),
        lengths=np.ones(300, dtype=np.float32),
        allowed=allowed,
        k=10,
    )
    assert sorted(rows.tolist()) == [3, 250, 299]


def test_whitened_passages_are_less_alike(segments: tuple[Segment, ...]) -> None:
    whitening = fit_whitening(segments, np.ones(300, dtype=np.bool_))
    plain = np.vstack([segment.passages for segment in segments])
    whitened = whitening.apply(plain)
    assert (plain @ plain.T).mean() > 0.8
    assert abs((whitened @ whitened.T).mean()) < 0.1


def test_one_passage_can_be_whitened(tmp_path: Path) -> None:
    whitening = fit_whitening(stored(tmp_path / "store", [cone(1)]), np.ones(1, dtype=np.bool_))
    assert np.isfinite(whitening.apply(cone(4))).all()

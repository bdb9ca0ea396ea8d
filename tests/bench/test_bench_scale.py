"""The measure of size builds and searches an index of made-up passages."""

from __future__ import annotations

from pathlib import Path

from bench.scale import run
from corpus.settings import load_settings


def test_all_made_up_passages_are_indexed_searched_and_nearest_are_exact(tmp_path: Path) -> None:
    result = run(300, 5, load_settings(tmp_path))

    assert (result.passages, result.graph, result.recall_at_10) == (300, False, 1.0)
    assert 0 < result.search_ms_p50 <= result.search_ms_p95

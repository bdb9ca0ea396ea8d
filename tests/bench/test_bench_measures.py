"""The measures behind every figure we print, against values worked out by hand."""

from __future__ import annotations

import pytest

from bench.measures import ndcg, percentile, recall, reciprocal_rank

GRADES = {"a": 3.0, "b": 2.0, "c": 1.0, "d": 0.0}


def test_ndcg_discounts_grades_by_their_places() -> None:
    # 2/log2(2) + 3/log2(4) = 3.5 of at best 3/log2(2) + 2/log2(3) + 1/log2(4) = 4.7619
    assert ndcg(GRADES, ["b", "x", "a", "c"], k=3) == pytest.approx(3.5 / 4.76186, abs=1e-5)
    assert ndcg(GRADES, ["a", "b", "c"], k=3) == 1.0
    assert ndcg({"d": 0.0}, ["d"], k=3) == 0.0


def test_recall_counts_the_relevant_that_could_stand_among_the_first() -> None:
    ranked = ["b", "d", "x", "a"]
    assert recall(GRADES, ranked, k=4) == pytest.approx(2 / 3)
    assert recall(GRADES, ranked, k=2) == pytest.approx(1 / 2)
    assert recall({"d": 0.0}, ranked, k=2) == 0.0


def test_reciprocal_rank_is_that_of_the_first_relevant() -> None:
    ranked = ["x", "d", "b", "a"]
    assert reciprocal_rank(GRADES, ranked, k=4) == pytest.approx(1 / 3)
    assert reciprocal_rank(GRADES, ranked, k=2) == 0.0


@pytest.mark.parametrize(("percent", "value"), [(5, 15), (30, 20), (40, 20), (50, 35), (100, 50)])
def test_a_percentile_is_the_value_at_the_nearest_rank(percent: float, value: float) -> None:
    assert percentile([35, 20, 15, 50, 40], percent) == value

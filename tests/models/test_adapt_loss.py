"""The loss holds a query against passages on other subjects only."""

from __future__ import annotations

import math

import pytest

torch = pytest.importorskip("torch")

from models.adapt.loss import OtherSubjectsLoss  # noqa: E402


def as_they_are(features: dict[str, object]) -> dict[str, object]:
    """Stands for a model whose embeddings are given."""
    return features


def loss(labels: list[int]) -> float:
    """Of three queries that are like every passage."""
    same = {"sentence_embedding": torch.ones(3, 4)}
    measured = OtherSubjectsLoss(as_they_are, temperature=0.1)([same, same], torch.tensor(labels))
    return float(measured)


@pytest.mark.parametrize(
    ("labels", "passages"), [([0, 1, 2], 3), ([0, 0, 0], 1)], ids=["all apart", "all of one"]
)
def test_a_query_is_held_against_its_own_and_other_subjects(
    labels: list[int], passages: int
) -> None:
    assert loss(labels) == pytest.approx(math.log(passages), abs=1e-5)


def test_its_own_passage_counts_though_another_of_its_subject_is_left_out() -> None:
    assert loss([0, 0, 1]) == pytest.approx((2 * math.log(2) + math.log(3)) / 3, abs=1e-5)

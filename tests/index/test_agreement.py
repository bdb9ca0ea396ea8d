"""Neighbours share their scores, and only long questions ask them to."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from fake_encoder import FakeEncoder
from readings import RECIPE, original_reading, reading

from corpus.catalogue import Catalogue
from corpus.settings import load_settings
from index.agreement import agree, is_long
from index.generations import Generation
from index.index import Index
from index.retrieval import Pool
from index.update import update_index
from queries.probes import probe_for_text

ALIKE = ["Cykelstien langs åen koster penge.", "Cykelstien langs åen koster mange penge."]
APART = ["Skolernes køkkener lukker om sommeren."]
LONG = (
    "Hvad koster cykelstien langs åen, broen over jernbanen, lygterne i parken, bænkene ved"
    " skolen og stenene på stranden?"
)


def generation_of(home: Path, paragraphs: list[str]) -> Generation:
    settings = load_settings(home)
    catalogue = Catalogue.open(settings)
    catalogue.add(original_reading(reading("stien", paragraphs)), recipe=RECIPE)
    encoder = FakeEncoder()
    update_index(catalogue, encoder, settings)
    generation = Index.open(settings, encoder).now()
    assert generation is not None
    return generation


def pool_of(rows: int) -> Pool:
    none = np.zeros(rows, np.float32)
    return Pool(rows=np.arange(rows), whole=none, best=none, words=none, around=np.arange(rows))


def test_a_row_whose_neighbour_scores_high_rises_over_one_that_stands_alone(
    tmp_path: Path,
) -> None:
    generation = generation_of(tmp_path, [*ALIKE, *APART])
    fused = np.array([3.0, 0.0, 0.1], np.float32)
    agreed = agree(generation, pool_of(3), fused)
    assert agreed[1] > agreed[2]


def test_equal_scores_stay_as_they_are(tmp_path: Path) -> None:
    generation = generation_of(tmp_path, [*ALIKE, *APART])
    fused = np.full(3, 1.5, np.float32)
    np.testing.assert_allclose(agree(generation, pool_of(3), fused), fused)


def test_one_row_alone_keeps_its_score(tmp_path: Path) -> None:
    generation = generation_of(tmp_path, APART)
    assert agree(generation, pool_of(1), np.array([2.0], np.float32)).tolist() == [2.0]


def test_a_question_is_long_by_its_own_words(tmp_path: Path) -> None:
    generation = generation_of(tmp_path, APART)
    vector = np.ones(FakeEncoder().dimension, np.float32)
    assert is_long(probe_for_text(generation, vector, LONG))
    assert not is_long(probe_for_text(generation, vector, "Hvad koster cykelstien langs åen?"))

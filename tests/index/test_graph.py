"""Beyond the exact limit Chroma's graph is asked, and what came later is still found."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fake_encoder import FakeEncoder
from readings import RECIPE, original_reading, reading

from corpus.catalogue import Catalogue
from corpus.settings import Settings
from index.check import Part, check_index, repair_index
from index.generations import Generation
from index.graphs import FOLDER, graph_due
from index.index import Index, index_folder
from index.update import update_index

pytestmark = pytest.mark.slow


def add(catalogue: Catalogue, name: str, count: int) -> None:
    paragraphs = [f"Afsnit {number} om {name}, stykke {number * 7}." for number in range(count)]
    catalogue.add(original_reading(reading(name, paragraphs)), recipe=RECIPE)


def nearest(index: Index, generation: Generation, text: str) -> list[str]:
    vector = generation.whitening.apply(FakeEncoder().encode_query([text]))[0]
    rows, _ = index.nearest(generation, vector, allowed=generation.open, k=3)
    return [generation.ids[row] for row in rows.tolist()]


def test_graph_and_scan_agree_through_growth_and_repair(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, exact_limit=20)
    exact = Settings(home=tmp_path, exact_limit=1000)
    catalogue = Catalogue.open(settings)
    add(catalogue, "licenser", 40)
    update_index(catalogue, FakeEncoder(), settings)
    add(catalogue, "cykler", 10)
    update_index(catalogue, FakeEncoder(), settings)

    index = Index.open(settings, FakeEncoder())
    generation = index.now()
    assert generation is not None
    assert generation.manifest.graph is not None
    assert generation.manifest.graph.rows == 40
    for text in ("Afsnit 7 om licenser", "Afsnit 3 om cykler"):
        found = nearest(index, generation, text)
        assert found == nearest(Index.open(exact, FakeEncoder()), generation, text)

    folder = index_folder(settings) / FOLDER / generation.manifest.graph.name
    next(folder.rglob("data_level0.bin")).write_bytes(b"damaged")
    report = check_index(catalogue, FakeEncoder(), settings)
    assert {finding.part for finding in report.findings} == {Part.GRAPH}
    repair_index(catalogue, FakeEncoder(), settings)
    assert check_index(catalogue, FakeEncoder(), settings).findings == ()


@pytest.mark.parametrize(
    ("live", "covered", "refitted", "due"),
    [
        (100, 0, False, False),
        (101, 0, False, True),
        (101, 101, False, False),
        (150, 101, True, True),
        (201, 101, False, False),
        (202, 101, False, True),
    ],
)
def test_a_graph_is_due(live: int, covered: int, refitted: bool, due: bool) -> None:
    rows = np.ones(live, dtype=np.bool_)
    assert graph_due(live=rows, covered=covered, refitted=refitted, exact_limit=100) is due


def test_a_graph_is_due_when_a_fifth_is_gone() -> None:
    rows = np.ones(300, dtype=np.bool_)
    rows[:61] = False
    assert graph_due(live=rows, covered=300, refitted=False, exact_limit=100)

"""The graph on a Chroma server finds what the one in the home folder finds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import chromadb
import numpy as np
import pytest
from chroma_server import chroma_server
from fake_encoder import FakeEncoder
from readings import RECIPE, original_reading, reading

from corpus.catalogue import Catalogue
from corpus.errors import OutsideError, UsageError
from corpus.settings import Settings
from index.check import Part, check_index, repair_index
from index.index import Index
from index.update import rebuild_index, update_index
from queries.search import Searcher

pytestmark = pytest.mark.slow

ASKED = ("Afsnit 7 om licenser", "cykler stykke 21", "Afsnit 39")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    with chroma_server(tmp_path / "chroma") as address:
        yield address


def add(catalogue: Catalogue, name: str, count: int) -> None:
    paragraphs = [f"Afsnit {number} om {name}, stykke {number * 7}." for number in range(count)]
    catalogue.add(original_reading(reading(name, paragraphs)), recipe=RECIPE)


def found(catalogue: Catalogue, settings: Settings) -> list[list[str]]:
    searcher = Searcher(
        catalogue=catalogue,
        index=Index.open(settings, FakeEncoder()),
        encoder=FakeEncoder(),
        settings=settings,
    )
    return [[hit.passage.id for hit in searcher.search(line, k=5).hits] for line in ASKED]


def held_by(server: str) -> int:
    client = chromadb.HttpClient(host="127.0.0.1", port=int(server.rpartition(":")[2]))
    return int(client.count_collections())


def test_the_same_is_found_through_a_server(server: str, tmp_path: Path) -> None:
    alone = Settings(home=tmp_path / "home", exact_limit=20)
    shared = Settings(home=tmp_path / "home", exact_limit=20, chroma=server)
    catalogue = Catalogue.open(alone)
    add(catalogue, "licenser", 40)
    add(catalogue, "cykler", 30)
    update_index(catalogue, FakeEncoder(), alone)
    expected = found(catalogue, alone)

    done = rebuild_index(catalogue, FakeEncoder(), shared)

    assert done.encoded == 0, "moving the graph encodes nothing"
    generation = Index.open(shared, FakeEncoder()).now()
    assert generation is not None and generation.manifest.graph is not None
    assert held_by(server) == 1
    assert found(catalogue, shared) == expected
    assert check_index(catalogue, FakeEncoder(), shared).findings == ()
    vector = np.ones((1, 64), dtype=np.float32) / 8
    rows, _ = Index.open(shared, FakeEncoder()).nearest(
        generation, vector[0], allowed=generation.open, k=10
    )
    assert len(rows) == 10

    client = chromadb.HttpClient(host="127.0.0.1", port=int(server.rpartition(":")[2]))
    client.delete_collection(client.list_collections()[0].name)
    report = check_index(catalogue, FakeEncoder(), shared)
    assert {finding.part for finding in report.findings} == {Part.GRAPH}
    repair_index(catalogue, FakeEncoder(), shared)
    assert check_index(catalogue, FakeEncoder(), shared).findings == ()

    for _ in range(3):
        rebuild_index(catalogue, FakeEncoder(), alone)
    assert held_by(server) == 0, "graphs that no generation asks any more are deleted"


def test_a_server_that_is_not_there_is_named(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, exact_limit=5, chroma="http://127.0.0.1:1")
    catalogue = Catalogue.open(settings)
    add(catalogue, "licenser", 10)
    with pytest.raises(OutsideError, match=r"127\.0\.0\.1:1 does not answer"):
        update_index(catalogue, FakeEncoder(), settings)
    wrong = Settings(home=tmp_path, exact_limit=5, chroma="localhost")
    with pytest.raises(UsageError, match="no address"):
        update_index(catalogue, FakeEncoder(), wrong)

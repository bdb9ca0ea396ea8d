"""A check names what differs, a repair mends it without encoding more than it must."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from fake_encoder import FakeEncoder
from readings import RECIPE, original_reading, reading

from corpus.catalogue import Catalogue
from corpus.errors import DamageError
from corpus.originals import Originals
from corpus.papers import Access
from corpus.settings import Settings
from index.check import Part, check_index, repair_index, with_originals
from index.index import Index
from index.update import update_index
from models.encoder import Encoded, Excerpt


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path)


@pytest.fixture
def catalogue(settings: Settings) -> Catalogue:
    catalogue = Catalogue.open(settings)
    add(catalogue, "licenser", "Licenserne koster 4 mio. kr.", "Udgiften stiger hvert år.")
    add(catalogue, "cykler", "Cykelstien er færdig.")
    update_index(catalogue, FakeEncoder(), settings)
    return catalogue


def add(catalogue: Catalogue, name: str, *paragraphs: str, **fields: object) -> None:
    catalogue.add(original_reading(reading(name, paragraphs, **fields)), recipe=RECIPE)


def parts(catalogue: Catalogue, settings: Settings) -> set[Part]:
    return {finding.part for finding in check_index(catalogue, FakeEncoder(), settings).findings}


def repaired(catalogue: Catalogue, settings: Settings) -> set[str]:
    assert repair_index(catalogue, FakeEncoder(), settings).repaired
    assert parts(catalogue, settings) == set()
    generation = Index.open(settings, FakeEncoder()).now()
    assert generation is not None
    return set(generation.row_of)


ALL = {"p-licenser-0", "p-licenser-1", "p-cykler-0"}


def test_a_whole_index_has_no_findings(catalogue: Catalogue, settings: Settings) -> None:
    assert parts(catalogue, settings) == set()
    assert not repair_index(catalogue, FakeEncoder(), settings).repaired


def test_a_paper_that_was_closed_since_is_named(catalogue: Catalogue, settings: Settings) -> None:
    add(catalogue, "cykler", "Cykelstien er færdig.", access=Access.CLOSED)

    (finding,) = check_index(catalogue, FakeEncoder(), settings).findings
    assert finding.detail == "Open or closed since indexed: p-cykler-0"
    assert repaired(catalogue, settings) == ALL


def test_what_the_catalogue_gained_and_lost_is_named(
    catalogue: Catalogue, settings: Settings
) -> None:
    add(catalogue, "licenser", "Licenserne koster 4 mio. kr.")
    add(catalogue, "havn", "Havnen fryser til.")
    report = check_index(catalogue, FakeEncoder(), settings)
    details = [finding.detail for finding in report.findings]
    assert details == [
        "Not indexed: p-havn-0",
        "Indexed but no longer held: p-licenser-1",
    ]
    assert repaired(catalogue, settings) == {"p-licenser-0", "p-cykler-0", "p-havn-0"}


def test_a_damaged_segment_is_named_and_only_its_passages_are_encoded_again(
    catalogue: Catalogue, settings: Settings
) -> None:
    file = next((settings.home / "vectors").rglob("passages.npy"))
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    assert parts(catalogue, settings) == {Part.VECTORS}
    assert repaired(catalogue, settings) == ALL


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("words/meta.json", lambda _: b"{"),
        ("whitening.npz", lambda whole: whole[: len(whole) // 2]),
        ("live.npy", lambda whole: whole[: len(whole) // 2]),
        ("manifest.json", lambda whole: whole.replace(b'"analyser"', b'"analysis"')),
        ("manifest.json", lambda whole: whole.replace(b'"graph": null', b'"graph": {"n": 1}')),
    ],
)
def test_a_generation_that_cannot_be_opened_is_named_and_made_anew(
    catalogue: Catalogue, settings: Settings, name: str, damage: Callable[[bytes], bytes]
) -> None:
    current = (settings.home / "index" / "CURRENT").read_text().strip()
    file = settings.home / "index" / current / name
    file.write_bytes(damage(file.read_bytes()))
    findings = check_index(catalogue, FakeEncoder(), settings).findings
    assert findings[0].part is Part.GENERATION
    assert f"Generation {current} " in findings[0].detail
    assert repaired(catalogue, settings) == ALL


def test_a_lost_index_is_made_anew(catalogue: Catalogue, settings: Settings) -> None:
    (settings.home / "index" / "CURRENT").unlink()
    assert parts(catalogue, settings) == {Part.CATALOGUE}
    assert repaired(catalogue, settings) == ALL


def test_lost_vectors_are_computed_again(catalogue: Catalogue, settings: Settings) -> None:
    manifest = next((settings.home / "vectors").rglob("MANIFEST.json"))
    manifest.write_text(json.dumps({"segments": []}))
    add(catalogue, "havn", "Havnen fryser til.")
    assert repaired(catalogue, settings) == {*ALL, "p-havn-0"}
    generation = Index.open(settings, FakeEncoder()).now()
    assert generation is not None
    stems = generation.words.stems_of(np.array([generation.row_of["p-havn-0"]]))
    assert stems[generation.row_of["p-havn-0"]] == ["havn", "frys"]


def test_vectors_that_are_gone_are_named_and_computed_again(
    catalogue: Catalogue, settings: Settings
) -> None:
    shutil.rmtree(settings.home / "vectors")
    assert parts(catalogue, settings) == {Part.VECTORS}
    assert repaired(catalogue, settings) == ALL


@pytest.mark.parametrize("damage", ["{", "[]", '{"segments": 3}'])
def test_a_damaged_list_of_vectors_is_named_and_costs_no_vector(
    catalogue: Catalogue, settings: Settings, damage: str
) -> None:
    next((settings.home / "vectors").rglob("MANIFEST.json")).write_text(damage)
    with pytest.raises(DamageError, match=r"list of vectors .* cannot be read.*--repair"):
        update_index(catalogue, FakeEncoder(), settings)
    assert parts(catalogue, settings) == {Part.VECTORS}
    assert repair_index(catalogue, _NeverEncodes(), settings).repaired
    assert parts(catalogue, settings) == set()


class _NeverEncodes(FakeEncoder):
    """For what must get by with the vectors that are there."""

    def encode_in_context(self, papers: Sequence[Sequence[Excerpt]]) -> list[Encoded]:
        assert not papers
        return []


def test_originals_that_are_gone_are_named_and_no_repair_hides_it(
    catalogue: Catalogue, settings: Settings
) -> None:
    originals = Originals(settings.home / "originals")
    add(catalogue, "havn", "Havnen fryser til.")
    mended = repair_index(catalogue, FakeEncoder(), settings)
    assert mended.whole
    report = with_originals(mended, catalogue, originals)
    assert not report.whole
    assert [finding.part for finding in report.findings] == [Part.CATALOGUE, Part.ORIGINALS]
    assert "from a backup" in report.findings[-1].detail

    catalogue = Catalogue.open(Settings(home=settings.home / "empty"))
    assert with_originals(mended, catalogue, originals) is mended

"""An index follows its catalogue, computes nothing twice, and readers follow it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fake_encoder import FakeEncoder
from readings import RECIPE, original_reading, reading

from corpus.catalogue import Catalogue
from corpus.errors import DamageError, RecipeMismatchError
from corpus.papers import Access
from corpus.settings import Settings
from index.index import Index
from index.update import rebuild_index, update_index


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path)


@pytest.fixture
def catalogue(settings: Settings) -> Catalogue:
    catalogue = Catalogue.open(settings)
    add(catalogue, "licenser", "Licenserne koster 4 mio. kr.", "Udgiften stiger hvert år.")
    return catalogue


def add(catalogue: Catalogue, name: str, *paragraphs: str, **fields: object) -> None:
    catalogue.add(original_reading(reading(name, paragraphs, **fields)), recipe=RECIPE)


def test_nothing_is_found_before_the_first_update(settings: Settings) -> None:
    assert Index.open(settings, FakeEncoder()).now() is None


def test_every_passage_held_can_be_reached(catalogue: Catalogue, settings: Settings) -> None:
    update = update_index(catalogue, FakeEncoder(), settings)
    generation = Index.open(settings, FakeEncoder()).now()
    assert generation is not None
    assert (update.encoded, update.added, update.removed) == (2, 2, 0)
    assert generation.ids == ["p-licenser-0", "p-licenser-1"]
    assert sorted(generation.words.rows().tolist()) == [0, 1]


def test_an_update_without_news_publishes_nothing(catalogue: Catalogue, settings: Settings) -> None:
    first = update_index(catalogue, FakeEncoder(), settings)
    again = update_index(catalogue, FakeEncoder(), settings)
    assert (again.generation, again.encoded) == (first.generation, 0)


def test_only_news_is_encoded_and_rows_stay(catalogue: Catalogue, settings: Settings) -> None:
    update_index(catalogue, FakeEncoder(), settings)
    add(catalogue, "cykler", "Cykelstien er færdig.")
    assert update_index(catalogue, FakeEncoder(), settings).encoded == 1
    generation = Index.open(settings, FakeEncoder()).now()
    assert generation is not None
    assert generation.ids[:2] == ["p-licenser-0", "p-licenser-1"]
    assert generation.live.all()


def test_a_paper_read_anew_takes_the_place_of_the_old(
    catalogue: Catalogue, settings: Settings
) -> None:
    update_index(catalogue, FakeEncoder(), settings)
    add(catalogue, "licenser", "Licenserne koster 4 mio. kr.")
    update = update_index(catalogue, FakeEncoder(), settings)
    generation = Index.open(settings, FakeEncoder()).now()
    assert generation is not None
    assert (update.encoded, update.added, update.removed) == (0, 0, 1)
    assert set(generation.row_of) == {"p-licenser-0"}


def test_a_passage_that_comes_back_is_not_encoded_again(
    catalogue: Catalogue, settings: Settings
) -> None:
    update_index(catalogue, FakeEncoder(), settings)
    add(catalogue, "licenser", "Licenserne koster 4 mio. kr.")
    update_index(catalogue, FakeEncoder(), settings)
    add(catalogue, "licenser", "Licenserne koster 4 mio. kr.", "Udgiften stiger hvert år.")
    update = update_index(catalogue, FakeEncoder(), settings)
    assert (update.encoded, update.added, update.removed) == (0, 1, 0)


def test_closed_papers_are_held_but_not_open(catalogue: Catalogue, settings: Settings) -> None:
    add(catalogue, "hemmelig", "Fortroligt bud.", access=Access.CLOSED, access_words="Fortroligt")
    update_index(catalogue, FakeEncoder(), settings)
    generation = Index.open(settings, FakeEncoder()).now()
    assert generation is not None
    row = generation.row_of["p-hemmelig-0"]
    assert generation.live[row]
    assert not generation.open[row]


def test_a_reader_follows_the_writer(catalogue: Catalogue, settings: Settings) -> None:
    update_index(catalogue, FakeEncoder(), settings)
    index = Index.open(settings, FakeEncoder())
    before = index.now()
    add(catalogue, "cykler", "Cykelstien er færdig.")
    update_index(catalogue, FakeEncoder(), settings)
    after = index.now()
    assert before is not None
    assert after is not None
    assert (len(before.ids), len(after.ids)) == (2, 3)


def test_another_recipe_is_refused_until_the_index_is_made_anew(
    catalogue: Catalogue, settings: Settings
) -> None:
    update_index(catalogue, FakeEncoder(), settings)
    other = FakeEncoder(fingerprint="fake:2")
    with pytest.raises(RecipeMismatchError, match="kildesvar reindex"):
        Index.open(settings, other)
    with pytest.raises(RecipeMismatchError):
        update_index(catalogue, other, settings)
    rebuild_index(catalogue, other, settings)
    assert Index.open(settings, other).now() is not None


def test_vectors_survive_many_small_updates(catalogue: Catalogue, settings: Settings) -> None:
    encoder = FakeEncoder()
    for number in range(9):
        add(catalogue, f"nr{number}", f"Afsnit nummer {number} om noget.")
        update_index(catalogue, encoder, settings)
    generation = Index.open(settings, encoder).now()
    assert generation is not None
    assert len(generation.segments) <= 4
    texts = {p.id: p.text for p in catalogue.passages(generation.ids)}
    rows = np.vstack([segment.passages for segment in generation.segments])
    for passage, vector in zip(generation.ids, rows, strict=True):
        title = catalogue.paper(catalogue.passages([passage])[0].paper).title
        assert np.allclose(vector, encoder.encode_document([f"{title}\n{texts[passage]}"])[0])


def test_a_damaged_generation_is_named(catalogue: Catalogue, settings: Settings) -> None:
    update = update_index(catalogue, FakeEncoder(), settings)
    (settings.home / "index" / update.generation / "live.npy").write_bytes(b"")
    with pytest.raises(DamageError, match="check --repair"):
        Index.open(settings, FakeEncoder())

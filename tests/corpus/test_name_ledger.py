"""The forms of a name are one name to filters."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import RECIPE, original_reading, reading

from corpus.catalogue import Catalogue
from corpus.filters import Filters
from corpus.findings import MentionKind
from corpus.papers import Person
from corpus.settings import Settings

IDA = (MentionKind.PERSON, "Ida Vestergren")
IDA_B = (MentionKind.PERSON, "Ida B. Vestergren")


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    catalogue = Catalogue.open(Settings(home=tmp_path))
    for name, person in (("a", IDA), ("b", IDA_B), ("c", (MentionKind.PERSON, "Ida Maj"))):
        made = reading(
            name, ["Tekst."], people=(Person(name=person[1], party="F"),), department="Kulturen"
        )
        catalogue.add(original_reading(made), recipe=RECIPE)
    return catalogue


def found(catalogue: Catalogue, name: str) -> set[str]:
    return {paper.id for paper in catalogue.papers(Filters(person=name))}


def test_people_and_departments_are_counted(catalogue: Catalogue) -> None:
    assert catalogue.names.people()[Person(name="Ida Vestergren", party="F")] == 1
    assert catalogue.names.departments() == {"Kulturen": 3}


def test_any_form_finds_the_papers_of_all(catalogue: Catalogue) -> None:
    assert found(catalogue, "Ida Vestergren") == {"p-a"}
    entries = {IDA: IDA[1], IDA_B: IDA[1]}
    catalogue.names.file(entries)
    assert catalogue.names.entries() == entries
    assert found(catalogue, "ida vestergren") == {"p-a", "p-b"}
    assert found(catalogue, "Ida B. Vestergren") == {"p-a", "p-b"}
    assert found(catalogue, "Ida Maj") == {"p-c"}


def test_one_word_is_a_family_name(catalogue: Catalogue) -> None:
    catalogue.names.file({IDA: IDA[1], IDA_B: IDA[1]})
    assert found(catalogue, "Vestergren") == {"p-a", "p-b"}
    assert found(catalogue, "maj") == {"p-c"}
    assert found(catalogue, "Ida") == set()


def test_entries_replace_those_before(catalogue: Catalogue) -> None:
    catalogue.names.file({IDA: IDA[1], IDA_B: IDA[1]})
    catalogue.names.file({})
    assert catalogue.names.entries() == {}

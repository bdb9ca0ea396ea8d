"""Which passages make one list."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from readings import RECIPE, original_reading, reading

from corpus.catalogue import Catalogue
from corpus.findings import Role
from corpus.settings import Settings
from queries.shelf import Shelf

POINTS = ["at broen males,", "at broen åbnes,", "at kajen lukkes."]


def shelf_of(home: Path, texts: list[str], roles: list[Role], headings: list[str]) -> Shelf:
    made = reading("broen", texts)
    passages = tuple(
        replace(passage, role=role, headings=(heading,))
        for passage, role, heading in zip(made.passages, roles, headings, strict=True)
    )
    catalogue = Catalogue.open(Settings(home=home))
    catalogue.add(original_reading(replace(made, passages=passages)), recipe=RECIPE)
    return Shelf(catalogue)


def lists(shelf: Shelf) -> list[list[str]]:
    (paper,) = shelf.catalogue.papers()
    return [[item.text for item in shelf.list_of(passage)] for passage in shelf.passages(paper.id)]


def test_points_under_one_heading_are_a_list(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path, POINTS[:2], [Role.LIST_ITEM] * 2, ["3. Broen"] * 2)
    assert lists(shelf) == [POINTS[:2]] * 2


def test_the_next_item_of_an_agenda_begins_another_list(tmp_path: Path) -> None:
    headings = ["3. Broen", "3. Broen", "4. Kajen"]
    shelf = shelf_of(tmp_path, POINTS, [Role.DECISION] * 3, headings)
    assert lists(shelf) == [POINTS[:2], POINTS[:2], POINTS[2:]]


def test_what_the_minutes_tell_besides_is_no_point(tmp_path: Path) -> None:
    told = ["Broen blev vedtaget.", "Anna afgav en protokolbemærkning."]
    shelf = shelf_of(tmp_path, told, [Role.DECISION] * 2, ["3. Broen"] * 2)
    assert lists(shelf) == [[], []]


def test_the_terms_of_a_paper_are_its_words_with_a_subject_each_once(tmp_path: Path) -> None:
    shelf = shelf_of(
        tmp_path, ["Kajerne males.", "Og kajer males."], [Role.PARAGRAPH] * 2, [""] * 2
    )
    (paper,) = shelf.catalogue.papers()
    assert shelf.terms(paper.id) == ("kaj", "mal")

"""What a library's papers give to train on: headings and questions with their passages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from readings import RECIPE, original_reading, question, reading

from corpus.catalogue import Catalogue
from corpus.findings import QuestionState, Reading, Role
from corpus.settings import load_settings
from models.adapt.held import held_pairs

COSTS = "Cykelstien langs åen ventes at koste tre millioner kroner, fordelt over de næste to år."
LIGHT = (
    "Der bliver sat lys op på hele stien, så den også kan bruges om vinteren efter klokken fire."
)
SHORT = "Se bilag 1."
ASKED = ("Hvad koster stien?", "Kommer der lys?")


def pairs_of(tmp_path: Path, found: Reading) -> list[tuple[str, str]]:
    with_catalogue = Catalogue.open(load_settings(tmp_path))
    with_catalogue.add(original_reading(found), recipe=RECIPE)
    return [(pair.query, pair.passage) for own in held_pairs(with_catalogue) for pair in own]


def test_a_heading_is_paired_with_what_stands_under_it(tmp_path: Path) -> None:
    found = reading("stien", [COSTS, SHORT, LIGHT])
    passages = tuple(replace(p, headings=("3. Økonomi",)) for p in found.passages)
    assert pairs_of(tmp_path, replace(found, passages=passages)) == [
        ("Rapport om stien 3. Økonomi", COSTS),
        ("Rapport om stien 3. Økonomi", LIGHT),
    ]


def test_a_question_is_paired_with_the_answer_below_it(tmp_path: Path) -> None:
    letter = letter_of([ASKED[0], COSTS, ASKED[1], LIGHT], asked=(0, 2))
    assert pairs_of(tmp_path, letter) == [(ASKED[0], COSTS), (ASKED[1], LIGHT)]


def test_questions_listed_before_the_answers_give_nothing(tmp_path: Path) -> None:
    letter = letter_of([*ASKED, COSTS, LIGHT], asked=(0, 1))
    assert pairs_of(tmp_path, letter) == []


def letter_of(paragraphs: list[str], *, asked: tuple[int, int]) -> Reading:
    """A letter in which the paragraphs at the places `asked` are questions, the others answers."""
    found = reading("brevet", paragraphs)
    passages = tuple(
        replace(passage, role=Role.QUESTION if place in asked else Role.ANSWER)
        for place, passage in enumerate(found.passages)
    )
    questions = tuple(
        question(passages[place], id=f"q{number}", number=number, state=QuestionState.ANSWERED)
        for number, place in enumerate(asked, start=1)
    )
    return replace(found, passages=passages, questions=questions)

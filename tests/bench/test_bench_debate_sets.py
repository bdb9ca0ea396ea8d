"""Retrieval sets from debates: what asks, what is right, and what is left out."""

from __future__ import annotations

from bench.debate_sets import next_turns, titles
from models.adapt.debates import Turn

QUESTION = (
    "Kan borgmesteren oplyse, hvad en ny cykelsti langs åen ventes at koste, og hvem betaler?"
)
ANSWER = " ".join(["Cykelstien ventes at koste tre millioner kroner over de næste år."] * 3)
OTHER = " ".join(["Skolernes køkkener lukker om sommeren, og det er børnene kede af nu."] * 3)
ITEM = (
    "Det næste punkt på dagsordenen er: 2) 1. behandling af forslag nr. 7: Forslag til en ny"
    " cykelsti langs åen. Af Teknikudvalget."
)


def turn(who: str, text: str, *, meeting: str = "m1") -> Turn:
    return Turn(meeting=meeting, stretch=0, chair=who == "Formand", who=who, text=text)


TURNS = [turn("Anna", QUESTION), turn("Bo", ANSWER), turn("Carla", OTHER)]


def test_a_question_is_answered_by_the_next_speech_among_others() -> None:
    made = next_turns(TURNS)
    (question,) = made.questions
    assert question["text"] == QUESTION
    assert question["relevant"] == {made.documents[ANSWER]: 1}
    assert set(made.documents) == {ANSWER, OTHER}


def test_a_title_is_answered_by_the_speeches_on_its_item() -> None:
    made = titles([*TURNS, turn("Formand", ITEM), turn("Bo", ANSWER), turn("Carla", OTHER)])
    (question,) = made.questions
    assert question["text"] == "Forslag til en ny cykelsti langs åen"
    assert set(question["relevant"]) == set(made.documents.values())

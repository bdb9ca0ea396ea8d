"""Questions and answers as they follow one another in a debate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import UnusableInputError
from models.adapt.pairs import Turn, debate_pairs, last_question, read_turns

QUESTION = (
    "Kan borgmesteren oplyse, hvad en ny cykelsti langs åen ventes at koste, og hvem betaler?"
)
ANSWER = " ".join(
    ["Cykelstien ventes at koste tre millioner kroner, og den betales over tre år."] * 3
)


def turn(who: str, text: str, *, chair: bool = False, stretch: int = 0) -> Turn:
    return Turn(meeting="m1", stretch=stretch, chair=chair, who=who, text=text)


def test_a_question_is_paired_with_the_next_speech() -> None:
    (pair,) = debate_pairs([turn("Anna", f"Tak. {QUESTION}"), turn("Bo", ANSWER)])
    assert pair.query == QUESTION
    assert pair.passage == ANSWER


def test_the_chair_may_hand_over_between_them() -> None:
    turns = [
        turn("Anna", QUESTION),
        turn("Formand", "Borgmesteren.", chair=True),
        turn("Bo", ANSWER),
    ]
    assert [pair.passage for pair in debate_pairs(turns)] == [ANSWER]


@pytest.mark.parametrize(
    "turns",
    [
        [turn("Anna", QUESTION), turn("Anna", ANSWER)],
        [turn("Anna", QUESTION), turn("Bo", "Ja.")],
        [turn("Anna", QUESTION), turn("Bo", ANSWER, stretch=1)],
        [turn("Formand", QUESTION, chair=True), turn("Bo", ANSWER)],
        [turn("Anna", "Tak for ordet."), turn("Bo", ANSWER)],
    ],
    ids=["nobody else", "too short", "a gap", "the chair asks", "no question"],
)
def test_what_is_no_question_and_answer_is_left_out(turns: list[Turn]) -> None:
    assert debate_pairs(turns) == []


def test_a_short_question_takes_what_precedes_it_along() -> None:
    text = "Det gælder planen for den gamle havn i Eksempelkøbing. Hvad koster den? Tak for ordet."
    question = last_question(text)
    assert question == text.removesuffix(" Tak for ordet.")


def test_other_files_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "turns.jsonl"
    file.write_text(json.dumps({"text": "uden resten"}))
    with pytest.raises(UnusableInputError, match="who"):
        read_turns(file)

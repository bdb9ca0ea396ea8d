"""Questions and answers as they follow one another in a debate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import UnusableInputError
from models.adapt.debates import Turn, parted, read_turns
from models.adapt.pairs import (
    Pair,
    answer_pairs,
    last_question,
    subject_pairs,
    telling,
    terms,
    title_pairs,
)
from models.danish.question_words import FUNCTION_WORDS

QUESTION = (
    "Kan borgmesteren oplyse, hvad en ny cykelsti langs åen ventes at koste, og hvem betaler?"
)
ANSWER = " ".join(
    ["Cykelstien ventes at koste tre millioner kroner, og den betales over tre år."] * 3
)


def turn(who: str, text: str, *, chair: bool = False, stretch: int = 0) -> Turn:
    return Turn(meeting="m1", stretch=stretch, chair=chair, who=who, text=text)


def test_a_question_is_paired_with_the_next_speech() -> None:
    (pair,) = answer_pairs([turn("Anna", f"Tak. {QUESTION}"), turn("Bo", ANSWER)])
    assert pair.query == QUESTION
    assert pair.passage == ANSWER


def test_the_chair_may_hand_over_between_them() -> None:
    turns = [
        turn("Anna", QUESTION),
        turn("Formand", "Borgmesteren.", chair=True),
        turn("Bo", ANSWER),
    ]
    assert [pair.passage for pair in answer_pairs(turns)] == [ANSWER]


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
    assert answer_pairs(turns) == []


def test_a_short_question_takes_what_precedes_it_along() -> None:
    text = "Det gælder planen for den gamle havn i Eksempelkøbing. Hvad koster den? Tak for ordet."
    question = last_question(text)
    assert question == text.removesuffix(" Tak for ordet.")


ITEM = (
    "Det er vedtaget. Det næste punkt på dagsordenen er: 2) 1. behandling af forslag nr. 7:"
    " Forslag til en ny cykelsti langs åen. Af Teknikudvalget."
)
OTHER = " ".join(["Skolernes køkkener lukker om sommeren, og det er børnene kede af nu."] * 3)


def test_a_question_is_paired_with_a_later_speech_on_the_same_item() -> None:
    turns = [turn("Anna", QUESTION), turn("Bo", ANSWER), turn("Anna", "Tak."), turn("Bo", OTHER)]
    (pair,) = subject_pairs(turns)
    assert (pair.query, pair.passage) == (QUESTION, OTHER)


def test_the_next_item_is_another_subject() -> None:
    calls = turn("Formand", f"{ITEM} {OTHER}", chair=True)
    turns = [turn("Anna", QUESTION), turn("Bo", ANSWER), turn("Anna", "Tak."), calls]
    assert subject_pairs([*turns, turn("Carla", OTHER)]) == []


def test_a_title_is_paired_with_each_speech_on_its_item() -> None:
    calls = turn("Formand", ITEM, chair=True)
    after = turn("Formand", ITEM.replace("en ny cykelsti", "en anden vej"), chair=True)
    pairs = title_pairs([calls, turn("Bo", ANSWER), turn("Carla", OTHER), after])
    assert [pair.query for pair in pairs] == ["Forslag til en ny cykelsti langs åen"] * 2
    assert [pair.passage for pair in pairs] == [ANSWER, OTHER]


def test_an_answer_that_takes_up_nothing_of_its_question_teaches_nothing() -> None:
    thanks = "Tak for spørgsmålet. Det må vi vende tilbage til."
    evades = Pair(query=QUESTION, passage=thanks, subject="stien")
    answers = Pair(query=QUESTION, passage=ANSWER, subject="stien")
    assert telling([evades, answers]) == [answers]


def test_every_eighth_meeting_is_kept_apart() -> None:
    turns = [
        Turn(meeting=f"m{number:02}", stretch=0, chair=False, who="Anna", text=QUESTION)
        for number in range(16)
    ]
    training, apart = parted(turns)
    assert [found.meeting for found in apart] == ["m07", "m15"]
    assert not set(training) & set(apart) and len(training) == 14


def test_other_files_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "turns.jsonl"
    file.write_text(json.dumps({"text": "uden resten"}))
    with pytest.raises(UnusableInputError, match="who"):
        read_turns(file)


def test_the_shipped_pairs_stay_as_they_are_when_lists_of_function_words_grow() -> None:
    later = {"igen", "hidtil"}
    assert later <= FUNCTION_WORDS
    assert terms("Kommunen bruger dem igen og hidtil") == later

"""Sentences that answer as a whole where several things are asked for."""

import pytest

from queries.asked import read_part
from queries.enumerations import counts_and_names, names_each


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Vi har sammenlignet tre ordninger: skive, betaling og licens.", True),
        ("Der er to andre veje: en bro eller en færge.", True),
        ("Følgende er undersøgt: en bro, en færge.", True),
        ("Vi har sammenlignet tre ordninger.", False),
        ("Broen kostede 3 mio. kr.: det er meget.", False),
    ],
)
def test_counting_and_naming(sentence: str, *, expected: bool) -> None:
    assert counts_and_names(sentence) is expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Hvilke værdier bygger planen på?", "Værdierne er frihed, lighed og ansvar.", True),
        (
            "Hvilke værdier bygger planen på?",
            "Følgende værdier foreslås for elever, lærere og forældre.",
            False,
        ),
        ("Hvilke værdier bygger planen på?", "Vi nævner frihed, lighed og ansvar.", False),
        ("Hvilke værdier bygger planen på?", "Værdierne er vigtige for planen.", False),
        ("Hvad koster værdierne?", "Værdierne er frihed, lighed og ansvar.", False),
    ],
)
def test_naming_each_of_what_is_asked_for(question: str, sentence: str, *, expected: bool) -> None:
    assert names_each(read_part(question), sentence) is expected


def test_what_is_counted_and_named_in_brackets_answers_alone() -> None:
    assert counts_and_names("Ordningen har fire trin (”let”, ”middel”, ”svær” og ”tung”).")
    assert not counts_and_names("Ordningen har fire trin (se bilag 2).")

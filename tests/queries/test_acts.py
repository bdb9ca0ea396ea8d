"""Who voted how and who thinks what: questions for it, and what tells it."""

from __future__ import annotations

from pathlib import Path

import pytest
from answering import library, only_part, quotes, with_roles
from readings import reading

from corpus.drafts import State
from corpus.findings import Role
from queries.acts import is_act_asked_for, votes_asked
from queries.answer import answer_question
from queries.asked import read_part
from queries.kinds import HAS, LACKS, kind_met


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Hvem stemte for den gratis færge?", True),
        ("Hvad blev resultatet af afstemningen om færgen?", True),
        ("Hvor mange stemte for færgen?", False),
        ("Hvornår var afstemningen om færgen?", False),
        ("Stemmer tallene?", False),
    ],
)
def test_how_the_votes_fell_is_asked(question: str, *, expected: bool) -> None:
    assert votes_asked(read_part(question)) is expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Ida Lund (Ø) foreslår, at unge sejler gratis.", LACKS),
        ("For stemte: Ø og F.", HAS),
        ("Godkendt uden afstemning.", HAS),
    ],
)
def test_only_a_vote_tells_who_voted(said: str, expected: float) -> None:
    asked = read_part("Hvem stemte for den gratis færge til unge?")

    assert kind_met(asked, said, is_row=False, has_sum=False) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Havnerådet har fået forslaget i høring.", False),
        ("Havnerådet kan ikke anbefale forslaget.", True),
        ("Rådet frygter, at færgen sejler for sjældent.", True),
        ("Høringen finder sted i maj.", False),
    ],
)
def test_an_opinion_is_told_by_who_takes_a_stand(said: str, *, expected: bool) -> None:
    (passage,) = reading("havn", [said]).passages

    asked = read_part("Hvad mener Havnerådet om forslaget?")

    assert is_act_asked_for(asked, passage, said) is expected


def test_a_vote_on_a_proposal_is_told_by_the_decision_below_it(tmp_path: Path) -> None:
    made = reading(
        "færgen",
        [
            "Ida Lund (Ø) foreslår, at unge under 20 år sejler gratis med færgen.",
            "For stemte: Ø og F. Imod stemte: A og V.",
        ],
    )
    made = with_roles(
        made, {1: Role.DECISION}, headings=("Medlemsforslag om gratis færge til unge",)
    )

    part = only_part(
        answer_question("Hvem stemte for gratis færge til unge?", library(tmp_path, made))
    )

    assert part.state is not State.NOT_FOUND
    assert quotes(part) == ["For stemte: Ø og F. Imod stemte: A og V."]


@pytest.mark.parametrize(
    ("question", "said", "expected"),
    [
        ("Hvad sker der, hvis broen lukker?", "Hvis broen lukker, sejler færgen.", True),
        ("Hvad sker der, hvis broen lukker?", "Lukker broen for altid, sejler færgen.", True),
        ("Hvad sker der, hvis broen lukker?", "Broen er fra 1968.", False),
        ("Hvis ikke, hvorfor lukker broen?", "Medmindre det regner, lukker broen.", False),
        ("Hvad svarer havnen?", "Havnens bemærkning: Broen bliver.", True),
        ("Hvad svarer havnen?", "Værftet påpeger, at broen larmer.", False),
        ("Hvilken bro anbefaler havnen?", "Havnen anbefaler en klapbro.", True),
        ("Hvilken bro anbefaler havnen?", "Der er tre broer.", False),
    ],
)
def test_what_follows_of_something_and_who_says_it_is_told_by_its_form(
    question: str, said: str, *, expected: bool
) -> None:
    (passage,) = reading("havn", [said]).passages

    assert is_act_asked_for(read_part(question), passage, said) is expected

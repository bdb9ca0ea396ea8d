"""What is at most, at least, more or not allowed."""

import pytest

from queries.asked import read_part
from queries.limits import forbidden_asked, forbids, is_other_limit


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Hvor meget må en billet højst koste?", "En billet må højst koste 40 kr.", False),
        ("Hvor meget må en billet højst koste?", "Ingen billet må koste mere end 40 kr.", False),
        ("Hvor meget må en billet højst koste?", "Billetter over 40 kr. er røde.", True),
        ("Hvor mange skal der mindst være om bord?", "Der skal være mindst to om bord.", False),
        ("Hvor mange skal der mindst være om bord?", "Der er to om bord.", True),
        ("Hvor meget mere fragter færgen end broen?", "Den fragter dobbelt så meget.", False),
        ("Hvor meget mere fragter færgen end broen?", "Færgen fragter 40 ton.", True),
        ("Hvor mange er der om bord?", "Der er to om bord.", False),
    ],
)
def test_a_figure_is_no_limit_unless_it_is_said_to_be(
    question: str, sentence: str, *, expected: bool
) -> None:
    assert is_other_limit(read_part(question), sentence) is expected


def test_what_may_not_be_is_asked_for() -> None:
    assert forbidden_asked(read_part("Hvilke både må ikke lægge til?"))
    assert not forbidden_asked(read_part("Hvilke både må lægge til?"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Både over 12 meter må ikke lægge til.", True),
        ("Lange både er undtaget.", True),
        ("Både skal lægge til ved – ikke som før foran – molen.", False),
        ("Både lægger til.", False),
    ],
)
def test_what_is_kept_out_is_told(sentence: str, *, expected: bool) -> None:
    assert forbids(sentence) is expected


def test_people_who_are_counted_are_no_more_than_others() -> None:
    asked = read_part("Hvor mange beboere er der på Nordø?")

    assert not is_other_limit(asked, "Der bor 60 på Nordø.")
    assert is_other_limit(read_part("Hvor meget billigere er broen?"), "Broen koster 60 kr.")

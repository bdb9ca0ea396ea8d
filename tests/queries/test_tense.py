"""What is to come and what has happened, where one of them is asked for."""

import pytest

from queries.asked import read_part
from queries.tense import (
    asks_for_deed,
    is_long_past,
    is_of_the_past,
    is_only_planned,
    is_over,
    tells_of,
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Havnen forventer at undersøge broen i år.", True),
        ("Når broen er undersøgt, kan den åbne.", True),
        ("Havnen skal undersøge broen.", True),
        ("Broen blev undersøgt i maj.", False),
        ("Broen skal males, og den er undersøgt.", False),
        ("Broen må senest undersøges i maj.", True),
        ("Broen undersøges, og færgen sejler imens.", True),
        ("Havnen foreslår, at broen undersøges.", True),
        ("Der er risiko for, at broen i maj bliver undersøgt.", True),
        ("Trods risikoen for uvejr blev broen undersøgt.", False),
        ("at Byrådet pålægger Havnen at redegøre for broen.", True),
    ],
)
def test_what_is_planned_does_not_tell_that_it_was_done(sentence: str, *, expected: bool) -> None:
    assert is_only_planned(read_part("Blev broen undersøgt i år?"), sentence) is expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Hvornår åbnede broen?", "Broen ventes at åbne den 1. november 2026.", True),
        ("Hvornår åbnede broen?", "Broen åbnede den 1. november 2024.", False),
        ("Hvornår åbner broen?", "Broen ventes at åbne den 1. november 2026.", False),
        ("Er grunden solgt?", "Udvalget indstiller, at grunden sættes til salg.", True),
        ("Er grunden solgt?", "Grunden blev solgt i maj.", False),
        ("Er broen malet?", "• at broen males, når det er tørt,", True),
        ("Er kortet gjort permanent?", "Havnen foreslår, at det gøres permanent.", True),
        ("Har Havnen foreslået, at broen males?", "Havnen foreslår, at broen males.", False),
        ("Er budgettet godkendt?", "Budgettet skal trykkes og blev godkendt i maj.", False),
    ],
)
def test_a_deed_is_asked_for(question: str, sentence: str, *, expected: bool) -> None:
    assert is_only_planned(read_part(question), sentence) is expected


def test_an_order_tells_whether_it_was_given() -> None:
    asked = read_part("Har Byrådet pålagt Havnen at redegøre for broen?")

    assert not is_only_planned(asked, "at Byrådet pålægger Havnen at redegøre for broen.")


def test_what_is_to_come_is_no_matter_of_the_past() -> None:
    assert not is_over(read_part("Hvornår blev broen bygget?"), "Broen blev bygget i 2019.")
    assert is_over(read_part("Hvornår bygges broen?"), "Broen var bygget i 2019.")


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Har værftet malet broen?", "Havnen har sendt en opfordring om at male broen.", True),
        ("Fik sømændene gratis kaffe?", "Havnen foreslår, at sømændene får gratis kaffe.", True),
        ("Fik sømændene gratis kaffe?", "Sømændene fik gratis kaffe fra maj.", False),
        ("Fik klubben penge til en kran?", "Klubben har søgt om 2 mio. kr. til en kran.", True),
        ("Bliver broen nedlagt?", "Forslag B: Broen nedlægges.", True),
        ("Bliver broen nedlagt?", "Broen bliver nedlagt i maj.", False),
        ("Bliver broen nedlagt?", "Broen nedlægges i maj.", False),
    ],
)
def test_what_is_proposed_or_applied_for_is_not_done(
    question: str, sentence: str, *, expected: bool
) -> None:
    assert is_only_planned(read_part(question), sentence) is expected


def test_what_once_came_to_be_does_not_tell_that_it_still_is() -> None:
    asked = read_part("Gælder forbuddet stadig?")

    assert is_of_the_past(asked, "Havnen har i maj givet værftet et forbud.")
    assert not is_of_the_past(asked, "Forbuddet blev ophævet i juni.")
    assert not is_of_the_past(read_part("Gælder forbuddet?"), "Havnen har givet et forbud.")


def test_whether_it_was_decided_is_told_in_many_ways() -> None:
    assert asks_for_deed(read_part("Er broen malet?"))
    assert not asks_for_deed(read_part("Er det besluttet at male broen?"))
    assert asks_for_deed(read_part("Hvornår blev broen malet?"))
    assert not asks_for_deed(read_part("Hvornår holdt havnen møde om broen?"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("For ti år tilbage brugte man kul.", True),
        ("For ti år tilbage brugte man kul, i dag er det olie.", False),
        ("Man bruger olie.", False),
    ],
)
def test_how_it_was_long_ago_does_not_tell_how_it_is(sentence: str, *, expected: bool) -> None:
    assert is_long_past(read_part("Hvad bruger færgen i dag?"), sentence) is expected
    assert not is_long_past(read_part("Hvad brugte færgen?"), sentence)


def test_what_something_became_is_a_deed_too() -> None:
    asked = read_part("Hvornår blev filtrene lovpligtige?")

    assert asks_for_deed(asked)
    assert not tells_of(asked, "Filtrene kan mindske røgen inden 2020.")
    assert is_only_planned(asked, "Filtrene skal være lovpligtige fra 2020.")


def test_a_proposal_does_not_tell_that_it_was_carried_whatever_its_words() -> None:
    asked = read_part("Har Byrådet vedtaget at lukke havnen?")

    assert is_only_planned(asked, "Bo Lund foreslår, at ingen skibe lægger til efter 2027.")
    assert tells_of(asked, "Bo Lund foreslår, at ingen skibe lægger til efter 2027.")
    assert not is_only_planned(asked, "Byrådet vedtog at lukke havnen.")

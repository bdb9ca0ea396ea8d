"""Whether a sentence or its paper speaks of whom and what a question names."""

import pytest

from queries.asked import read_part
from queries.named import ANOTHER_HERE, HERE, IN_PAPER, NEAR, NOWHERE, named


def met(question: str, sentence: str, near: str = "", paper: str = "") -> float:
    return named(read_part(question), sentence, near, paper)


def test_words_with_a_capital_in_a_row_are_one_name() -> None:
    asked = read_part("Hvad har Sønderby Kommune betalt til Anna Bæk-Holm for Plejenet?")

    assert asked.names == ("sønderby kommune", "anna bæk holm", "plejenet")
    assert read_part("Hvad gør I ved Plejenet?").names == ("plejenet",)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Hvad koster Plejenet?", "Plejenets drift koster 2 mio. kr."),
        ("Hvad koster driften i Grønland?", "Grønlandsturen koster 2 mio. kr."),
        ("Hvad sagde Anna Bæk?", "Det sagde Bæk på mødet."),
        ("Hvad koster vejen i Sønderby Kommune?", "Vejen i Sønderby koster 2 mio. kr."),
    ],
)
def test_a_name_is_met_inflected_in_a_compound_and_by_one_of_its_words(
    question: str, sentence: str
) -> None:
    assert met(question, sentence) == HERE


def test_a_name_is_not_met_within_another_word() -> None:
    assert met("Hvad koster Øko-klubben?", "Økonomien er god.") == NOWHERE
    assert met("Hvad koster vejen i Sønderby Kommune?", "Landets kommune koster.") == NOWHERE
    assert met("Hvad koster driften hos Byens It?", "Drift af it koster.") == NOWHERE


def test_a_name_that_the_paper_has_nowhere_decides() -> None:
    question = "Hvad har Nørreby Kommune brugt på Plejenet?"

    assert met(question, "Sønderby brugte 2 mio. kr. på Plejenet.") == NOWHERE
    assert met(question, "Det kostede 2 mio. kr.", "Plejenet", "Nørreby") == NEAR
    assert met(question, "Det koster Sønderby 2 mio. kr.", "Plejenet", "Nørreby") == ANOTHER_HERE
    assert met(question, "Det kostede 2 mio. kr.", "", "Nørreby og Plejenet") == IN_PAPER
    assert met("Hvad koster det?", "Det koster 2 mio. kr.") == 0.0


@pytest.mark.parametrize(
    "sentence",
    ["Det mener SF.", "For stemte A, F og Ø.", "F stemte imod.", "Spurgt af Anna Bæk (F)."],
)
def test_a_party_is_met_by_each_of_its_names(sentence: str) -> None:
    assert met("Hvad mener Socialistisk Folkeparti om broen?", sentence) == HERE


def test_a_party_is_not_met_by_a_part_of_its_name() -> None:
    question = "Hvad mener Dansk Folkeparti om broen?"

    assert met(question, "Danske broer mener Konservativt Folkeparti noget om.") == NOWHERE


def test_a_word_that_many_names_have_in_common_meets_none() -> None:
    assert met("Hvad koster det at lukke Nordby Skole?", "Sydby Skole udvides.") == NOWHERE
    assert met("Hvad koster det at lukke Nordby Skole?", "Nordby lukkes.") == HERE


def test_a_paper_that_never_names_who_has_what_is_counted_does_not_tell() -> None:
    question = "Hvor mange klager fik havnekontoret i 2024?"

    assert met(question, "Værftet fik 23 klager.", paper="Værftet fik 23 klager.") == NOWHERE
    assert met(question, "Der kom 23 klager.", paper="Om havnekontoret: 23 klager.") == 0.0


def test_what_is_named_by_a_number_is_met_by_it() -> None:
    question = "Hvor mange boliger giver lokalplan 214 mulighed for?"

    assert met(question, "Lokalplan 214 giver 140 boliger.") == HERE
    assert met(question, "Lokalplan 215 giver 90 boliger.", paper="Lokalplan 215") == NOWHERE
    assert met("Hvad er budgettet i planen for 2024?", "Det er 2 mio. kr.") == 0.0


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Han var med i Det Etiske Råd.", NOWHERE),
        ("Han var med i Det Grønne Råd.", HERE),
        ("Det ved rådet.", NOWHERE),
    ],
)
def test_a_body_is_not_met_by_what_many_are_called(sentence: str, expected: float) -> None:
    assert met("Hvem sidder i Det Grønne Råd?", sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Der er ca. 40 broer i Norge.", NOWHERE),
        ("Der er flere broer i Norge end i Sverige.", HERE),
        ("Norge bygger 40 broer.", NEAR),
    ],
)
def test_what_is_told_of_one_country_is_not_told_of_another(sentence: str, expected: float) -> None:
    assert met("Hvor mange broer er der i Sverige?", sentence, near="Sverige") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Sverige bygger en bro, og Polen har bygget 12 færger.", NOWHERE),
        ("Norge og Polen har bygget 12 færger.", HERE),
    ],
)
def test_what_other_countries_do_is_not_told_of_the_one_asked_about(
    sentence: str, expected: float
) -> None:
    question = "Hvor mange færger har Norge bygget?"

    assert met(question, sentence, near="Norge", paper="Norge") == expected


def test_other_countries_answer_where_countries_are_asked_for() -> None:
    question = "Hvilke lande fik færger før Norge?"

    assert met(question, "I Sverige fik de færger.", paper="Norge") == IN_PAPER


def test_one_of_two_countries_that_are_compared_is_told_of() -> None:
    question = "Hvad er forskellen på broer i Norge og i Sverige?"

    assert met(question, "I Sverige er broerne lave.", paper="Norge") == HERE

"""What a part of a question asks for, and how its terms are met."""

import pytest

from models.danish.answer_types import AnswerType
from queries.asked import content_terms, read_part, term_match


def test_a_part_is_taken_apart() -> None:
    asked = read_part("Det bedes oplyst, hvad Plejenet kostede i 2019 (drift af systemet).")

    assert asked.kind is AnswerType.HOW_MUCH
    assert asked.names == ("plejenet",)
    assert asked.years == (2019,)
    assert asked.topic == content_terms("drift")[0]


def test_the_thing_asked_about_is_not_its_owner() -> None:
    assert read_part("Hvad koster landets broer?").subject == content_terms("broer")[0]


def test_a_year_since_which_something_rises_is_not_asked_for() -> None:
    assert read_part("Hvor meget er taksten steget siden 2019?").years == ()
    assert read_part("Hvor meget kostede broen i 2019?").years == (2019,)


@pytest.mark.parametrize(
    ("question", "recommends"),
    [
        ("Hvilken bro anbefaler forvaltningen?", True),
        ("Hvad indstiller Havneudvalget?", True),
        ("Hvornår blev broen anbefalet?", True),
        ("Hvad koster broen?", False),
    ],
)
def test_what_somebody_recommends(question: str, *, recommends: bool) -> None:
    assert read_part(question).recommends is recommends


@pytest.mark.parametrize(
    ("question", "decides"),
    [
        ("Hvad besluttede Havneudvalget om broen?", True),
        ("Hvad blev der vedtaget om broen?", True),
        ("Hvad koster den broen, som blev vedtaget i byrådet sidste år?", False),
        ("Hvem vedtog det?", False),
    ],
)
def test_what_was_decided(question: str, *, decides: bool) -> None:
    assert read_part(question).decides is decides


@pytest.mark.parametrize(
    "forms",
    [
        "lukke lukker lukkede lukket lukkes",
        "beslutte besluttede besluttet beslutter",
        "deltage deltog deltager deltaget",
    ],
)
def test_inflections_are_one_term(forms: str) -> None:
    assert len(set(content_terms(forms))) == 1


@pytest.mark.parametrize(
    "question",
    ["Er grunden solgt?", "Er der bygget en bro?", "Findes der en færge?", "Havde havnen en kran?"],
)
def test_a_question_that_begins_with_its_verb_asks_yes_or_no(question: str) -> None:
    assert read_part(question).kind is AnswerType.YES_NO


@pytest.mark.parametrize(
    ("apart", "joined"),
    [
        ("sige aftalen op", "opsige aftalen"),
        ("ordningen føres ikke videre", "ordningen videreføres ikke"),
        ("skolerne slås sammen", "skolerne sammenlægges"),
        ("systemet tages i brug i maj", "systemet ibrugtages i maj"),
    ],
)
def test_a_verb_and_its_particle_are_one_term(apart: str, joined: str) -> None:
    assert set(content_terms(apart)) == set(content_terms(joined))


def test_a_particle_before_another_phrase_is_none_of_the_verb() -> None:
    assert content_terms("de siger op til ti") == content_terms("de siger ti")


@pytest.mark.parametrize(
    ("term", "text", "worth"),
    [
        ("licens", "prisen på licens", 1.0),
        ("licens", "prisen på licenserne", 1.0),
        ("licens", "kontorlicens", 0.8),
        ("kontorlicens", "licens til kontorprogrammer", 0.8),
        ("skolemad", "hver skole", 0.5),
        ("skole", "skolemad", 0.8),
        ("parkering", "de parkerer", 0.8),
        ("skift", "en overgang til nyt system", 0.7),
        ("licens", "svømmehal", 0.0),
    ],
)
def test_terms_are_met_by_themselves_by_part_and_by_synonym(
    term: str, text: str, worth: float
) -> None:
    assert term_match(content_terms(term)[0], content_terms(text)) == worth


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("Hvor mange nye busser har kommunen købt?", "nye busser"),
        ("Hvor mange deltog i mødet?", ""),
        ("Hvor mange ansatte er blevet flyttet?", "ansatte"),
        ("Hvor mange flyttede ansatte har kommunen?", "ansatte"),
        ("Hvad er antallet af pladser?", "pladser"),
        ("Hvor stor er udgiften?", ""),
    ],
)
def test_what_is_counted(question: str, counted: str) -> None:
    assert list(read_part(question).counted) == content_terms(counted)


@pytest.mark.parametrize(("word", "other"), [("billigste", "bil"), ("farligt", "far")])
def test_an_adjective_is_not_the_word_that_it_begins_like(word: str, other: str) -> None:
    assert content_terms(word) != content_terms(other)


def test_an_adjective_has_one_term_in_all_its_forms() -> None:
    assert len({*content_terms("billig billigt billige billigere billigst billigste")}) == 1
    assert content_terms("bolig") == content_terms("boliger")


def test_a_rise_from_one_year_to_another_is_of_both() -> None:
    assert read_part("Hvor meget stiger taksten fra 2024 til 2025?").years == (2024, 2025)
    assert read_part("Hvor meget er taksten steget siden 2024?").years == ()


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("Hvad er den laveste takst i havnen?", "takst"),
        ("Hvad er formålet med mødet i havnen?", "mødet"),
        ("Hvad er de fleste både lavet af?", "både"),
    ],
)
def test_the_thing_asked_about_is_no_superlative_and_no_purpose(question: str, thing: str) -> None:
    assert read_part(question).subject == content_terms(thing)[0]


def test_words_that_only_tie_a_question_together_name_nothing() -> None:
    asked = read_part("Hvad siger rapporten, at man næsten altid selv skal lade gøre inden mødet?")

    assert asked.terms == tuple(content_terms("rapporten mødet"))


def test_a_compound_with_a_hyphen_is_the_same_as_one_without_and_no_other() -> None:
    told = content_terms("weekend-seminaret på it-skolen")

    assert term_match(content_terms("weekendseminaret")[0], told) == 1.0
    assert term_match(content_terms("heldagsseminaret")[0], told) == 0.0
    assert "it" in told


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("leverandører", "udbyderen"),
        ("savner", "mangler"),
        ("forbudt", "forbuddet"),
        ("gendannes", "genetableres"),
        ("udkom", "udgivet"),
        ("publiceret", "udgivet"),
    ],
)
def test_words_for_the_same_thing_meet_each_other(word: str, other: str) -> None:
    assert term_match(content_terms(word)[0], content_terms(other)) >= 0.7


def test_a_difference_is_that_of_what_is_compared() -> None:
    assert read_part("Hvad er forskellen i anlægspris mellem A og B?").subject == "anlægspris"

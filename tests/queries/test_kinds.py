"""Whether a sentence has the sort of thing that a question word asks for."""

from __future__ import annotations

import pytest

from queries.asked import read_part
from queries.kinds import DAY_ONLY, HAS, LACKS, OPEN, SOMETHING_ELSE, kind_met


def met(question: str, sentence: str, *, is_row: bool = False) -> float:
    return kind_met(read_part(question), sentence, is_row=is_row, has_sum=False)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kommunen ejer 14 støjsvage busser.", HAS),
        ("Kommunen ejer fjorten busser.", HAS),
        ("Busserne betjener 30 stoppesteder.", SOMETHING_ELSE),
        ("I alt er der 14.", HAS),
        ("Antallet er halveret.", HAS),
        ("Busserne blev købt den 3. maj 2019.", LACKS),
        ("Busserne holder på den 9 km lange vej.", LACKS),
        ("Busserne skal holde i 10 år.", LACKS),
        ("Se side 39 og bilag 2 om busserne.", LACKS),
        ("Busserne kostede 14 mio. kr.", LACKS),
        ("3. Busserne ejes af kommunen.", LACKS),
        ("1 Busserne ejes af kommunen.", LACKS),
        ("En 3. part kører busserne for 92-gruppen.", LACKS),
        ("Busserne holder kl. 13-17 ved Havnegade 22, Sønderby.", LACKS),
        ("Skriv til Busserne, Rådhuspladsen 1, 9999 Sønderby, tlf. 11 22 33 44.", LACKS),
    ],
)
def test_a_number_counts_only_if_it_counts_something(sentence: str, expected: float) -> None:
    assert met("Hvor mange busser har kommunen?", sentence) == expected


def test_people_are_counted_by_many_names() -> None:
    assert met("Hvor mange deltog i mødet?", "Der kom ca. 50 personer til mødet.") == HAS
    assert met("Hvor mange elever får mad?", "Maden går til 214 børn.") == HAS
    assert met("Hvor mange busser kører?", "De kører 214 børn.") == SOMETHING_ELSE


@pytest.mark.parametrize(
    "question", ["Hvor mange arbejder på havnen?", "Hvor mange sendte Norge til mødet?"]
)
def test_a_verb_is_nothing_that_is_counted(question: str) -> None:
    assert met(question, "Der er 30 fyrbødere og to bådsmænd.") == HAS


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Hvad koster en plads?", "En plads koster 2.000 kr.", HAS),
        ("Hvad koster en plads?", "Der er søgt om 2.000 kr.", SOMETHING_ELSE),
        ("Hvad kostede grunden?", "Grunden blev solgt for 2.000 kr.", HAS),
        ("Hvad koster en plads?", "En plads er gratis.", HAS),
        ("Hvad koster en plads?", "Bladet er gratis.", LACKS),
        ("Hvad koster en plads?", "Pladserne koster 200.000 kr. i alt.", SOMETHING_ELSE),
        ("Hvad koster en bro?", "Broerne koster 200.000 kr. i alt.", HAS),
        ("Hvornår kan man søge?", "Når pladsen er ledig, kan der søges.", HAS),
        ("Hvornår kan byrådet vente et svar?", "Når byrådet spørger, bør der svares.", LACKS),
        ("Hvad kostede pladserne i alt?", "En plads koster 20 kr. pr. barn.", SOMETHING_ELSE),
        ("Hvornår åbner banen?", "Banen åbner den 5. november 2024.", HAS),
        ("Hvornår åbner banen?", "Banen åbner fredag den 5. november.", DAY_ONLY),
        ("Hvornår åbner banen?", "Banen åbner for alle.", LACKS),
        ("Hvornår åbnede banen?", "Banen ventes at åbne den 5. november 2026.", LACKS),
        ("Hvornår åbner banen?", "Banen bygges med plads til en daginstitution.", LACKS),
        ("Hvornår åbner banen?", "Banen åbner ved månedsskiftet.", HAS),
        ("Hvor længe løber aftalen?", "Aftalen løber fra 1. juli 2023 til 30. juni 2027.", HAS),
        ("Hvor længe løber aftalen?", "Aftalen kan ikke opsiges før den 1. juli 2025.", LACKS),
        ("Hvorfor blev mødet aflyst?", "Mødet blev aflyst p.g.a. sygdom.", HAS),
        ("Hvorfor blev mødet aflyst?", "Mødet blev aflyst.", LACKS),
        ("Hvor ofte måles luften?", "Luften måles hver tredje måned.", HAS),
        ("Hvor ofte måles luften?", "Luften måles af kommunen.", LACKS),
        ("Hvem ejer broen?", "Broen ejes af Region Øst.", HAS),
        ("Hvem ejer broen?", "Den tilhører grundejerne.", HAS),
        ("Hvem ejer broen?", "Broen er malet grøn.", LACKS),
        ("Hvem ejer Fjordbroen?", "Den grønne er Fjordbroen.", LACKS),
        ("Hvem er skoleleder på Vang Skole?", "Skolens leder er Anna Bo Holm.", HAS),
        ("Hvem er skoleleder på Vang Skole?", "Skolelederen talte med eleverne.", LACKS),
        ("Hvem er skoleleder på Vang Skole?", "Vang Skole har fået ny leder.", LACKS),
        ("Hvem taler som minister i aften?", "Lis Ager (borgmester) åbner mødet.", HAS),
        ("Hvem er leder af anlægget?", "Anlægget ledes af forvaltningen.", HAS),
        ("Hvornår bør broen lukkes?", "Broen bør lukkes, når det blæser.", HAS),
        ("Hvornår bør broen lukkes?", "Broen bør lukkes, så længe det blæser.", HAS),
        ("Hvornår bør broen lukkes?", "Broen svarer til den gamle (fra 2016).", LACKS),
        ("Hvornår bør broen lukkes?", "Broen bør lukkes i juni 2026.", HAS),
        ("Hvornår åbner broen?", "Broen åbner igen (15. juni 2026).", HAS),
        ("Hvornår åbner broen?", "Broen er i dag en del af ruten.", LACKS),
        ("Hvor meget er udgiften steget?", "Udgiften er steget med 41 pct.", HAS),
        ("Hvor meget er udgiften steget?", "Udgiften var 352 mio. kr. i 2019.", SOMETHING_ELSE),
        ("Hvor meget er udgiften steget?", "Udgiften er steget.", LACKS),
        ("Hvor stor en andel af busserne er nye?", "Halvdelen af busserne er nye.", HAS),
        ("Hvor stor en andel af busserne er nye?", "Der er 14 nye busser.", LACKS),
        ("Hvad skyldes forsinkelsen?", "Den skyldes blæst.", HAS),
        ("Hvad var selskabets fortjeneste?", "Selskabet fik 23 pct. flere kunder.", LACKS),
        ("Hvilken farve har broen?", "Broen er grøn.", OPEN),
    ],
)
def test_the_sort_of_answer(question: str, sentence: str, expected: float) -> None:
    assert met(question, sentence) == expected


def test_a_row_tells_its_numbers_and_no_names() -> None:
    assert met("Hvor mange busser er der?", "Busser 14", is_row=True) == HAS
    assert met("Hvem betaler?", "Busser Drift 14", is_row=True) == LACKS


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Hvornår kan spørgeren vente et svar om broen?", LACKS),
        ("Hvornår åbner broen?", LACKS),
        ("Hvornår forventes broen færdig?", LACKS),
        ("Hvornår blev der stillet spørgsmål om broen?", HAS),
    ],
)
def test_what_has_happened_tells_of_nothing_to_come(question: str, expected: float) -> None:
    assert met(question, "Anna Bæk har den 3. april 2025 stillet spørgsmål om broen.") == expected
    assert met(question, "Broen forventes åbnet den 3. april 2025.") == HAS


def test_what_is_to_come_may_be_told_with_what_has_happened() -> None:
    said = "Broen blev lukket i april og åbnes igen den 3. maj 2025."

    assert met("Hvornår åbnes broen?", said) == HAS


def test_a_verb_and_a_district_are_no_office() -> None:
    assert met("Hvem leder tiåret?", "Det blev udnævnt til tiår for alle områder.") == LACKS
    assert met("Hvem leder tiåret?", "Det ledes af et råd under ministeriet.") == HAS


@pytest.mark.parametrize(
    "question", ["Hvad har kommunen brugt på vikarer?", "Hvad brugte kommunen på vikarer i fjor?"]
)
def test_what_was_spent_is_a_sum(question: str) -> None:
    assert met(question, "Vikarer kostede 2 mio. kr.") == HAS
    assert met(question, "Vikarerne var dygtige.") == LACKS


def test_what_a_question_names_is_nobody_new_in_a_compound() -> None:
    assert met("Hvem ejer Plejenet?", "Det er en Plejenet-licens.") == LACKS
    assert met("Hvem ejer Plejenet?", "Det er en licens fra Bo Bæk-Holm.") == HAS


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Hvem skal betale for broen?", "Broen går fra Nordø til Sydø.", LACKS),
        ("Hvem skal betale for broen?", "Broen betales af Sundby Havn.", HAS),
        ("Hvem har ansvaret for broen?", "Der er to broer til Nordø.", LACKS),
        ("Hvem har ansvaret for broen?", "Broen hører under havnechef Ida Lund.", HAS),
    ],
)
def test_who_pays_or_answers_for_something_is_told_by_that(
    question: str, sentence: str, expected: float
) -> None:
    assert met(question, sentence) == expected


def test_a_row_may_have_its_unit_in_a_cell_of_its_own() -> None:
    row = "Is kr. pr. kg 11 12 Enhed kr. pr. kg 2024 11 2025 12"

    assert met("Hvad koster is i 2025?", row, is_row=True) == HAS
    assert met("Hvad koster is i 2025?", "Is sælges i kr. pr. kg.") == LACKS


def test_how_large_a_subsidy_is_may_be_told_as_a_share() -> None:
    assert met("Hvor stort er tilskuddet?", "Tilskuddet er 50 pct. af prisen.") == HAS
    assert met("Hvad koster broen?", "Broen dækkes med 50 pct.") == LACKS


def test_which_parties_are_not_part_of_it_asks_for_parties_too() -> None:
    assert met("Hvilke er ikke med (partier bag aftalen)?", "Rederne er ikke med.") == LACKS
    assert met("Hvilke er ikke med (partier bag aftalen)?", "Socialdemokratiet er ikke med.") == HAS


def test_a_measure_is_counted_where_it_is_asked_for() -> None:
    assert met("Hvor mange km er der til havnen?", "Der er 9 km til havnen.") == HAS
    assert met("Hvor langt er der til havnen?", "Der er 9 km til havnen.") == HAS
    assert met("Hvor mange deltog i løbet?", "Løbet var 9 km langt.") == LACKS
    assert met("Hvor mange deltog i løbet?", "Løbet blev holdt fire gange.") == LACKS


def test_a_month_without_its_year_says_less_of_when() -> None:
    assert met("Hvornår var festen?", "I slutningen af marts var der fest.") == DAY_ONLY
    assert met("Hvornår var festen?", "Der var fest for Marts Havn.") == LACKS


def test_what_is_limited_to_a_case_tells_when_it_may_be() -> None:
    said = "Kajen bør begrænses til store både."

    assert met("Hvornår må man bruge kajen?", said) == HAS
    assert met("Hvornår åbnede kajen?", said) == LACKS


def test_who_holds_an_office_is_no_body() -> None:
    question = "Hvem er formand for Havnen?"

    assert met(question, "Formand blev Ida Lund.") == HAS
    assert met(question, "Pjecen om formandskabet er fra Det Blå Råd.") == LACKS


def test_what_something_is_done_for_is_a_reason() -> None:
    asked = read_part("Hvorfor blev kajen hævet?")
    said = "Kajen blev hævet med henblik på højvande."

    assert kind_met(asked, said, is_row=False, has_sum=False) == HAS


def test_to_explain_why_is_not_to_say_it() -> None:
    asked = read_part("Hvorfor er havnen et paradoks?")
    said = "Guiden forklarede, hvorfor havnen er et paradoks."

    assert kind_met(asked, said, is_row=False, has_sum=False) == LACKS


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Kurset henvender sig til unge sejlere.", HAS),
        ("Kurset ledes af Ida Lund.", LACKS),
    ],
)
def test_whom_something_is_for_is_told_without_a_name(said: str, expected: float) -> None:
    asked = read_part("Hvem er kurset lavet til?")

    assert kind_met(asked, said, is_row=False, has_sum=False) == expected


def test_what_a_party_put_into_the_minutes_is_its_reason() -> None:
    asked = "Hvorfor stemte Venstre imod?"
    assert met(asked, 'Venstre afgav protokolbemærkningen: "Regningen er ikke kendt."') == HAS
    assert met(asked, "Imod stemte Venstre og Konservative.") == LACKS


@pytest.mark.parametrize("told", ["15 mio. euro", "900 dollars", "€ 40"])
def test_a_sum_in_another_currency_is_one(told: str) -> None:
    assert met("Hvad sparer delstaten?", f"Delstaten sparer {told} om året.") >= SOMETHING_ELSE

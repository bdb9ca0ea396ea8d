"""Questions of letters in the orders and wordings that councillors use."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.findings import QuestionState, Role
from tests.support.laying import read

POSTPONED = """
# Politikersvar til Ane Holm (B) – Opfølgende spørgsmål om ladestandere
Ane Holm har d. 4. marts 2025 stillet opfølgende spørgsmål til et svar fra \
    Teknik- og Miljøforvaltningen d. 1. marts 2025.
## De opfølgende spørgsmål lyder:
• hvor mange ladestandere mangler der? Idet jeg går ud fra, at tallet er opgjort.
• hvad koster en stander, og hvem betaler driften? Herunder private gader
## Teknik- og Miljøforvaltningens svar
Teknik- og Miljøforvaltningen er ved at kortlægge behovet.
Med aftalen blev følgende besluttet:
1. at Teknik- og Miljøforvaltningen pålægges at kortlægge behovet,
2. at kortlægningen forelægges udvalget.
Svaret forventes at kunne gives i løbet af 2025.
## Bilag
Bilag 1 – Tidligere politikersvar (Fortroligt)
"""


def test_a_postponed_letter_keeps_its_questions_with_their_remarks() -> None:
    questions = read(POSTPONED).questions

    assert [question.number for question in questions] == [1, 2]
    assert questions[0].text.endswith("at tallet er opgjort.")
    assert questions[1].text.endswith("Herunder private gader")
    assert {(q.asked_by, q.party, q.asked_on) for q in questions} == {
        ("Ane Holm", "B", date(2025, 3, 4))
    }


def test_a_promise_says_who_and_by_when() -> None:
    question = read(POSTPONED).questions[0]

    assert question.state is QuestionState.POSTPONED
    assert question.promise is not None
    assert question.promise.by == "Teknik- og Miljøforvaltningen"
    assert question.promise.due == date(2025, 12, 31)
    assert question.promise.due_text == "i løbet af 2025"


def test_roles_tell_questions_answers_and_decided_points_apart() -> None:
    roles = {passage.text[:12]: passage.role for passage in read(POSTPONED).passages}

    assert roles["• hvor mange"] is Role.QUESTION
    assert roles["Teknik- og M"] is Role.ANSWER
    assert roles["1. at Teknik"] is Role.DECISION


def test_each_question_has_its_own_answer_where_answers_follow() -> None:
    questions = read(
        """
        # Svar på spørgsmål fra Bo Friis (Venstre) om skolebusser
        Spørgsmål 1: Hvor mange børn kører med skolebus?
        Svar: Der kører 214 børn med skolebus.
        Spørgsmål 2: Hvad koster ordningen?
        Svar: Forvaltningen kan endnu ikke opgøre udgiften og \
             vender tilbage med et svar senest den 1. maj 2026.
        """
    ).questions

    assert [question.text for question in questions] == [
        "Hvor mange børn kører med skolebus?",
        "Hvad koster ordningen?",
    ]
    assert [question.state for question in questions] == [
        QuestionState.ANSWERED,
        QuestionState.POSTPONED,
    ]
    assert questions[1].promise is not None
    assert questions[1].promise.due == date(2026, 5, 1)
    assert questions[0].party == "V"


def test_a_letter_without_answer_is_open() -> None:
    questions = read(
        """
        # Spørgsmål til forvaltningen om svømmehallen
        Byrådsmedlem Mia Hald (SF) har den 2. juni 2025 stillet følgende spørgsmål:
        1. Hvornår genåbner svømmehallen?
        2. Det bedes oplyst, hvorvidt renoveringen holder budgettet.
        """
    ).questions

    assert [question.state for question in questions] == [QuestionState.OPEN] * 2
    assert (questions[0].asked_by, questions[0].party) == ("Mia Hald", "F")


def test_indirect_questions_in_running_text_are_found() -> None:
    questions = read(
        """
        # Politikerspørgsmål fra Mia Hald (Ø) om madordninger
        Kære forvaltning. Jeg har læst budgettet. \
            Jeg vil gerne vide, om madordningen fortsætter i 2026. \
            Det bedes også oplyst, hvad den koster om året.
        Med venlig hilsen
        """
    ).questions

    assert len(questions) == 2


def test_numbered_answers_are_matched_to_their_questions() -> None:
    questions = read(
        """
        # Politikersvar til Bo Friis (C) om vejlys
        Bo Friis har den 1. april 2025 stillet følgende spørgsmål:
        1. Hvor mange lamper er skiftet?
        2. Hvornår er resten skiftet?
        ## Svar
        Ad 1) Der er skiftet 3.100 lamper.
        Ad 2) Forvaltningen forventer at kunne svare inden udgangen af 1. kvartal 2026.
        """
    ).questions

    assert [question.state for question in questions] == [
        QuestionState.ANSWERED,
        QuestionState.POSTPONED,
    ]
    assert questions[1].promise is not None
    assert questions[1].promise.due == date(2026, 3, 31)


def test_the_year_of_asking_is_taken_from_the_same_sentence() -> None:
    questions = read(
        """
        # Politikersvar til Bo Friis (C) om vejlys
        Bo Friis har d. 3. april stillet spørgsmål til et svar af 1. april 2025. Spørgsmålet lyder:
        • Hvornår er lamperne skiftet?
        """
    ).questions

    assert questions[0].asked_on == date(2025, 4, 3)


@pytest.mark.parametrize(
    "notation",
    [
        """
        # Cykelpolitik for Eksempelkøbing
        Det bør derfor undersøges:
        • Hvordan flere børn kan cykle til skole.
        • Om stierne er sikre nok?
        """,
        """
        # DAGSORDEN
        # Medlemsforslag om cykelstier
        Hvad ville det kræve at gøre byen sikker? Det bør undersøges.
        """,
        """
        # Spørgsmål om affald
        Kan kommunen oplyse, hvornår spanden tømmes? Den tømmes hver anden uge.
        """,
    ],
)
def test_rhetorical_questions_of_other_papers_are_nobodys(notation: str) -> None:
    assert read(notation).questions == ()


def test_questions_that_are_headings_are_answered_below_them() -> None:
    questions = read(
        """
        # Besvarelse af spørgsmål fra Lone Dahl (SF) om skoler
        Lone Dahl har den 14. januar 2026 stillet nedenstående spørgsmål.
        ## 1. Hvor mange skoler er renoveret?
        Forvaltningen har renoveret 14 skoler.
        ## 2. Hvornår er de sidste færdige?
        Forvaltningen vender tilbage inden udgangen af 2. kvartal 2026.
        """
    ).questions

    assert [(question.number, question.state) for question in questions] == [
        (1, QuestionState.ANSWERED),
        (2, QuestionState.POSTPONED),
    ]


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        (
            "Bo Krag (C) har den 5. maj 2025 spurgt, hvor mange biler der kører på el.",
            "hvor mange biler der kører på el.",
        ),
        ("Bo Krag (C) skrev den 5. maj 2025: ”Kører bilerne på el?”", "Kører bilerne på el?"),
        ("Bo Krag (C) har d. 5. maj 2025 spurgt: Hvad koster sne?", "Hvad koster sne?"),
    ],
)
def test_a_question_within_a_sentence_loses_what_leads_up_to_it(sentence: str, asked: str) -> None:
    questions = read(
        f"# Politikersvar til Bo Krag (C) om biler\n{sentence}\n## Svar\nJa."
    ).questions

    assert [(question.text, question.asked_on) for question in questions] == [
        (asked, date(2025, 5, 5))
    ]


def test_all_items_of_an_asking_list_are_questions() -> None:
    questions = read(
        """
        # Svar på spørgsmål fra Ida Munk (Enhedslisten) om tandpleje
        Ida Munk har den 3. februar 2025 anmodet om svar på følgende:
        a) hvorvidt ventetiden er steget,
        b) hvad udgiften er, og
        c) om opgaven overlades til private.
        Sundhedsforvaltningen kan oplyse, at ventetiden er syv uger.
        """
    ).questions

    assert [question.text for question in questions] == [
        "hvorvidt ventetiden er steget",
        "hvad udgiften er",
        "om opgaven overlades til private.",
    ]


def test_a_promise_about_one_question_leaves_the_others_answered() -> None:
    questions = read(
        """
        # Politikersvar til Ane Holm (A) om vand
        Ane Holm har den 3. marts 2025 stillet følgende spørgsmål:
        • hvad koster pumperne?
        • hvorfor er et bassin under torvet ikke valgt?
        ## Økonomiforvaltningens svar
        Pumperne koster 2 mio. kr.
        Spørgsmålet om et bassin under torvet kan endnu ikke besvares. \
        Svaret ventes den 1. maj 2025.
        """
    ).questions

    assert [question.state for question in questions] == [
        QuestionState.ANSWERED,
        QuestionState.POSTPONED,
    ]


def test_a_letter_that_only_asks_is_asked_on_its_own_date() -> None:
    reading = read(
        """
        Mia Hald (Ø)
        Den 5. maj 2025
        # Spørgsmål til Økonomiforvaltningen om licenser
        1. Hvad betalte kommunen for licenser i 2023?
        Jeg vil være glad for et svar, inden udvalget mødes igen.
        Med venlig hilsen
        Mia Hald (Ø)
        """
    )

    assert [(question.asked_by, question.asked_on) for question in reading.questions] == [
        ("Mia Hald", date(2025, 5, 5))
    ]
    assert reading.paper.kind.value == "andet"


@pytest.mark.parametrize(
    ("notation", "title", "asked"),
    [
        (
            """
            Til Økonomiforvaltningen
            Spørgsmål fra Mia Hald (Ø) om licenser
            12. november 2025
            Jeg vil gerne have svar på følgende spørgsmål:
            1. Hvad betalte kommunen for licenser i 2023?
            Med venlig hilsen
            Mia Hald (Ø)
            """,
            "Spørgsmål fra Mia Hald (Ø) om licenser",
            ["Hvad betalte kommunen for licenser i 2023?"],
        ),
        (
            """
            Kære borgmester
            Jeg vil gerne stille følgende spørgsmål om licenser:
            Hvad betalte kommunen for licenser i 2023?
            Jeg beder om svar inden næste møde.
            Mange hilsner
            Mia Hald (Ø)
            Medlem af Borgerrepræsentationen
            """,
            "Kære borgmester Jeg vil gerne stille følgende spørgsmål om licenser: Hvad betalte …",
            ["Hvad betalte kommunen for licenser i 2023?"],
        ),
        (
            """
            Vedr. skolemad
            Undertegnede ønsker oplyst:
            a) hvor mange elever der får mad,
            b) hvad en portion koster.
            Venlig hilsen
            Mia Hald, byrådsmedlem (Ø)
            """,
            "Vedr. skolemad",
            ["hvor mange elever der får mad", "hvad en portion koster."],
        ),
        (
            """
            Fra: Mia Hald (Ø)
            Til: Teknikforvaltningen
            Emne: Stier til cykler
            Hej
            Kan I oplyse, hvor mange kilometer sti der er?
            Bh. Mia
            """,
            "Stier til cykler",
            ["Kan I oplyse, hvor mange kilometer sti der er?"],
        ),
        (
            """
            Fra: Mia Hald (Ø)
            Til: Teknikforvaltningen
            Emne: Broen
            Hej
            Hvad mon den nye bro ender med at koste?
            Bh. Mia
            """,
            "Broen",
            ["Hvad mon den nye bro ender med at koste?"],
        ),
    ],
)
def test_plain_letters_and_mails_are_read_as_well(
    notation: str, title: str, asked: list[str]
) -> None:
    reading = read(notation)

    assert reading.paper.title == title
    assert [question.text for question in reading.questions] == asked
    assert {(question.asked_by, question.party) for question in reading.questions} == {
        ("Mia Hald", "Ø")
    }
    assert [person.name for person in reading.paper.people] == ["Mia Hald"]


def test_a_proposal_that_asks_is_no_letter() -> None:
    questions = read(
        """
        # Medlemsforslag fra Mia Hald (Ø) om skolemad
        Kan kommunen forklare, at maden er kold? Det foreslås, at den varmes.
        """
    ).questions

    assert questions == ()


@pytest.mark.parametrize(
    ("title", "asked", "parts"),
    [
        (
            " om betalingsparkering",
            "Kan håndværkere fritages?",
            ("Kan håndværkere fritages (betalingsparkering)?",),
        ),
        (
            ", vedr.: betalingsparkering",
            "Hvad koster det?",
            ("Hvad koster det (betalingsparkering)?",),
        ),
        ("", "Hvad koster det?", ("Hvad koster det?",)),
        (
            " om betalingsparkering",
            "Hvad koster betalingsparkeringen?",
            ("Hvad koster betalingsparkeringen?",),
        ),
        (
            " om betalingsparkering",
            "Hvad koster det, og hvem betaler?",
            ("Hvad koster det?", "Hvem betaler?"),
        ),
    ],
    ids=["names nothing", "points to it", "of no subject", "names it", "of several parts"],
)
def test_a_lone_question_is_given_the_subject_it_needs(
    title: str, asked: str, parts: tuple[str, ...]
) -> None:
    (question,) = read(
        f"""
        # Politikersvar til Bo Krag (C){title}
        Bo Krag har den 5. maj 2025 stillet følgende spørgsmål:
        1. {asked}
        """
    ).questions

    assert question.parts == parts


def test_an_answer_needs_no_heading() -> None:
    questions = read(
        """
        # Svar på spørgsmål fra budgetforhandlingerne om Aula
        Udvalgsmedlem Ane Holm (A) har den 27. maj 2025 spurgt: Hvad koster Aula om året?
        Aula koster 3 mio. kr. om året.
        Med venlig hilsen
        """
    ).questions

    assert [(question.asked_by, question.state) for question in questions] == [
        ("Ane Holm", QuestionState.ANSWERED)
    ]


def test_a_minister_s_numbered_question_is_asked_and_answered_below_its_number() -> None:
    reading = read(
        """
        Udvalget har i brev af 20. august 2024 stillet følgende spørgsmål nr. 146, som hermed \
        besvares. Spørgsmålet er stillet efter ønske fra Ane Holm (SF).
        # Spørgsmål nr. 146:
        ”Vil ministeren oplyse, hvor mange skoler der har utætte vinduer?”
        # Svar:
        Otte skoler har utætte vinduer.
        """
    )
    assert reading.paper.title != "Spørgsmål nr. 146:"
    assert [question.state for question in reading.questions] == [QuestionState.ANSWERED]


def test_a_calculation_that_is_to_be_laid_before_the_committee_postpones_its_question() -> None:
    questions = read(
        """
        # Svar på spørgsmål fra Bo Friis (Venstre) om skolebusser
        Spørgsmål 1: Hvor mange børn kører med skolebus?
        Svar: Der kører 214 børn med skolebus. Tallene blev forelagt udvalget i marts.
        Spørgsmål 2: Hvad koster det at køre hele dagen?
        Svar: Forvaltningen er ved at regne på det. Beregningen forventes forelagt for \
             Skoleudvalget i marts 2026.
        """
    ).questions

    assert [question.state for question in questions] == [
        QuestionState.ANSWERED,
        QuestionState.POSTPONED,
    ]
    assert questions[1].promise is not None
    assert questions[1].promise.due == date(2026, 3, 31)


def _asked(points: str) -> list[tuple[str, ...]]:
    letter = f"# Spørgsmål fra Mia Hald (Ø) om færger\nJeg stiller disse spørgsmål:\n{points}"
    return [question.parts for question in read(letter).questions]


def test_lettered_points_are_parts_of_the_question_above_them() -> None:
    assert _asked(
        """
        1. Hvad er udgiften til færger
        a) i 2024, og
        b) i 2026?
        2. Hvilke lejer findes der, og
        a) hvad koster de?
        3. Hvem ejer havnen?
        """
    ) == [
        ("Hvad er udgiften til færger i 2024?", "Hvad er udgiften til færger i 2026?"),
        ("Hvilke lejer findes der?", "Hvad koster de (lejer)?"),
        ("Hvem ejer havnen (færger)?",),
    ]


def test_points_of_one_number_are_one_question() -> None:
    letter = """
        # Spørgsmål fra Mia Hald (Ø) om færger
        Jeg stiller disse spørgsmål:
        1a. Hvad koster færgen?
        1b. Hvem ejer den?
        2. Hvem ejer havnen?
        """
    first, second = read(letter).questions

    assert " / ".join(first.text.split("\n\n")) == "1a. Hvad koster færgen? / 1b. Hvem ejer den?"
    assert first.parts == ("Hvad koster færgen?", "Hvem ejer den (færgen)?")
    assert (second.number, second.text) == (2, "Hvem ejer havnen?")


def test_a_title_over_numbered_questions_asks_nothing() -> None:
    assert _asked(
        """
        I) Færgen
        1) Hvad koster færgen?
        2) Hvem sejler færgen?
        II) Havnen
        1) Hvem ejer havnen?
        """
    ) == [("Hvad koster færgen?",), ("Hvem sejler færgen?",), ("Hvem ejer havnen (færger)?",)]


def test_a_numbered_title_is_one_question_with_its_points() -> None:
    assert _asked(
        """
        1. Færgen
        • Hvad koster den?
        • Hvem ejer den?
        2. Havnen
        • Hvem ejer havnen?
        """
    ) == [("Hvad koster den (Færgen)?", "Hvem ejer den (Færgen)?"), ("Hvem ejer havnen (færger)?",)]


def test_answers_by_number_answer_all_points_of_it() -> None:
    questions = read(
        """
        # Politikersvar til Bo Friis (C) om vejlys
        Bo Friis har den 1. april 2025 stillet følgende spørgsmål:
        1a. Hvor mange lamper er skiftet?
        1b. Hvad kostede de?
        2. Hvornår er resten skiftet?
        ## Svar
        Ad 1a) Der er skiftet 3.100 lamper.
        Ad 1b) De kostede 2 mio. kr.
        Ad 2) Forvaltningen vender tilbage med et svar senest den 1. maj 2026.
        """
    ).questions

    assert [question.state for question in questions] == [
        QuestionState.ANSWERED,
        QuestionState.POSTPONED,
    ]


def test_numbers_within_numbers_are_points_in_running_text_too() -> None:
    assert _asked("1.1 Hvad koster færgen?\n1.2 Hvem ejer den?\n2.1 Hvem ejer havnen?") == [
        ("Hvad koster færgen?", "Hvem ejer den (færgen)?"),
        ("Hvem ejer havnen (færger)?",),
    ]
    assert _asked("Spørgsmål 1: Hvad koster færgen? Spørgsmål 1a: Hvem ejer den?") == [
        ("Hvad koster færgen?", "Hvem ejer den (færgen)?")
    ]

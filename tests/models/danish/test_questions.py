"""Questions in letters of every form, split so that each part can be answered alone."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.danish.answer_types import AnswerType, answer_type
from models.danish.asking import question_core
from models.danish.question_parts import split_question
from models.danish.questions import find_questions


def found(text: str) -> list[str]:
    return [span.of(text) for span in find_questions(text)]


def test_bulleted_questions_keep_their_remarks_and_lose_their_marks() -> None:
    letter = (
        "De supplerende spørgsmål lyder:\n\n"
        "• hvad koster driften af svømmehallen? Idet jeg forudsætter, at vandet medregnes.\n\n"
        "• hvilke tilbud er der til unge? Herunder tilbud om aftenen\n\n"
        "Forvaltningens svar\n\nForvaltningen vurderer, at spørgsmålene kan besvares til maj."
    )

    assert found(letter) == [
        "hvad koster driften af svømmehallen? Idet jeg forudsætter, at vandet medregnes.",
        "hvilke tilbud er der til unge? Herunder tilbud om aftenen",
    ]


def test_items_after_a_request_are_questions_without_a_question_mark() -> None:
    letter = (
        "Forvaltningen bedes oplyse:\n\n1. udgiften til vikarer i 2024\n\n2. hvorvidt den falder"
    )

    assert found(letter) == ["udgiften til vikarer i 2024", "hvorvidt den falder"]


def test_running_text_is_parted_into_questions() -> None:
    letter = (
        "Jeg har læst redegørelsen om broen. Hvornår står broen færdig? Jeg går ud fra, at det er "
        "i år. Det bedes desuden oplyst, hvem der har ansvaret for forsinkelsen."
    )

    assert found(letter) == [
        "Hvornår står broen færdig? Jeg går ud fra, at det er i år.",
        "Det bedes desuden oplyst, hvem der har ansvaret for forsinkelsen.",
    ]


def test_inline_numbers_part_questions() -> None:
    assert found("Spørger ønsker svar på: 1) Hvad er prisen? 2) Hvem betaler?") == [
        "Hvad er prisen?",
        "Hvem betaler?",
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "Det blev besluttet:\n\n1. at forvaltningen pålægges at redegøre for taksten",
        "Når undersøgelsen er færdig, vil spørger modtage et svar på de tre spørgsmål.",
        "Udvalget tog orienteringen til efterretning.",
    ],
)
def test_what_does_not_ask_is_no_question(statement: str) -> None:
    assert found(statement) == []


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "hvilke alternativer er der til de brugte systemer, og hvordan er de prissat? "
            "Herunder åbne",
            (
                "Hvilke alternativer er der til de brugte systemer, herunder åbne?",
                "Hvordan er de prissat (alternativer til de brugte systemer, herunder åbne)?",
            ),
        ),
        (
            "Det bedes oplyst, hvorvidt kommunen har afprøvet ordningen i Nørreby, samt hvad den "
            "kostede i 2023.",
            (
                "Det bedes oplyst, hvorvidt kommunen har afprøvet ordningen i Nørreby.",
                "Det bedes oplyst, hvad den kostede i 2023 (ordningen i Nørreby).",
            ),
        ),
        (
            "Hvem besluttede, at broen skal males, og hvornår?",
            (
                "Hvem besluttede, at broen skal males?",
                "Hvornår (besluttede, at broen skal males)?",
            ),
        ),
        (
            "Er grunden solgt, og i bekræftende fald hvornår?",
            ("Er grunden solgt?", "I bekræftende fald hvornår (grunden solgt)?"),
        ),
        (
            "Hvem ejer bygningen, og kan kommunen overtage den?",
            ("Hvem ejer bygningen?", "Kan kommunen overtage den (bygningen)?"),
        ),
        (
            "Hvor mange børn går der på Sønderskolen, og hvornår ventes skolen udvidet?",
            (
                "Hvor mange børn går der på Sønderskolen?",
                "Hvornår ventes skolen udvidet (børn på Sønderskolen)?",
            ),
        ),
        (
            "Hvilke områder, hvor kommunen sparer, er omfattet af aftalen om dagtilbud?",
            ("Hvilke områder, hvor kommunen sparer, er omfattet af aftalen om dagtilbud?",),
        ),
        (
            "Hvis Fjordbroen er forsinket, hvornår bliver Fjordbroen så åbnet?",
            ("Hvis Fjordbroen er forsinket, hvornår bliver Fjordbroen så åbnet?",),
        ),
        (
            "Hvem afgør, hvilke skoler der lukkes, og hvad koster det?",
            ("Hvem afgør, hvilke skoler der lukkes?", "Hvad koster det (skoler lukkes)?"),
        ),
        (
            "Hvad svarede lederen på, hvor meget eleverne havde været inddraget?",
            ("Hvad svarede lederen på, hvor meget eleverne havde været inddraget?",),
        ),
        (
            "Hvad er der besluttet om broen, hvornår begynder arbejdet, og hvem har ansvaret?",
            (
                "Hvad er der besluttet om broen?",
                "Hvornår begynder arbejdet (broen)?",
                "Hvem har ansvaret (broen)?",
            ),
        ),
        (
            "Hvilket system anbefaler forvaltningen, og hvad koster det?",
            ("Hvilket system anbefaler forvaltningen?", "Hvad koster det (system)?"),
        ),
        (
            "Hvad koster en portion suppe at fremstille, og hvad betaler gæsterne?",
            (
                "Hvad koster en portion suppe at fremstille?",
                "Hvad betaler gæsterne (portion suppe)?",
            ),
        ),
        (
            "Hvilke partier stemte for forslaget om broen, og hvem stemte imod?",
            (
                "Hvilke partier stemte for forslaget om broen?",
                "Hvem stemte imod (partier, forslaget om broen)?",
            ),
        ),
        (
            "Har kommunen betalt erstatning for skader på biler, og hvor meget?",
            (
                "Har kommunen betalt erstatning for skader på biler?",
                "Hvor meget (betalt erstatning for skader på biler)?",
            ),
        ),
        (
            "Hvem indgik forliget om broen, og hvad stemte Venstre?",
            ("Hvem indgik forliget om broen?", "Hvad stemte Venstre (forliget om broen)?"),
        ),
        (
            "Hvornår tages den nye færge i brug, og hvem leverer den?",
            ("Hvornår tages den nye færge i brug?", "Hvem leverer den (den nye færge)?"),
        ),
        (
            "Hvad bliver prisen for at parkere ved havnen, og hvor meget er den steget?",
            (
                "Hvad bliver prisen for at parkere ved havnen?",
                "Hvor meget er den steget (prisen for at parkere ved havnen)?",
            ),
        ),
        (
            "Hvad mener udvalget om, at broen er lukket, og hvad vil det gøre ved det?",
            (
                "Hvad mener udvalget om, at broen er lukket?",
                "Hvad vil det gøre ved det (at broen er lukket)?",
            ),
        ),
        (
            "Hvilke løsninger findes der, hvad koster de, og hvor mange kommuner bruger dem?",
            (
                "Hvilke løsninger findes der?",
                "Hvad koster de (løsninger)?",
                "Hvor mange kommuner bruger dem (løsninger)?",
            ),
        ),
    ],
)
def test_parts_stand_alone(question: str, parts: tuple[str, ...]) -> None:
    assert split_question(question) == parts


def test_a_question_that_names_nothing_gets_the_subject_of_the_letter() -> None:
    assert split_question("Hvad koster det?", "busdrift i Nørreby") == (
        "Hvad koster det (busdrift i Nørreby)?",
    )


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Hvornår åbner biblioteket?", AnswerType.WHEN),
        ("Hvad koster en plads?", AnswerType.HOW_MUCH),
        ("Hvem afgør, hvilke skoler der lukkes?", AnswerType.WHO),
        ("Hvad svarede lederen på, hvor mange der var mødt?", AnswerType.WHAT),
        ("Kan det oplyses, hvor mange der var mødt?", AnswerType.HOW_MANY),
        ("Hvordan er de prissat?", AnswerType.HOW_MUCH),
        ("Hvor stor er udgiften til vikarer?", AnswerType.HOW_MUCH),
        ("Hvor mange pladser er der?", AnswerType.HOW_MANY),
        ("Hvem har ansvaret?", AnswerType.WHO),
        ("Hvilke systemer bruges?", AnswerType.WHICH),
        ("Hvorfor steg prisen?", AnswerType.WHY),
        ("Hvordan inddrages borgerne?", AnswerType.HOW),
        ("Hvor ligger den nye skole?", AnswerType.WHERE),
        ("Er der planer om en ny skole?", AnswerType.YES_NO),
        ("Det bedes oplyst, hvorvidt aftalen er opsagt.", AnswerType.YES_NO),
        ("Hvad har Havnen sat af til broen?", AnswerType.HOW_MUCH),
        ("Hvad satte byrådet af til broen?", AnswerType.HOW_MUCH),
        ("Hvad er billigst, bro eller færge?", AnswerType.HOW_MUCH),
        ("Hvad er kommunens muligheder for at sænke udgifterne?", AnswerType.WHAT),
    ],
)
def test_answer_types(question: str, kind: AnswerType) -> None:
    assert answer_type(question) == kind


def test_the_core_leaves_request_and_remarks_out() -> None:
    question = "Jeg vil gerne vide, hvad taksten er. Idet jeg går ud fra, at den er steget."

    assert question_core(question) == "hvad taksten er."


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet="hvadorikn ,?.:;\n•1)()HÅø", max_size=80))
def test_spans_lie_in_order_in_any_text(text: str) -> None:
    spans = find_questions(text)

    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet="hvadorikn ,?.()ogHÅø", max_size=60).filter(str.strip))
def test_splitting_always_leaves_a_part(text: str) -> None:
    assert all(split_question(text))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Hej. Jeg har fået mange henvendelser om broen. Hvornår åbner den nye vej?",
            ("Hvornår åbner den nye vej?",),
        ),
        (
            "Kommunen har købt et nyt lønsystem. Hvad kostede det, og hvem valgte det?",
            ("Hvad kostede det (nyt lønsystem)?", "Hvem valgte det (nyt lønsystem)?"),
        ),
        ("Der er varslet prisstigninger. Hvorfor?", ("Hvorfor (varslet prisstigninger)?",)),
        (
            "Vi er i tvivl om færgerne. Hvor stor en del af trafikken over fjorden klarer de?",
            ("Hvor stor en del af trafikken over fjorden klarer de (færgerne)?",),
        ),
        ("Svømmehallen er lukket. Hvad koster de nye haller?", ("Hvad koster de nye haller?",)),
        ("Vi er kede af det. Derfor: hvad koster broen?", ("Hvad koster broen?",)),
        ("Oversigt over broer. Til budgettet.", ("Oversigt over broer. Til budgettet.",)),
    ],
)
def test_what_is_told_before_a_question_is_no_part_of_it(text: str, parts: tuple[str, ...]) -> None:
    assert split_question(text) == parts


def test_a_question_written_in_haste_is_one() -> None:
    assert split_question("hva er plejenet og hvem betaler det") == (
        "Hva er plejenet?",
        "Hvem betaler det (plejenet)?",
    )
    assert question_core("hva koster broen") == "hvad koster broen"


def test_a_yes_no_clause_may_begin_with_any_body_or_thing() -> None:
    assert split_question("Hvornår er broen færdig, og får Havneudvalget planen at se?") == (
        "Hvornår er broen færdig?",
        "Får Havneudvalget planen at se?",
    )
    assert split_question("Hvad koster skolemaden, og skal forældrene betale?") == (
        "Hvad koster skolemaden?",
        "Skal forældrene betale (skolemaden)?",
    )


@pytest.mark.parametrize(
    "whole",
    [
        "Hvad er status for broen, som er forsinket og har kostet 3 mio. kr.?",
        "Hvad kostede ordningen, der blev indført i maj og er evalueret i juni?",
        "Hvad koster broen, der er lukket og er siden blevet malet?",
    ],
)
def test_what_goes_on_with_a_participle_is_no_clause_of_its_own(whole: str) -> None:
    assert split_question(whole) == (whole,)


def test_what_ties_a_question_to_the_answer_before_it_is_not_searched_for() -> None:
    assert question_core("I givet fald hvad er prisen?") == "hvad er prisen?"
    assert split_question("Har kommunen købt broen, og i givet fald hvad er prisen?")[1:] == (
        "I givet fald hvad er prisen (broen)?",
    )


def test_what_a_comma_parts_from_a_question_is_told_before_it() -> None:
    assert split_question("Og så har jeg læst om den nye bro, hvad koster den?") == (
        "Hvad koster den (læst om den nye bro)?",
    )
    assert split_question("Hvad koster taget? Jeg har hørt om en bro, hvem betaler den?") == (
        "Hvad koster taget?",
        "Hvem betaler den (hørt om en bro)?",
    )


def test_a_bare_question_of_degree_is_one_where_another_follows_with_its_verb() -> None:
    assert split_question("Prisen på broen er steget. Hvor meget, og hvad skyldes det?") == (
        "Hvor meget (Prisen på broen, steget)?",
        "Hvad skyldes det (Prisen på broen)?",
    )
    assert len(split_question("Hvor mange og hvilke broer findes der?")) == 1


def test_a_request_is_repeated_before_each_of_its_clauses() -> None:
    asked = "Kan I ikke lige skrive hvad plejenet er, hvad det koster, og om borgerne er med?"

    assert split_question(asked) == (
        "Kan I ikke lige skrive hvad plejenet er?",
        "Kan I ikke lige skrive hvad det koster (plejenet)?",
        "Kan I ikke lige skrive, om borgerne er med (plejenet)?",
    )


def test_to_say_that_there_are_questions_asks_nothing() -> None:
    announced = "Jeg har nogle spørgsmål, som jeg håber, at I kan svare på inden jul."

    assert found(f"{announced} Hvad koster broen?") == ["Hvad koster broen?"]
    assert found("Jeg har et spørgsmål, som jeg håber, I kan svare på: hvad koster broen?")


@pytest.mark.parametrize(
    ("first", "about"),
    [
        ("Hvornår kan man forvente rapporten", "rapporten"),
        ("Hvordan vil forvaltningen sikre ordentligt tilsyn", "ordentligt tilsyn"),
        ("Hvorfor er priserne på broer steget så kraftigt", "priserne på broer"),
        ("Hvorfor blev havnebadet pludseligt lukket", "havnebadet"),
        ("Hvilke skoler skal renoveres", "skoler"),
        ("Hvordan vil I sikre borgernes data", "borgernes data"),
        ("Hvordan kan caféer i grønne byer trives", "caféer i grønne byer"),
        ("Hvornår skal børnenes legeplads lukkes", "børnenes legeplads"),
    ],
)
def test_a_part_that_leans_gets_things_and_no_verbs(first: str, about: str) -> None:
    assert split_question(f"{first}, og hvad koster det?")[1] == f"Hvad koster det ({about})?"


def test_what_only_points_to_the_questions_below_asks_nothing() -> None:
    assert find_questions("Kan I oplyse følgende?") == ()
    assert find_questions("Kan I oplyse følgende spørgsmål?") == ()


def test_a_development_is_that_of_what_was_asked_before_whatever_its_year() -> None:
    asked = "Hvor mange broer er malet, og hvordan har udviklingen været siden 2022?"
    assert split_question(asked)[1] == "Hvordan har udviklingen været siden 2022 (broer, malet)?"
    assert split_question("Hvad koster is, og hvordan er udviklingen i prisen på kaffe?")[1] == (
        "Hvordan er udviklingen i prisen på kaffe?"
    )


def test_the_verb_that_a_question_begins_with_is_no_name_in_what_leans_on_it() -> None:
    assert split_question("Nåede værftet målet for nye både, og hvis ikke, hvorfor?")[1] == (
        "Hvis ikke, hvorfor (nåede værftet målet for nye både)?"
    )


def test_a_passive_or_er_with_a_figure_begins_a_question_of_its_own() -> None:
    assert len(split_question("Hvor lang er køen, og overholdes garantien?")) == 2
    assert len(split_question("Hvor mange både er der, og er antallet steget?")) == 2
    assert len(split_question("Hvad mener sejlerne og bådenes egne ejere?")) == 1


def test_what_is_to_be_confirmed_is_asked_beside_what_follows_of_it() -> None:
    assert split_question("Kan I bekræfte, at broen lukker i maj, og hvor skal bilerne køre?") == (
        "Kan I bekræfte, at broen lukker i maj?",
        "Hvor skal bilerne køre (at broen lukker i maj)?",
    )


def test_a_passive_before_der_begins_a_clause_of_its_own() -> None:
    assert split_question("Hvad koster færgen, og stilles der krav om motoren?") == (
        "Hvad koster færgen?",
        "Stilles der krav om motoren?",
    )


def test_who_took_part_leans_on_what_it_was_in() -> None:
    parts = split_question("Hvor længe varede regattaen, og hvem deltog fra Havnen?")

    assert parts[1] == "Hvem deltog fra Havnen (regattaen)?"
    assert split_question("Hvad koster regattaen, og hvem deltog i Havnens fest?")[1] == (
        "Hvem deltog i Havnens fest?"
    )


def test_a_pronoun_at_the_end_stands_for_what_was_asked_before() -> None:
    parts = split_question("Hvad koster broen, og hvorfor kendte Havnen det ikke?")

    assert parts[1] == "Hvorfor kendte Havnen det ikke (broen)?"

"""The query line is read as a user means it, and says what it understood."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UsageError
from corpus.filters import Filters
from corpus.papers import Kind
from queries.query import read_query
from queries.spelled import spelled_out


def test_plain_words_stay_as_they_are() -> None:
    query = read_query("Hvad koster licenserne?")
    assert query.text == "Hvad koster licenserne?"
    assert query.understood == ()
    assert query.filters == Filters()


def test_everything_at_once() -> None:
    query = read_query('licenser "åbne standarder" -Microsoft tema:omkostning parti:F år:2023-2025')
    assert query.text == "licenser åbne standarder"
    assert query.phrases == ("åbne standarder",)
    assert query.without == ("Microsoft",)
    assert query.filters == Filters(
        theme="omkostning", party="F", first=date(2023, 1, 1), last=date(2025, 12, 31)
    )
    assert query.understood == (
        "Kun afsnit med ordlyden »åbne standarder«.",
        "Kun afsnit uden »Microsoft«.",
        "Kun afsnit med temaet omkostning.",
        "Kun dokumenter med parti F.",
        "Kun dokumenter fra 2023-2025.",
    )


@pytest.mark.parametrize(
    ("line", "filters"),
    [
        ("ord art:Rapport", Filters(kind=Kind.RAPPORT)),
        ('ord forvaltning:"Teknik- og Miljøforvaltningen"',
         Filters(department="Teknik- og Miljøforvaltningen")),
        ("ord sag:25/26257", Filters(case_number="25/26257")),
        ("ord fra:2025 til:31.03.2025", Filters(first=date(2025, 1, 1), last=date(2025, 3, 31))),
        ("ord fra:2025-02-01", Filters(first=date(2025, 2, 1))),
    ],
)  # fmt: skip
def test_fields_become_filters(line: str, filters: Filters) -> None:
    query = read_query(line)
    assert query.text == "ord"
    assert query.filters == filters


def test_what_is_no_field_stays_text() -> None:
    assert read_query("Emne: licenser kl:12 it-system").text == "Emne: licenser kl:12 it-system"


def test_one_thing_in_all_spellings_weighs_more() -> None:
    query = read_query("Hvad gik de 538.000.000 kr. til den 1. maj 2025 i sag 2019-0302914 (F)?")
    assert set(query.exact) == {"2019-0302914", "parti:f", "kr:538000000", "dag:2025-05-01"}
    assert query.exact["kr:538000000"] == "Beløbet 538 mio. kr."


@pytest.mark.parametrize("line", ["", "  ", "?"])
def test_nothing_to_look_for_is_wrong_use(line: str) -> None:
    with pytest.raises(UsageError, match="empty"):
        read_query(line)


@pytest.mark.parametrize("line", ["ord art:bog", "ord år:snart", "ord fra:31.02.2025", "ord sag:"])
def test_a_value_that_its_field_cannot_have_says_what_can(line: str) -> None:
    if line.endswith(":"):
        assert read_query(line).text == line
    else:
        with pytest.raises(UsageError, match="Write") as refused:
            read_query(line)
        assert "kan ikke forstås. Skriv " in refused.value.danish


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_any_line_is_read_or_refused_in_words(line: str) -> None:
    try:
        query = read_query(line)
        assert query.text.strip() or query.without or query.filters != Filters()
    except UsageError as error:
        assert error.remedy


def test_conditions_may_stand_alone() -> None:
    query = read_query("tema:omkostning år:2024")
    assert query.text == ""
    assert query.filters.theme == "omkostning"


@pytest.mark.parametrize(
    ("line", "terms"),
    [
        ("Hvad mener SF om licenser?", {"parti:f"}),
        ("enhedslistens forslag om cykelstier", {"parti:ø"}),
        ("Radikale Venstre og Det Konservative Folkeparti", {"parti:b", "parti:c"}),
        ("Hvad mener Alternativet og Venstre?", {"parti:å", "parti:v"}),
        ("Venstre", {"parti:v"}),
        ("Alternativet til Microsoft", set()),
        ("alternativet til Microsoft i venstre side", set()),
        ("el og alt om la og sf", set()),
        ("HVAD KOSTER EL", set()),
        ("SF-udspil om EL-biler", set()),
    ],
)
def test_parties_are_known_by_name(line: str, terms: set[str]) -> None:
    query = read_query(line)
    assert set(query.exact) == terms


def test_a_party_that_was_recognised_has_its_name() -> None:
    assert read_query("SF's forslag").exact == {"parti:f": "Parti F (Socialistisk Folkeparti)"}


@pytest.mark.parametrize(
    "line", ["TMU", "Teknik- og Miljøudvalget om parkering", "hvad siger TMU?"]
)
def test_bodies_are_known_by_name_and_letters(line: str) -> None:
    query = read_query(line)
    assert query.exact == {"tmu": "Teknik- og Miljøudvalget (TMU)"}
    assert "Teknik- og Miljøudvalget TMU" in spelled_out(line)


@pytest.mark.parametrize("line", ["tmu", "TMU-sagen", "BRO"])
def test_letters_within_a_word_are_no_body(line: str) -> None:
    assert read_query(line).exact == {}


@pytest.mark.parametrize("line", ["23 pct.", "23 %", "23%", "23 procent"])
def test_percents_are_known_in_every_spelling(line: str) -> None:
    assert read_query(line).exact == {"23": "Tallet 23 pct."}
    assert spelled_out(f"{line} af eleverne") == "23 pct. procent af eleverne"


def test_several_values_of_a_field_are_either_of_them() -> None:
    query = read_query("ord tema:princip art:rapport tema:omkostning tema:Princip art:bilag")
    assert query.filters == Filters(
        theme=("princip", "omkostning"), kind=(Kind.RAPPORT, Kind.BILAG)
    )
    assert query.understood == (
        "Kun afsnit med temaet princip eller omkostning.",
        "Kun dokumenter af arten rapport eller bilag.",
    )


def test_two_periods_cannot_hold_together() -> None:
    with pytest.raises(UsageError) as refused:
        read_query("ord år:2023 år:2025")
    assert "»år:2023« og »år:2025« kan ikke gælde på samme tid" in refused.value.danish
    assert read_query("ord år:2023 år:2023").filters.last == date(2023, 12, 31)


def test_periods_of_different_fields_narrow_each_other() -> None:
    filters = read_query("ord år:2024 fra:2024-03", Filters(last=date(2024, 6, 30))).filters
    assert (filters.first, filters.last) == (date(2024, 3, 1), date(2024, 6, 30))


@pytest.mark.parametrize(
    ("line", "filters", "told"),
    [
        ("ord fra:2025 til:2024", Filters(), "tiden fra 1. januar 2025, så »til:2024« kan ikke"),
        ("ord år:2023", read_query("år:2024").filters,
         "tiden fra 1. januar 2024 til 31. december 2024, så »år:2023« kan ikke"),
        ("ord år:2025-2023", Filters(), "»år:2025-2023« kan ikke forstås"),
    ],
)  # fmt: skip
def test_periods_that_do_not_meet_are_named(line: str, filters: Filters, told: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_query(line, filters)
    assert told in refused.value.danish


def test_what_is_asked_for_already_is_not_replaced_in_silence() -> None:
    asked = Filters(theme="omkostning", body="Økonomiudvalget")
    with pytest.raises(UsageError) as refused:
        read_query("ord tema:princip", asked)
    assert "afgrænset til »omkostning«, så »tema:princip« kan ikke" in refused.value.danish
    assert read_query("ord tema:Omkostning udvalg:ØU", asked).filters.theme == "Omkostning"
    either = Filters(theme=("omkostning", "princip"))
    assert read_query("ord tema:princip", either).filters.theme == "princip"


@pytest.mark.parametrize(
    ("line", "filters"),
    [
        ("ord udvalg:Økonomiudvalget", Filters(body=("Økonomiudvalget", "ØU"))),
        ("ord udvalg:øu", Filters(body=("Økonomiudvalget", "ØU"))),
        ("ord udvalg:Byrådet", Filters(body="Byrådet")),
        ("ord udvalg:byråd", Filters(body="byrådet")),
        ("ord udvalg:økonomiudvalg", Filters(body=("Økonomiudvalget", "ØU"))),
        (
            "ord udvalg:BR",
            Filters(body=("Borgerrepræsentationen", "BR", "Byrådet", "Kommunalbestyrelsen")),
        ),
        ("ord parti:SF parti:venstre", Filters(party=("F", "V"))),
        ("ord parti:F", Filters(party="F")),
        ("ord sprog:Dansk", Filters(language="da")),
        ("ord sprog:english", Filters(language="en")),
        ("ord parti:radikale parti:(Ø)", Filters(party=("B", "Ø"))),
        ("ord parti:S", Filters(party=("A", "S"))),
        ("ord art:rapporter art:Referatet", Filters(kind=(Kind.RAPPORT, Kind.REFERAT))),
    ],
)
def test_values_go_by_the_names_that_people_use(line: str, filters: Filters) -> None:
    assert read_query(line).filters == filters


@pytest.mark.parametrize(
    ("line", "filters"),
    [
        ("ord tema: omkostning", Filters(theme="omkostning")),
        ("ord fra:2024-05", Filters(first=date(2024, 5, 1))),
        ("ord til:2024-05", Filters(last=date(2024, 5, 31))),
        ("ord forvaltning:»Social Forvaltning«", Filters(department="Social Forvaltning")),
        (
            "ord forvaltning:Teknik- og Miljøforvaltningen",
            Filters(department="Teknik- og Miljøforvaltningen"),
        ),
        (
            "ord udvalg:Miljø-, Klima- og Teknikudvalget",
            Filters(body="Miljø-, Klima- og Teknikudvalget"),
        ),
        ("ord (tema:omkostning),", Filters(theme="omkostning")),
        ("fra:1. maj 2024 ord", Filters(first=date(2024, 5, 1))),
        ("til:maj 2024 ord", Filters(last=date(2024, 5, 31))),
        ("fra:01-05-2024 til:1/6-2024 ord", Filters(first=date(2024, 5, 1), last=date(2024, 6, 1))),
        ("år:2023 - 2025 ord", Filters(first=date(2023, 1, 1), last=date(2025, 12, 31))),
    ],
)
def test_fields_are_read_as_they_are_typed(line: str, filters: Filters) -> None:
    query = read_query(line)
    assert (query.text.strip("(), "), query.filters) == ("ord", filters)


def test_a_party_that_is_called_by_a_name_is_told_with_its_letter() -> None:
    told = read_query("parti:radikale parti:f").understood
    assert told == ("Kun dokumenter med parti radikale (B) eller f.",)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("fra:marts ord", "»fra:marts« er læst som ord, ikke som en afgrænsning."),
        ("År: mange ord", "»År: mange« er læst som ord, ikke som en afgrænsning."),
        ('"åbne standarder', "Anførselstegnet foran »åbne« er ikke lukket, så der er søgt"),
        ('person:"Ida', "Anførselstegnet foran »Ida« er ikke lukket, så der er søgt"),
    ],
)
def test_what_looks_like_a_condition_and_is_read_as_words_is_told(line: str, told: str) -> None:
    query = read_query(line)
    assert (query.text, query.filters) == (line, Filters())
    assert query.understood[0].startswith(told)


@pytest.mark.parametrize(
    ("line", "without"),
    [
        ("ord -2024", ("2024",)),
        ("ord -2024-0123456", ("2024-0123456",)),
        ("ord -25/26257", ("25/26257",)),
        ("ord 2023 -2024", ()),
        ("år:2023 -ord -2024", ("ord", "2024")),
        ("ord -5 grader", ()),
    ],
)
def test_a_year_and_a_case_number_can_be_unwanted(line: str, without: tuple[str, ...]) -> None:
    assert read_query(line).without == without


@pytest.mark.parametrize("line", ["6,8 mio", "6,8 mio.", "6,8 millioner", "6,8 mio. kr."])
def test_millions_are_kroner(line: str) -> None:
    assert set(read_query(line).exact) == {"kr:6800000"}


@pytest.mark.parametrize(
    "line",
    [
        "Til:Borgmesteren",
        "Til: Borgmesteren",
        "Fra:Ida",
        "Sag: Ny skole",
        "til: 1. maj",
        "it-sag:x",
    ],
)
def test_what_a_letter_says_before_a_colon_stays_text(line: str) -> None:
    query = read_query(line)
    assert (query.text, query.filters) == (line, Filters())


def test_danish_quotes_in_a_pasted_question_demand_no_wording() -> None:
    line = "Mener ministeren, at »åbne standarder« er bedre?"
    query = read_query(line)
    assert (query.text, query.phrases) == (line, ())


def test_quotes_in_brackets_demand_no_wording() -> None:
    query = read_query('formater ("åbne standarder")')
    assert (query.text, query.phrases) == ('formater ("åbne standarder")', ())
    assert query.understood == ()


def test_a_minus_alone_is_a_condition() -> None:
    query = read_query("-Microsoft")
    assert (query.text, query.without) == ("", ("Microsoft",))


def test_a_condition_cannot_be_turned_round() -> None:
    with pytest.raises(UsageError, match=r"'-tema:omkostning' .* leaves out words, not papers"):
        read_query("ord -tema:omkostning")

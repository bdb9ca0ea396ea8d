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
    assert "Beløbet 538 mio. kr. vejer tungere." in query.understood


@pytest.mark.parametrize("line", ["", "  ", "?", "-ord"])
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
        assert query.text.strip() or query.filters != Filters()
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
    assert len(query.understood) == len(terms)


def test_a_party_that_was_recognised_is_told() -> None:
    assert read_query("SF's forslag").understood == (
        "Parti F (Socialistisk Folkeparti) vejer tungere.",
    )

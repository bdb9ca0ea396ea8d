"""Amounts of passages: value, year, purpose and direction, in prose and in table rows."""

import pytest

from corpus.findings import Amount, Change, Passage, Role
from corpus.spans import Span
from pipeline.amounts import find_amounts
from pipeline.table_header import context_of, header_of

START = 40
"""Where the passage stands in its paper: spans must count from the paper's start."""


def passage(text: str, *, context: str = "") -> Passage:
    span = Span(START, START + len(text))
    return Passage(
        id="p1", paper="a1", span=span, text=text, pages=(1,), headings=(),
        role=Role.TABLE_ROW if context else Role.PARAGRAPH, context=context,
        sentences=(span,), number=None, hidden=False,
    )  # fmt: skip


def amounts(text: str, *, context: str = "") -> tuple[Amount, ...]:
    found = find_amounts([passage(text, context=context)])
    for amount in found:
        assert amount.span.shifted(-START).of(text) == amount.verbatim
    return found


def test_a_rise_from_one_sum_to_another() -> None:
    low, high = amounts(
        "Siden 2018 er kommunernes udgifter til Microsoft-licenser steget fra 313 mio. kr. til "
        "538 mio. kr."
    )
    assert (int(low.kroner), int(high.kroner)) == (313_000_000, 538_000_000)
    assert (low.year_from, low.year_to) == (2018, 2018)
    assert (high.year_from, high.year_to) == (None, None), "the paper does not print it"
    assert low.change is high.change is Change.RISE
    assert low.pays_for == high.pays_for == "kommunernes udgifter til Microsoft-licenser"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Licenserne kostede 4,1 mio. kr. i 2023 og ventes at koste 5 mio. kr. i 2025.",
         [(2023, 2023), (2025, 2025)]),
        ("I 2024 udgjorde udgiften 8,4 mio. kr.", [(2024, 2024)]),
        ("Der afsættes 4 mio. kr. i 2025 og 3 mio. kr. i 2026 og frem.",
         [(2025, 2025), (2026, None)]),
        ("Der afsættes 2 mio. kr. årligt i 2025-2028.", [(2025, 2028)]),
        ("Der afsættes 2 mio. kr. i 2025 og 2026.", [(2025, 2026)]),
        ("Prisen er hhv. 3, 4 og 5 mio. kr. i 2024, 2025 og 2026.",
         [(2024, 2024), (2025, 2025), (2026, 2026)]),
        ("Fra 2018 til 2024 steg prisen fra 900 kr. til 1.450 kr.", [(2018, 2018), (2024, 2024)]),
        ("Prisen er 4.500 kr. pr. elev.", [(None, None)]),
        ("Udgiften bliver 3,7 mio. kr. om året fra 2026.", [(2026, None)]),
        ("De samlede udgifter er 265 mio. kr. frem til 2035.", [(None, 2035)]),
        ("Andelen er 9,0 mio. kr. fordelt på 2025 og 2026.", [(2025, 2026)]),
        ("Hvis skiftet udskydes til 2028, bliver udgiften 11,5 mio. kr.", [(None, None)]),
        ("Prisen er 2.650 kr. pr. elev, i alt 5,3 mio. kr. i 2024.", [(2024, 2024)] * 2),
    ],
)  # fmt: skip
def test_the_year_of_each_sum(text: str, years: list[tuple[int | None, int | None]]) -> None:
    assert [(found.year_from, found.year_to) for found in amounts(text)] == years


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        ("Der bevilges 2 mio. kr. i 2025 til uddannelse af lærere, som underviser.",
         ["uddannelse af lærere"]),
        ("Der afsættes 4 mio. kr. i 2025 og 3 mio. kr. i 2026 til drift af platformen.",
         ["drift af platformen"] * 2),
        ("De årlige udgifter til rengøring udgør 8,4 mio. kr.",
         ["årlige udgifter til rengøring"]),
        ("Skærmene kostede 12.000 kr.", ["Skærmene"]),
        ("Udgiften er 12.000 kr.", [None]),
    ],
)  # fmt: skip
def test_what_a_sum_is_for(text: str, purposes: list[str | None]) -> None:
    assert [found.pays_for for found in amounts(text)] == purposes


@pytest.mark.parametrize(
    ("text", "yearly"),
    [
        ("Driften koster 2 mio. kr. om året.", [True]),
        ("Skiftet kræver en engangsudgift på 3 mio. kr. og giver en årlig besparelse på 1 mio. kr.",
         [False, True]),
        ("Det koster 2 mio. kr.", [None]),
    ],
)  # fmt: skip
def test_yearly_and_one_off(text: str, yearly: list[bool | None]) -> None:
    assert [found.yearly for found in amounts(text)] == yearly


def test_a_table_row_takes_unit_and_year_from_its_header() -> None:
    row = amounts(
        "Microsoft 365 E3 42,1 50,0",
        context="Produkt: Microsoft 365 E3; 2024 (mio. kr.): 42,1; 2025 (mio. kr.): 50,0",
    )
    assert [(int(found.kroner), found.year_from) for found in row] == [
        (42_100_000, 2024),
        (50_000_000, 2025),
    ]
    assert {found.pays_for for found in row} == {"Microsoft 365 E3"}


def test_a_column_of_years_dates_what_its_row_costs() -> None:
    row = amounts("Ringvej 2025 3.260", context="Vej: Ringvej; År: 2025; Overslag: 3.260 t.kr.")
    assert [(int(found.kroner), found.year_from) for found in row] == [(3_260_000, 2025)]


def test_a_semicolon_in_a_cell_parts_no_cells() -> None:
    header = header_of([("Formål", "Drift; anlæg: 2025")], above="t.kr.", columns=2)
    row = amounts("Veje (a;b) 900", context=context_of(header, ("Veje (a;b)", "900")))
    assert [(found.pays_for, int(found.kroner), found.year_from) for found in row] == [
        ("Veje (a,b)", 900_000, 2025)
    ]


def test_a_unit_that_the_context_adds_to_a_cell_is_not_part_of_what_is_printed() -> None:
    row = amounts(
        "Dige 1.500 11.300",
        context="Projekt: Dige; 2025: 1.500 t.kr.; 2026: 11.300 t.kr.",
    )
    assert [(found.verbatim, int(found.kroner), found.year_from) for found in row] == [
        ("1.500", 1_500_000, 2025),
        ("11.300", 11_300_000, 2026),
    ]


def test_a_unit_over_the_row_labels_counts_for_all_columns_but_those_that_count_things() -> None:
    row = amounts(
        "Drift 1.200 14",
        context="1.000 kr. (2025-p/l): Drift; 2026: 1.200; Antal brugere: 14",
    )
    assert [(int(found.kroner), found.year_from, found.price_level) for found in row] == [
        (1_200_000, 2026, 2025)
    ]


def test_what_is_said_of_the_next_sum_is_not_said_of_this_one() -> None:
    build, run = amounts(
        "Skilte koster 3,4 mio. kr. at opsætte, og den årlige drift anslås til 1,6 mio. kr."
    )
    assert (build.yearly, run.yearly) == (None, True)


def test_the_unit_of_columns_is_no_unit_of_their_years() -> None:
    assert amounts("Mio. kr. 2019 2021 2023") == ()


@pytest.mark.parametrize("printed", ["(350)", "350-", "-350"])
def test_sums_below_nothing_are_read_however_accounts_print_them(printed: str) -> None:
    header = header_of([("Post", "2025")], above="t.kr.", columns=2)
    (found,) = amounts(f"Vej {printed}", context=context_of(header, ("Vej", printed)))
    assert (int(found.kroner), found.year_from) == (-350_000, 2025)


def test_a_row_that_counts_something_costs_nothing_though_its_table_is_in_kroner() -> None:
    header = header_of([("Post, mio. kr.", "2025")], above="", columns=2)
    rows = [("Vagter 12", ("Vagter", "12")), ("Årsværk 42", ("Årsværk", "42"))]

    assert [len(amounts(text, context=context_of(header, cells))) for text, cells in rows] == [1, 0]

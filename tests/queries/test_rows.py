"""Rows of tables: which one is meant, and what its figures say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import reading

from corpus.findings import Passage, Role
from queries.asked import read_part
from queries.rows import columns_told, fit_of_row, is_header, is_todays, label


def row(text: str, context: str) -> Passage:
    passage: Passage = reading("tabel", [text]).passages[0]
    return replace(passage, role=Role.TABLE_ROW, context=context)


BRIDGES = row("Broer 900 950", "Udgift: Broer; 2024: 900 t.kr.; 2025: 950 t.kr.")
FERRIES = row("Færger 300 320", "Udgift: Færger; 2024: 300 t.kr.; 2025: 320 t.kr.")
TOTAL = row("I alt 1.200 1.270", "Udgift: I alt; 2024: 1.200 t.kr.; 2025: 1.270 t.kr.")


@pytest.mark.parametrize(
    ("question", "fits"),
    [
        ("Hvad kostede broerne i 2024?", (1.0, -1.0, -1.0)),
        ("Hvad kostede færgerne i 2024?", (-1.0, 1.0, -1.0)),
        ("Hvad kostede overfarter tilsammen i 2024?", (-1.0, -1.0, 1.0)),
        ("Hvad var den totale udgift i 2024?", (-1.0, -1.0, 1.0)),
    ],
)
def test_the_row_whose_label_is_asked_about_fits(question: str, fits: tuple[float, ...]) -> None:
    asked = read_part(question)

    assert tuple(fit_of_row(asked, given) for given in (BRIDGES, FERRIES, TOTAL)) == fits


def test_columns_are_told_beside_their_figures_and_the_label_is_not_repeated() -> None:
    assert label(BRIDGES) == "Broer"
    assert columns_told(BRIDGES) == "2024: 900 t.kr.; 2025: 950 t.kr."


def test_a_number_before_the_row_is_not_its_label() -> None:
    numbered = row("3 Løn 900", "3 t.kr.; Område: Løn; Udgift: 900 t.kr.")

    assert label(numbered) == "Løn"
    assert columns_told(numbered) == "Udgift: 900 t.kr."


@pytest.mark.parametrize("label", ["Nuværende bro", "Den eksisterende bro", "Færgen i dag"])
def test_what_is_used_today_is_no_alternative_to_it(label: str) -> None:
    todays = row(f"{label} 900", f"Alternativ: {label}; Udgift: 900 t.kr.")

    assert is_todays(read_part("Hvilke alternativer er der?"), todays)
    assert not is_todays(read_part("Hvad koster overfarten?"), todays)
    assert not is_todays(read_part("Hvilke alternativer er der?"), BRIDGES)


def test_rows_whose_column_is_asked_about_are_all_meant() -> None:
    ferry = row("Freja 36 12", "Færge: Freja; Pladser: 36; Knob: 12")

    assert fit_of_row(read_part("Hvilken færge har flest pladser?"), ferry) == 0.0
    assert fit_of_row(read_part("Hvor mange pladser har færgen Odin?"), ferry) < 0.0


def test_a_row_of_money_counts_nothing_and_the_row_that_counts_is_meant() -> None:
    crew = row("Årsværk 12 14", "Udgift: Årsværk; 2024: 12; 2025: 14")
    asked = read_part("Hvor mange årsværk bruges på broer og færger?")

    assert [fit_of_row(asked, given) for given in (BRIDGES, FERRIES, crew)] == [-1.0, -1.0, 1.0]


@pytest.mark.parametrize(
    ("context", "names_columns"),
    [
        ("", True),
        ("Udgift; Budget 2024; 2025", True),
        ("Udgift: Broer; Bygget: 1998; Vægt: 12 t", False),
        ("Udgift: Broer", False),
    ],
)
def test_a_row_of_heads_and_years_tells_nothing(context: str, *, names_columns: bool) -> None:
    assert is_header(row("Udgift 2024 2025", context)) is names_columns


def test_a_row_with_another_number_is_another_row() -> None:
    asked = read_part("Hvad koster spor 2 i 2024?")
    rows = [
        row(f"Spor {place} Broer 9", f"Spor: Spor {place} Broer; 2024: 9 kr.") for place in (2, 3)
    ]

    assert [fit_of_row(asked, given) >= 0 for given in rows] == [True, False]

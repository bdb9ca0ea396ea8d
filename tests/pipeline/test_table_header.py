"""Table rows: each cell with the name of its column, and the unit only where it is money."""

import pytest

from models.danish.quantities.money import find_money
from pipeline.table_header import context_of, header_of, header_rows

HEADER = header_of(
    [("Nr.", "Område", "Udløb", "Udgift 2025", "Antal brugere", "Andel, pct.")],
    above="Kommunens it-aftaler, t.kr.",
    columns=6,
)


def test_the_unit_above_a_table_is_that_of_its_money_alone() -> None:
    assert context_of(HEADER, ("9", "Servere", "30.09.2026", "1.980", "420", "12")) == (
        "Nr.: 9; Område: Servere; Udløb: 30.09.2026; Udgift 2025: 1.980 t.kr.; "
        "Antal brugere: 420; Andel: 12 pct."
    )


def test_a_date_is_no_sum_whatever_its_column_is_called() -> None:
    header = header_of([("Aftale", "Frist")], above="Beløb i mio. kr.", columns=2)
    assert context_of(header, ("Telefoni", "01.07.2025")) == "Aftale: Telefoni; Frist: 01.07.2025"
    assert context_of(header, ("Telefoni", "3,4")) == "Aftale: Telefoni; Frist: 3,4 mio. kr."


def test_a_figure_that_a_row_begins_with_is_no_sum() -> None:
    header = header_of([("", "Område", "Udgift")], above="It-aftaler, t.kr.", columns=3)
    assert context_of(header, ("1", "Servere", "980")) == "1; Område: Servere; Udgift: 980 t.kr."


def test_figures_may_have_spaces_between_thousands() -> None:
    header = header_of([("Post", "Kr.")], above="", columns=2)
    assert header_rows([("Post", "Kr."), ("Drift", "34 200")]) == 1
    assert context_of(header, ("Drift", "34 200")) == "Post: Drift; 34 200 kr."


def test_the_first_line_of_a_label_is_no_header() -> None:
    assert header_rows([("Rejser til møder", ""), ("og ophold", "37 530"), ("Løn", "8 400")]) == 0


TWO_ROWS = [("Opgave", "Drift", "", "Udvikling", ""), ("-", "Kunde", "Os", "Kunde", "Os")]


def test_names_that_return_below_wide_cells_are_a_second_row_of_the_header() -> None:
    grid = [*TWO_ROWS, ("Sikkerhed", "A", "", "", "R")]
    assert header_rows(grid) == 2
    header = header_of(grid[:2], above="", columns=5)
    assert context_of(header, grid[2]) == "Opgave: Sikkerhed; Drift Kunde: A; Udvikling Os: R"


def test_a_first_row_of_words_below_a_header_is_none_of_it() -> None:
    assert (
        header_rows([("Opgave", "Drift", "Udvikling"), ("Vagt", "A", "R"), ("Løn", "A", "")]) == 1
    )


def test_what_is_less_than_nothing_has_the_unit_too_and_thousands_are_said_as_such() -> None:
    header = header_of([("1.000 kr.", "2025", "2026", "2027")], above="", columns=4)
    assert context_of(header, ("Vej", "(350)", "120-", "-75")) == (
        "Vej; 2025: (350) t.kr.; 2026: 120- t.kr.; 2027: -75 t.kr."
    )


def test_the_name_of_a_group_of_rows_is_no_header() -> None:
    grid = [("Mio. kr.", "2025"), ("Skoler", ""), ("Drift", "4,2")]
    assert header_rows(grid) == 1
    assert header_rows([("Post", "Budget"), ("1.000 kr.", ""), ("Drift", "4,2")]) == 2


def test_labels_with_a_colon_beside_what_they_tell_are_no_header() -> None:
    assert header_rows([("Til:", "Økonomiudvalget"), ("Dato:", "3. februar 2025")]) == 0


def test_running_text_names_no_column() -> None:
    text = "Byrådet vedtog i marts, at alle skoler skal have nye vinduer inden udgangen af året."
    assert header_rows([("Resumé", text), ("Beslutning", "Godkendt.")]) == 0


@pytest.mark.parametrize("unit", ["1.000 kr.", "1000 kr.", "tusind kr.", "tusinde kr"])
def test_thousands_are_not_read_together_with_the_figure_before_them(unit: str) -> None:
    header = header_of([("Forslag", "2026")], above=f"Besparelser i {unit}", columns=2)
    context = context_of(header, ("Bus", "-1.700"))
    assert context == "Forslag: Bus; 2026: -1.700 t.kr."
    assert [money.kroner for money in find_money(context)] == [-1_700_000]


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Årsværk", "42"),
        ("Heraf antal vikarer", "42"),
        ("It-brugere", "42"),
        ("Overarbejde, timer", "42"),
        ("Andel af budgettet (pct.)", "42 pct."),
        ("Kurser, t.kr.", "42 t.kr."),
        ("Elever i specialskoler", "42 mio. kr."),
        ("Vedligehold i år", "42 mio. kr."),
    ],
)
def test_a_row_that_counts_something_is_no_money_though_its_table_is(label: str, told: str) -> None:
    header = header_of([("Post", "2025")], above="Driften i tal (mio. kr.)", columns=2)

    assert context_of(header, (label, "42")) == f"Post: {label}; 2025: {told}"


def test_a_share_in_a_table_of_shares_is_in_percent() -> None:
    header = header_of([("Pct.", "2025")], above="", columns=2)

    assert context_of(header, ("Andel i arbejde", "61")) == "Andel i arbejde; 2025: 61 pct."

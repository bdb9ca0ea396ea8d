"""Tables without rules, known by figures in line below each other."""

from __future__ import annotations

from pipeline.read.aligned import aligned_tables
from tests.support.setting import line


def test_figures_with_spaces_between_thousands_make_a_table() -> None:
    rows = (("Drift af anlæg", "34 200"), ("Rejser", "8 400"), ("Løn", "1 250 000"))
    words = [
        word
        for place, (label, figure) in enumerate(rows)
        for word in line(60, 100 + 14 * place, label) + line(300, 100 + 14 * place, figure)
    ]
    (table,) = aligned_tables(words, 1)
    assert [len(row) for row in table.rows] == [2, 2, 2]


def test_lines_of_the_other_page_of_a_spread_are_no_column_of_a_table() -> None:
    names = ["Udgiver:", "Eksempelby Kommune", "Tryk:", "Trykkeriet", "Oplag: 400"]
    contents = [("Forord", "4"), ("Vand", "6"), ("Varme", "9"), ("Strøm", "12")]
    words = [word for place, name in enumerate(names) for word in line(60, 100 + 10 * place, name)]
    for place, (title, page) in enumerate(contents):
        top = 100 + 15 * place
        words += line(400, top, title) + line(700, top, page)
    (table,) = aligned_tables(words, 1)
    assert (len(table.rows), len(table.rows[0])) == (4, 2)
    assert table.box.x0 == 400


def test_a_row_without_the_text_beside_a_table_keeps_its_label() -> None:
    beside = ["som det går med", "vandet i byens rør", "og varmen i alle", "skoler og hjem"]
    rows = [("1. Vest", "420"), ("2. Øst", "380"), ("3. Syd", "260"), ("9. Nord", "110")]
    words = [
        word
        for place, (label, figure) in enumerate(rows)
        for word in line(260, 100 + 14 * place, label) + line(400, 100 + 14 * place, figure)
    ]
    words += [word for place in range(3) for word in line(60, 100 + 14 * place, beside[place])]
    (table,) = aligned_tables(words, 1)
    assert [row[0] is not None for row in table.rows] == [True] * 4


def test_the_lines_of_a_label_are_of_one_row() -> None:
    rows = [("Område", "2025"), ("Skoler", "412"), ("Hjemmepleje og", ""), ("sygepleje", "351")]
    rows += [("Veje", "22"), ("heraf broer", "4")]
    words = [
        word
        for place, (label, figure) in enumerate(rows)
        for word in line(60, 100 + 14 * place, label) + line(300, 100 + 14 * place, figure)
    ]
    (table,) = aligned_tables(words, 1)
    assert [sum(word.stands_in(row[0]) for word in words) for row in table.rows if row[0]] == [
        1, 1, 3, 1, 2,
    ]  # fmt: skip


def test_prices_in_groups_are_a_table_below_each_headline() -> None:
    prices = [("Voksen", "55"), ("Barn", "30"), None, ("Klippekort", "480"), ("Årskort", "900")]
    words = []
    for place, price in enumerate(prices):
        top = 100 + 15 * place
        words += line(60, top, price[0]) + line(300, top, price[1]) if price else []
        words += [] if price else line(60, top, "Ti besøg", size=12)
    assert [len(table.rows) for table in aligned_tables(words, 1)] == [2, 2]


def test_the_last_row_keeps_all_lines_of_its_label() -> None:
    rows = [("Der er nok bænke", "21"), ("Der er trygt", "34"), ("Man kan melde, at der er", "12")]
    words = [
        word
        for place, (label, figure) in enumerate(rows)
        for word in line(60, 100 + 14 * place, label) + line(300, 100 + 14 * place, figure)
    ]
    (table,) = aligned_tables(words + line(60, 138, "noget i stykker"), 1)
    assert table.rows[-1][0] is not None
    assert table.rows[-1][0].bottom == 148


def test_the_second_line_of_one_column_s_name_is_of_the_table_s_head() -> None:
    words = line(60, 100, "Hal") + line(300, 100, "Drift") + line(400, 100, "Udgift pr.")
    words += line(400, 112, "bruger, kr.")
    for place, (hall, cost, each) in enumerate(
        (("Nord", "1.240", "45"), ("Syd", "860", "51"), ("Øst", "990", "38"))
    ):
        top = 128 + 14 * place
        words += line(60, top, hall) + line(300, top, cost) + line(400, top, each)
    (table,) = aligned_tables(words, 1)
    assert [[cell is not None for cell in row] for row in table.rows[:3]] == [
        [True, True, True],
        [False, False, True],
        [True, True, True],
    ]

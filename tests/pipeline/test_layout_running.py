"""Running heads and feet of chapters that take few of a paper's pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.spans import Box
from pipeline.layout import lay_out, lay_text
from pipeline.printed import PrintedTable, PrintedWord
from tests.support.setting import line, lines, pages, read

TEXT = lines(60, 200, ["Kommunen har gennem flere år samlet tal for vand og varme."] * 6)
REST = [TEXT] * 14


def test_the_head_of_a_short_chapter_is_no_text() -> None:
    headed = [line(60, 40, "Bilag 2 Vand") + TEXT] * 3
    assert not any("Bilag 2 Vand" in block for block in read(pages(*headed, *REST)))


def test_a_section_s_name_below_one_title_after_the_other_is_text() -> None:
    titles = ["Broen", "Tunnelen", "Stien"]
    cases = [line(60, 40, title) + line(60, 70, "Indstilling", bold=True) for title in titles]
    blocks = read(pages(*[case + TEXT for case in cases], *REST))
    assert blocks.count("heading | Indstilling") == 3


def test_a_chapter_s_name_set_along_the_margin_is_no_text() -> None:
    named = [line(560, 300, "B. Vand og varme", turn=90) + TEXT] * 3
    printed = pages(*named, *REST)
    assert not any("Vand og varme" in block for block in read(printed))
    assert lay_text(lay_out(printed), printed).running == ("B. Vand og varme",) * 3


def test_a_section_s_name_at_one_height_on_every_page_is_text() -> None:
    titles = ["Broen", "Tunnelen", "Stien"]
    cases = [line(60, 40, title) + line(60, 70, "Beslutning", bold=True) for title in titles]
    assert read(pages(*[case + TEXT for case in cases])).count("heading | Beslutning") == 3


def test_a_line_in_smaller_type_on_two_pages_is_a_running_head() -> None:
    head = line(60, 40, "Vand og varme i kommunen", size=8)
    blocks = read(pages(TEXT, head + TEXT, head + TEXT))
    assert not any("Vand og varme i kommunen" in block for block in blocks)


def test_a_case_number_at_the_page_s_edge_is_no_page_number() -> None:
    case = line(60, 70, "25/11234")
    assert "paragraph | 25/11234" in read(pages(case + TEXT, line(60, 70, "Broen") + TEXT))
    numbered = line(60, 70, "2/14")
    assert not any("2/14" in block for block in read(pages(numbered + TEXT, TEXT)))


@pytest.mark.parametrize("step", [1, 5])
def test_numbers_of_lines_in_the_margin_are_no_text(step: int) -> None:
    text = [
        "Rådet har plads til",
        "ni unge, som vælges",
        "for to år ad gangen",
        "af byens skoler.",
    ] * 5
    numbers = [
        word
        for number in range(step, len(text) + 1, step)
        for word in line(30, 200 + 12.5 * (number - 1), str(number))
    ]
    printed = pages(lines(60, 200, text) + numbers)
    assert not any(sign.isdigit() for block in read(printed) for sign in block)


def test_the_numbers_of_a_list_without_full_stops_are_text() -> None:
    items = ["Vand", "Varme", "Strøm", "Veje", "Stier", "Broer"]
    numbers = [word for place in range(6) for word in line(30, 200 + 12.5 * place, str(place + 1))]
    assert "6" in " ".join(read(pages(lines(60, 200, items) + numbers)))


def test_the_sender_s_addresses_at_a_letter_s_foot_are_no_text() -> None:
    foot = line(60, 790, "Rådhuset, Torvet 4, 4321 Eksempelby", size=7)
    foot += line(60, 800, "post@eksempel.dk Telefon 12 34 56 78", size=7)
    printed = pages(TEXT + foot)
    assert not any("Rådhuset" in block for block in read(printed))
    assert "Rådhuset" in " ".join(lay_text(lay_out(printed), printed).running)


def test_a_note_with_addresses_at_a_page_s_foot_is_text() -> None:
    note = line(60, 790, "1 Se www.eksempel.dk, eller skriv til post@eksempel.dk.", size=7)
    assert any("Se www.eksempel.dk" in block for block in read(pages(TEXT + note)))


def test_years_over_the_columns_of_a_table_at_a_page_s_edge_are_text() -> None:
    years = [
        word
        for place, year in enumerate((2025, 2026, 2027))
        for word in line(300 + 80 * place, 84, str(year))
    ]
    assert any("2026" in block for block in read(pages(years + TEXT)))


def test_the_numbers_of_two_facing_pages_are_no_text() -> None:
    numbers = line(100, 800, "12") + line(450, 800, "13")
    assert not any("12" in block for block in read(pages(TEXT + numbers)))


def test_a_list_of_chapters_in_the_margin_of_each_page_is_no_text() -> None:
    chapters = lines(20, 210, ["Vand", "Varme", "Strøm"], size=6)
    text = [
        "Kommunen har gennem flere år samlet tal for",
        "vand og varme på skoler i hele byen.",
    ] * 3
    blocks = read(pages(*[lines(120, 200 + place, text) + chapters for place in range(3)]))
    assert all(block.startswith("paragraph | Kommunen har") for block in blocks)


def test_labels_of_a_form_that_returns_are_text() -> None:
    labels = lines(20, 200, ["Formål", "Udgift"])
    values = [["Bedre stier langs åen", "Fire millioner"], ["Lys på vejene", "Tre millioner"]] * 2
    blocks = read(pages(*[lines(120, 200, own) + labels for own in values]))
    assert any("Formål" in block for block in blocks)


@pytest.mark.parametrize("ruled", [True, False])
def test_rows_of_a_table_that_goes_on_at_each_page_s_edge_are_text(ruled: bool) -> None:
    def page(first: int) -> tuple[list[PrintedWord], PrintedTable]:
        rows = [("Skole", "Elever")] + [
            (f"Skole {first + row}", f"{40 * first + row}") for row in range(6)
        ]
        cells = tuple(
            tuple(Box(page=1, x0=x, top=y, x1=x + 100, bottom=y + 20) for x in (60, 160))
            for y in range(40, 180, 20)
        )
        words = [
            word
            for cell, row in zip(cells, rows, strict=True)
            for box, text in zip(cell, row, strict=True)
            for word in line(box.x0 + 2, box.top + 5, text)
        ]
        box = Box(page=1, x0=60, top=40, x1=260, bottom=180)
        return words, PrintedTable(box=box, rows=cells, ruled=ruled)

    tables = [page(first) for first in (1, 7, 13)]
    printed = [
        replace(only, tables=(table,))
        for only, (_, table) in zip(pages(*[words for words, _ in tables]), tables, strict=True)
    ]
    blocks = read(printed)
    assert sum(block.startswith("table row | Skole ") for block in blocks) == 3 * 7
    assert "table row | Skole 7 280" in blocks


def test_a_page_s_number_in_the_last_row_of_a_table_is_no_text() -> None:
    cells = tuple(
        tuple(Box(page=1, x0=x, top=y, x1=x + 100, bottom=y + 20) for x in (60, 160))
        for y in (700, 720, 800)
    )
    table = PrintedTable(
        box=Box(page=1, x0=60, top=700, x1=260, bottom=820), rows=cells, ruled=False
    )
    words = line(62, 705, "Drift") + line(162, 705, "4,2") + line(62, 725, "Anlæg")
    printed = pages(*[TEXT + words + line(62, 805, number) for number in ("4", "5", "6")])
    blocks = read([replace(page, tables=(table,)) for page in printed])
    assert blocks[-1] == "table row | Anlæg"

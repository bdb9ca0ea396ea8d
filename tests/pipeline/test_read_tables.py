"""Tables drawn with rules: which cells make a row."""

from __future__ import annotations

from pipeline.read.rules import Edge
from pipeline.read.tables import ruled_tables
from tests.support.setting import line, lines


def test_a_cell_that_begins_a_little_higher_is_of_its_row() -> None:
    across = [Edge(x0=50, x1=350, top=top, bottom=top) for top in (100, 140, 160)]
    across += [
        Edge(x0=50, x1=250, top=120, bottom=120),
        Edge(x0=250, x1=350, top=115.5, bottom=115.5),
    ]
    down = [Edge(x0=x, x1=x, top=100, bottom=160) for x in (50, 150, 250, 350)]
    words = [
        word
        for top in (105, 125, 145)
        for x, text in ((55, "Drift"), (155, "Kunde"), (255, "Os"))
        for word in line(x, top, text)
    ]
    (table,) = ruled_tables([*across, *down], words, 1)
    assert [[cell is not None for cell in row] for row in table.rows] == [[True] * 3] * 3


def test_rules_around_a_group_of_rows_alone_do_not_make_it_one_row() -> None:
    across = [Edge(x0=50, x1=350, top=top, bottom=top) for top in (100, 120, 180)]
    down = [Edge(x0=x, x1=x, top=100, bottom=180) for x in (50, 150, 250, 350)]
    rows = (("Post", "2024", "2025"), ("Drift", "4.200", "4.300"), ("Løn", "900", "< 5"))
    words = [
        word
        for top, row in zip((105, 125, 145), rows, strict=True)
        for x, text in zip((55, 155, 255), row, strict=True)
        for word in line(x, top, text)
    ]
    (table,) = ruled_tables([*across, *down], words, 1)
    assert [[cell is not None for cell in row] for row in table.rows] == [[True] * 3] * 3


def _box(x0: float, x1: float, top: float, bottom: float) -> list[Edge]:
    sides = [Edge(x0=x, x1=x, top=top, bottom=bottom) for x in (x0, x1)]
    return sides + [Edge(x0=x0, x1=x1, top=y, bottom=y) for y in (top, bottom)]


def test_boxes_of_key_figures_beside_each_other_are_a_row() -> None:
    edges = _box(50, 150, 100, 160) + _box(170, 270, 100, 160)
    words = line(60, 110, "8", size=20) + line(60, 140, "skoler") + line(180, 110, "14", size=20)
    words += line(180, 140, "haller")
    (table,) = ruled_tables(edges, words, 1)
    assert [len(row) for row in table.rows] == [2]


def test_words_marked_in_a_line_are_no_boxes() -> None:
    edges = _box(50, 150, 100, 112) + _box(170, 270, 100, 112)
    words = line(60, 101, "vand og varme i byens skoler og haller")
    assert ruled_tables(edges, words, 1) == ()


def test_cells_of_any_length_stand_below_names() -> None:
    tops = (100.0, 120.0, 700.0)
    edges = [Edge(60, top, 460, top) for top in tops]
    edges += [Edge(x, 100, x, 700) for x in (60, 260, 460)]
    names = line(62, 105, "Afsender", size=8) + line(262, 105, "Høringssvar", size=8)
    long = lines(262, 125, ["Vi er glade for at blive hørt om planen."] * 40, size=8)
    (table,) = ruled_tables(edges, names + line(62, 125, "Ældrerådet", size=8) + long, 1)
    assert len(table.rows) == 2


def test_a_row_that_the_page_s_end_cuts_is_one_though_no_rule_closes_it() -> None:
    across = [Edge(x0=50, x1=350, top=top, bottom=top) for top in (700, 720)]
    down = [Edge(x0=x, x1=x, top=700, bottom=780) for x in (50, 150, 250, 350)]
    words = [
        word
        for top in (705, 725)
        for x, text in ((55, "Skole"), (155, "Svar"), (255, "Bemærkning"))
        for word in line(x, top, text)
    ]
    (table,) = ruled_tables([*across, *down], words, 1)
    assert [[cell is not None for cell in row] for row in table.rows] == [[True] * 3] * 2

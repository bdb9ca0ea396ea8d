"""Which words of a page become which blocks, over pages set by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from corpus.spans import Box
from pipeline.layout import lay_out, lay_text
from pipeline.printed import PrintedTable
from pipeline.read.aligned import aligned_tables
from tests.support.setting import line, lines, pages, read


def test_words_in_a_table_but_in_none_of_its_cells_are_read_too() -> None:
    cells = tuple(
        (Box(page=1, x0=50, top=top, x1=150, bottom=top + 20), None) for top in (100, 120)
    )
    table = PrintedTable(
        box=Box(page=1, x0=50, top=100, x1=300, bottom=140), rows=cells, ruled=True
    )
    words = line(60, 105, "Drift") + line(60, 125, "Anlæg") + line(200, 125, "se bilag")
    assert read(pages(words, tables=[table])) == [
        "table row | Drift",
        "table row | Anlæg",
        "paragraph | se bilag",
    ]


def test_a_rule_of_characters_parts_what_stands_above_and_below() -> None:
    letter = lines(60, 100, ["Hjemmeside: www.eksempel.dk", "-" * 40, "Foreningen er medlem af"])
    assert read(pages(letter)) == [
        "paragraph | Hjemmeside: www.eksempel.dk",
        "paragraph | Foreningen er medlem af",
    ]


def test_a_word_divided_in_text_set_askew_is_one() -> None:
    askew = line(300, 400, "om vedlige-", turn=20) + line(300 - 12.5 * 0.34, 412, "hold", turn=20)
    text = lines(60, 100, ["Kommunens udgifter til vedligehold er steget siden 2019."])
    assert read(pages(text + askew))[-1] == "paragraph | om vedligehold"


def test_a_minus_behind_a_figure_does_not_join_it_to_the_next_cell() -> None:
    cells = tuple(
        tuple(Box(page=1, x0=x, top=top, x1=x + 100, bottom=top + 20) for x in (50, 150, 250))
        for top in (100, 120)
    )
    table = PrintedTable(
        box=Box(page=1, x0=50, top=100, x1=350, bottom=140), rows=cells, ruled=True
    )
    words = [
        word
        for top, row in ((105, ("Post", "Ind", "Netto")), (125, ("Skoler", "120-", "520")))
        for x, text in zip((60, 160, 260), row, strict=True)
        for word in line(x, top, text)
    ]
    assert read(pages(words, tables=[table]))[1] == "table row | Skoler 120- 520"


def test_a_large_word_across_the_text_cuts_no_line() -> None:
    texts = ["Kommunen har samlet tal for vand og varme", "i skoler og plejehjem siden 2019."] * 4
    mark = line(100, 120, "UDKAST", size=60)
    assert read(pages(lines(60, 100, texts) + mark)) == [
        f"paragraph | {' '.join(texts)}",
        "paragraph | UDKAST",
    ]


def test_a_cell_that_reaches_over_several_rows_names_each_of_them() -> None:
    def box(x: float, top: float, bottom: float) -> Box:
        return Box(page=1, x0=x, top=top, x1=x + 100, bottom=bottom)

    rows = (
        (box(50, 100, 120), box(150, 100, 120), box(250, 100, 120)),
        (box(50, 120, 160), box(150, 120, 140), box(250, 120, 140)),
        (None, box(150, 140, 160), box(250, 140, 160)),
    )
    table = PrintedTable(box=box(50, 100, 160), rows=rows, ruled=True)
    texts = [(60, 105, "Mål"), (160, 105, "Tal"), (260, 105, "2025"), (60, 135, "Trivsel")]
    texts += [(160, 125, "Ro"), (260, 125, "3,8"), (160, 145, "Støj"), (260, 145, "4,4")]
    printed = pages([word for x, top, text in texts for word in line(x, top, text)], tables=[table])
    last = lay_text(lay_out(printed), printed).blocks[-1]
    assert last.context == "Mål: Trivsel; Tal: Støj; 2025: 4,4"


def test_names_of_columns_that_are_set_upright_are_in_their_cells() -> None:
    cells = [
        [Box(page=1, x0=x, top=top, x1=x + 60, bottom=bottom) for x in (50, 110)]
        for top, bottom in ((100, 160), (160, 180), (180, 200))
    ]
    table = PrintedTable(
        box=Box(page=1, x0=50, top=100, x1=170, bottom=200),
        rows=tuple(tuple(row) for row in cells),
        ruled=True,
    )
    words = line(60, 140, "Skole") + line(120, 120, "Elever", turn=270)
    for top, school, pupils in ((165, "Nord", "12"), (185, "Syd", "9")):
        words += line(60, top, school) + line(120, top, pupils)
    printed = pages(words, tables=[table])
    laid = lay_text(lay_out(printed), printed)
    assert laid.blocks[-1].context == "Skole: Syd; Elever: 9"
    assert laid.text.count("Elever") == 1


def _grid(rows: int, top: float) -> PrintedTable:
    cells = tuple(
        tuple(Box(page=1, x0=x, top=y, x1=x + 200, bottom=y + 20) for x in (60, 260))
        for y in (top + 20 * row for row in range(rows))
    )
    box = Box(page=1, x0=60, top=top, x1=460, bottom=top + 20 * rows)
    return PrintedTable(box=box, rows=cells, ruled=True)


def test_a_row_that_goes_on_below_repeated_names_keeps_its_label() -> None:
    names = line(62, 105, "Indsats") + line(262, 105, "Beskrivelse")
    before = names + line(62, 125, "Cykelstier") + line(262, 125, "Der bygges en sti langs")
    after = names + line(262, 125, "åen og videre til skolen")
    printed = pages(before, after, tables=[_grid(2, 100)])
    contexts = [block.context for block in lay_text(lay_out(printed), printed).blocks]
    assert contexts == [
        "",
        "Indsats: Cykelstier; Beskrivelse: Der bygges en sti langs",
        "",
        "Indsats: Cykelstier; Beskrivelse: åen og videre til skolen",
    ]


def test_a_table_on_its_side_is_read_by_its_rows() -> None:
    cells = tuple(
        tuple(Box(page=1, x0=x, top=y, x1=x + 20, bottom=y + 60) for x in (100, 120, 140))
        for y in (500, 560)
    )
    table = PrintedTable(
        box=Box(page=1, x0=100, top=500, x1=160, bottom=620), rows=cells, ruled=True
    )
    words = [
        word
        for x, label, figure in ((105, "Sted", "Antal"), (125, "Nord", "12"), (145, "Syd", "30"))
        for word in line(x, 565, label, turn=270, size=8) + line(x, 505, figure, turn=270, size=8)
    ]
    upright = lines(60, 100, ["Tabellen herunder viser, hvor mange der bruger hallerne i dag."] * 3)
    blocks = read(pages(upright + words, tables=[table]))
    assert blocks[1:] == ["table row | Sted Antal", "table row | Nord 12", "table row | Syd 30"]


def test_names_of_columns_over_two_lines_are_one_row() -> None:
    rows = ((112, "Der er nok bænke", "21"), (128, "Der er trygt", "34"), (144, "Der er rent", "9"))
    words = (
        line(300, 80, "Helt")
        + line(300, 92, "enig")
        + line(400, 80, "Helt")
        + line(400, 92, "uenig")
    )
    for top, label, figure in rows:
        words += line(60, top, label) + line(300, top, figure) + line(400, top, figure)
    blocks = read(pages(words, tables=aligned_tables(words, 1)))
    assert blocks[0] == "table row | Helt enig Helt uenig"


def _cells(*tops: float, left: float = 60, bottom: float) -> tuple[tuple[Box, ...], ...]:
    return tuple(
        tuple(Box(page=1, x0=x, top=top, x1=x + 100, bottom=low) for x in (left, left + 100))
        for top, low in pairwise([*tops, bottom])
    )


def test_the_note_s_number_behind_a_figure_is_no_part_of_it() -> None:
    cells = _cells(100, 120, bottom=140)
    table = PrintedTable(
        box=Box(page=1, x0=60, top=100, x1=260, bottom=140), rows=cells, ruled=True
    )
    words = line(62, 105, "Post") + line(162, 105, "Pris, t.kr.") + line(62, 125, "Drift")
    words += line(162, 125, "910") + line(178, 124, "2", size=6)
    printed = pages(words, tables=[table])
    row = lay_text(lay_out(printed), printed).blocks[-1]
    assert row.context == "Post: Drift; Pris: 910 t.kr."


def test_a_table_in_the_cell_of_another_is_read_once() -> None:
    box = Box(page=1, x0=60, top=100, x1=460, bottom=200)
    wide = tuple(
        (replace(box, x1=160, top=top, bottom=low), replace(box, x0=160, top=top, bottom=low))
        for top, low in ((100, 120), (120, 200))
    )
    cells = _cells(150, 170, left=200, bottom=190)
    inner = PrintedTable(
        box=replace(box, x0=200, x1=400, top=150, bottom=190), rows=cells, ruled=True
    )
    words = line(62, 105, "Emne") + line(162, 105, "Indhold") + line(62, 125, "Leje")
    words += line(162, 125, "Prisen er:") + line(202, 155, "Sal") + line(302, 155, "Pris")
    words += line(202, 175, "Nord") + line(302, 175, "45")
    outer = PrintedTable(box=box, rows=wide, ruled=True)
    printed = pages(words, tables=[outer, inner])
    laid = lay_text(lay_out(printed), printed)
    assert laid.text.count("Nord") == 1
    assert [block.context for block in laid.blocks][-1] == "Sal: Nord; Pris: 45"

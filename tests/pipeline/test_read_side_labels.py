"""Names of rows beside a drawn grid are of its rows; text beside it is none."""

from __future__ import annotations

from corpus.spans import Box
from pipeline.printed import PrintedTable
from pipeline.read.side_labels import with_labels
from tests.support.setting import line, lines

YEARS, ROWS = ("2023", "2024"), (("Nordhallen", "310", "395"), ("Sydhallen", "840", "910"))
CELLS = tuple(
    tuple(Box(page=1, x0=x, top=top, x1=x + 80, bottom=top + 16) for x in (180, 260))
    for top in (100, 116, 132)
)
GRID = PrintedTable(box=Box(page=1, x0=180, top=100, x1=340, bottom=148), rows=CELLS, ruled=True)
FIGURES = [
    word
    for place, row in enumerate((YEARS, *(row[1:] for row in ROWS)))
    for x, figure in zip((190, 270), row, strict=True)
    for word in line(x, 103 + 16 * place, figure)
]


def test_names_beside_the_rows_of_a_grid_are_its_first_column() -> None:
    names = [word for place, row in enumerate(ROWS) for word in line(100, 119 + 16 * place, row[0])]
    (table,) = with_labels([GRID], FIGURES + names)
    assert [bool(row[0]) for row in table.rows] == [False, True, True]
    assert [len(row) for row in table.rows] == [3, 3, 3]


def test_running_text_beside_a_grid_is_no_column_of_it() -> None:
    text = lines(
        40,
        90,
        ["Hallerne er i brug hver dag"] * 6,
        size=8,
    )
    assert with_labels([GRID], FIGURES + text) == (GRID,)

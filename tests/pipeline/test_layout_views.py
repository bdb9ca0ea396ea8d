"""Pages whose text runs along their height."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.spans import Box
from pipeline.layout import lay_out, lay_text
from pipeline.printed import PrintedTable
from tests.support.setting import line, lines, pages, read

WIDTH, HEIGHT = 595, 842
TEXT = ["Tallene er samlet hos alle byens skoler og haller i foråret", "og gælder for hele året."]


def _printed(box: Box, turn: int) -> Box:
    """Where a box of the upright page is printed on the page as shown."""
    if turn == 90:
        return Box(page=1, x0=WIDTH - box.bottom, top=box.x0, x1=WIDTH - box.top, bottom=box.x1)
    return Box(page=1, x0=box.top, top=HEIGHT - box.x1, x1=box.bottom, bottom=HEIGHT - box.x0)


@pytest.mark.parametrize("turn", [90, 270])
def test_a_page_set_along_its_height_is_read_as_if_turned(turn: int) -> None:
    grid = [
        [Box(page=1, x0=x, top=top, x1=x + 100, bottom=top + 20) for x in (50, 150, 250)]
        for top in (100, 120, 140)
    ]
    rows = (("Post", "Ind", "Ud"), ("Skoler", "120-", "520"), ("Haller", "8", "9"))
    upright = [
        word
        for boxes, row in zip(grid, rows, strict=True)
        for box, text in zip(boxes, row, strict=True)
        for word in line(box.x0 + 5, box.top + 5, text)
    ]
    upright += lines(50, 200, TEXT)
    words = [replace(word, box=_printed(word.box, turn), turn=turn) for word in upright]
    shown = list(map(list, zip(*grid, strict=True)))  # its columns are rows of the page as shown
    shown = [row[::-1] for row in shown] if turn == 90 else shown[::-1]
    table = PrintedTable(
        box=_printed(Box(page=1, x0=50, top=100, x1=350, bottom=160), turn),
        rows=tuple(tuple(_printed(box, turn) for box in row) for row in shown),
        ruled=True,
    )
    printed = pages(words, tables=[table])
    assert read(printed) == [
        "table row | Post Ind Ud",
        "table row | Skoler 120- 520",
        "table row | Haller 8 9",
        f"paragraph | {' '.join(TEXT)}",
    ]
    laid = lay_text(lay_out(printed), printed)
    assert {word.box for word in laid.words} == {word.box for word in words}

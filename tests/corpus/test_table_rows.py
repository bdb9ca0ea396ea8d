"""What a row's context says of its cells is read as it was written."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from corpus.table_rows import NamedCell, as_written, joined, parted

TEXTS = st.text(alphabet="ab1:;(), ", max_size=12).map(str.strip)


def cell(column: str, value: str) -> NamedCell:
    return NamedCell(column=column, value=value)


def test_cells_stand_beside_their_columns() -> None:
    row = (cell("", "9"), cell("Område", "Servere"), cell("2025", "1.980 t.kr."))
    assert joined(row) == "9; Område: Servere; 2025: 1.980 t.kr."
    assert parted(joined(row)) == row


def test_what_parts_cells_is_written_otherwise_within_them() -> None:
    row = (cell("Drift; anlæg: samlet", "Veje (a;b)"), cell("", "kl. 10: møde"))
    assert parted(joined(row)) == (
        cell("Drift, anlæg samlet", "Veje (a,b)"),
        cell("", "kl. 10: møde"),
    )


@given(st.lists(st.tuples(TEXTS, TEXTS.filter(bool))))
def test_every_row_is_read_as_written(pairs: list[tuple[str, str]]) -> None:
    read = parted(joined(cell(column, value) for column, value in pairs))
    assert [item.value for item in read] == [as_written(value) for _, value in pairs]
    letters = [item.column.replace(" ", "").replace(":", "") for item in read]
    assert letters == [as_written(re.sub("[ :]", "", column)) for column, _ in pairs]

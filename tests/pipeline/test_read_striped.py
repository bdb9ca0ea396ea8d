"""Tables of which rules or fills part the rows alone."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.printed import PrintedTable, PrintedWord
from pipeline.read.rules import Edge
from pipeline.read.striped import striped_tables
from tests.support.setting import line, lines

PLACES = (60, 200, 340)
PARTS = [
    ("Part", "Bemærkning", "Svar"),
    ("Skolen", "Ønsker ro under prøver", "Imødekommet"),
    ("Rådet", "Ingen", "Noteret"),
]


def _rules(*tops: float, x0: float = 55, x1: float = 500) -> list[Edge]:
    return [Edge(x0=x0, x1=x1, top=top, bottom=top) for top in tops]


def _words(rows: Sequence[Sequence[str]], top: float = 104, step: float = 20) -> list[PrintedWord]:
    return [
        word
        for place, row in enumerate(rows)
        for x, text in zip(PLACES, row, strict=False)
        for word in line(x, top + step * place, text)
    ]


def _texts(table: PrintedTable, words: Sequence[PrintedWord]) -> list[list[str]]:
    return [
        [" ".join(word.text for word in words if cell and word.stands_in(cell)) for cell in row]
        for row in table.rows
    ]


def test_level_rules_part_rows_of_text() -> None:
    words = _words(PARTS)
    (table,) = striped_tables(_rules(100, 120, 140, 160), words, 1)
    assert _texts(table, words) == [list(row) for row in PARTS]


def test_a_head_above_and_a_row_below_the_outermost_rules_are_of_the_table() -> None:
    rows = [*PARTS, ("Klubben", "Vil gerne være med", "Indkaldt")]
    words = _words(rows)
    (table,) = striped_tables(_rules(120, 140, 160), words, 1)
    assert _texts(table, words) == [list(row) for row in rows]


def test_a_name_of_several_rows_may_cross_the_columns() -> None:
    rows = [*PARTS, ("Råd og nævn i hele kommunen", "", ""), *PARTS[1:]]
    words = _words(rows)
    (table,) = striped_tables(_rules(*range(100, 240, 20)), words, 1)
    assert _texts(table, words) == [list(row) for row in rows]


def test_text_between_two_tables_is_of_neither() -> None:
    text = lines(60, 165, ["Herefter blev planen sendt i høring hos alle byens skoler og klubber."])
    words = _words(PARTS) + text + _words(PARTS, top=204)
    tables = striped_tables(_rules(100, 120, 140, 160, 200, 220, 240, 260), words, 1)
    assert [len(table.rows) for table in tables] == [3, 3]
    assert not any(table.holds(word) for table in tables for word in text)


def test_marks_of_items_are_no_column() -> None:
    words = _words([("•", "Vand"), ("•", "Varme og strøm"), ("•", "Vej")])
    assert striped_tables(_rules(100, 120, 140, 160), words, 1) == ()


def test_text_beside_labels_is_no_column() -> None:
    answer = "Skolerne har samlet tal for vand og varme siden 2019 og fortsætter hermed i år."
    words = [
        word
        for place in range(3)
        for word in line(60, 104 + 40 * place, "Hvornår?")
        + lines(150, 104 + 40 * place, [answer[:45], answer[45:]])
    ]
    assert striped_tables(_rules(100, 140, 180, 220), words, 1) == ()


def test_a_line_of_columns_below_a_table_is_no_row_of_it() -> None:
    rules = [Edge(40, top, 540, top) for top in (100, 116, 132, 148)]
    rows = [("Type", "Før", "Efter"), ("Skoler", "4", "6"), ("Haller", "1", "5")]
    words = [
        word
        for place, row in enumerate(rows)
        for x, cell in zip((44, 300, 450), row, strict=True)
        for word in line(x, 103 + 16 * place, cell)
    ]
    text = line(40, 152, "Kommunen har gennemgået alle sine bygninger") + line(
        290, 152, "Arbejdet er udført i ferien"
    )
    (table,) = striped_tables(rules, words + text, 1)
    assert len(table.rows) == 3

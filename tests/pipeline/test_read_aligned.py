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

"""The row of a table that has most or least of what is asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from answering import library, only_part, quotes
from readings import reading

from corpus.findings import Role
from queries.answer import answer_question

FERRIES = ["Freja 36 12 900", "Odin 60 9 1.400", "Thor 48 14 1.100", "I alt 144 35 3.400"]
COLUMNS = ("Færge", "Pladser", "Fart", "Pris, kr.")


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Hvilken færge har flest pladser?", 1),
        ("Hvilken færge har færrest pladser?", 0),
        ("Hvilken færge har den laveste fart?", 1),
        ("Hvilken færge er billigst?", 0),
    ],
)
def test_it_is_told_by_the_column_that_is_asked_about(
    tmp_path: Path, question: str, row: int
) -> None:
    made = reading("færger", FERRIES)
    rows = []
    for passage in made.passages:
        *name, seats, speed, price = passage.text.split()
        cells = zip(COLUMNS, (" ".join(name), seats, speed, price), strict=True)
        context = "; ".join(f"{column}: {cell}" for column, cell in cells)
        rows.append(replace(passage, role=Role.TABLE_ROW, context=context))
    searcher = library(tmp_path, replace(made, passages=tuple(rows)))

    part = only_part(answer_question(question, searcher))

    assert quotes(part) == [FERRIES[row]]

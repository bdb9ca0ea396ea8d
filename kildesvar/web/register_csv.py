"""The register as a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from kildesvar.register import Registered
from queries.csv_cells import inert
from queries.privacy import mask_personal_numbers


def register_csv(rows: Iterable[Registered]) -> str:
    """The register as CSV with a heading line, for a spreadsheet (semicolons, as in Denmark)."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(
        (
            "spørgsmål",
            "stillet af",
            "parti",
            "stillet",
            "tilstand",
            "løfte",
            "frist",
            "papir",
            "side",
        )
    )
    for row in rows:
        question, promise = row.question, row.question.promise
        cells = (
            mask_personal_numbers(question.text),
            question.asked_by,
            question.party,
            question.asked_on,
            question.state.value,
            mask_personal_numbers(promise.text) if promise else None,
            promise.due if promise else None,
            row.paper.title,
            question.pages[0],
        )
        table.writerow([inert(cell) for cell in cells])
    return text.getvalue()

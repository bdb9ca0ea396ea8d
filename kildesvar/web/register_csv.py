"""The register as a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable

from kildesvar.register import Registered
from kildesvar.web.language import Language, texts
from queries.csv_cells import sheet
from queries.privacy import mask_personal_numbers

_COLUMNS = (
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


def register_csv(rows: Iterable[Registered]) -> str:
    """The register as CSV in Danish, with a heading line."""
    return sheet(_COLUMNS, map(_cells, rows))


def _cells(row: Registered) -> tuple[object, ...]:
    question, promise = row.question, row.question.promise
    return (
        mask_personal_numbers(question.text),
        question.asked_by,
        question.party,
        question.asked_on,
        texts(Language.DANISH)[f"state:{question.state}"],
        mask_personal_numbers(promise.text) if promise else None,
        promise.due if promise else None,
        row.paper.title,
        question.pages[0],
    )

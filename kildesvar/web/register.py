"""The register: councillors' questions with what was promised, overdue first."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.findings import Question, QuestionState
from corpus.papers import Paper
from queries.privacy import mask_personal_numbers

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would run as a formula at the start of a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A question with its paper."""

    question: Question
    paper: Paper
    overdue: bool
    """Whether what was promised is late today."""

    @property
    def due(self) -> datetime.date | None:
        """The last day of what was promised."""
        return self.question.promise.due if self.question.promise else None


def register(
    questions: Iterable[Question], papers: Mapping[str, Paper], today: datetime.date
) -> tuple[Registered, ...]:
    """The questions: overdue ones first, then by what is due, then those without a date."""
    rows = [
        Registered(
            question=question, paper=papers[question.paper], overdue=_is_overdue(question, today)
        )
        for question in questions
        if question.paper in papers
    ]
    return tuple(sorted(rows, key=_order))


def _is_overdue(question: Question, today: datetime.date) -> bool:
    due = question.promise.due if question.promise else None
    return question.state is not QuestionState.ANSWERED and due is not None and due < today


def _order(row: Registered) -> tuple[bool, bool, str, str, str, int]:
    return (
        not row.overdue,
        row.due is None,
        str(row.due),
        str(row.question.asked_on),
        row.paper.id,
        row.question.number,
    )


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
        table.writerow([_cell(cell) for cell in cells])
    return text.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text

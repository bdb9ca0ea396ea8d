"""Rows of tables as answers: which row is meant, and what its bare figures say.

A passage that is a row holds its header cells as context (``Udgift: Licenser; 2024: 900 t.kr.``,
of `pipeline.table_header`): that is where the columns' names come from.
"""

from __future__ import annotations

import re

from corpus.findings import Passage, Role
from corpus.table_rows import parted
from models.danish.answer_types import AnswerType
from models.danish.quantities.money import find_money
from queries.asked import Asked, content_terms, term_match

_TOTAL = re.compile(r"(?:i alt|samlet|total|sum)\b", re.IGNORECASE)
_ALTERNATIVES = re.compile(r"\balternativ", re.IGNORECASE)
_TODAYS = re.compile(
    r"\W*(?:den |det |de )?(?:nuværende|nugældende|eksisterende)\b|.*\bi dag\b", re.IGNORECASE
)
"""The label of a row that tells of what is used today."""
_YEAR = re.compile(r"(?:B|R|Budget|Regnskab)? ?(?:19|20)\d\d")
_NUMBERED = re.compile(r"\b(?P<word>[^\W\d_]{3,}) (?P<which>\d{1,2}|[A-H])\b")
"""``Spor 2``, ``scenarie B``."""
_LETTERS = re.compile(r"[^\W\d_]{3}")


def label(row: Passage) -> str:
    """What the row is about: its first cell of words; empty where it has none."""
    return next((cell.value for cell in parted(row.context) if _LETTERS.search(cell.value)), "")


def is_header(row: Passage) -> bool:
    """Whether it only names columns: it has no header of its own, or but years behind its label."""
    values = [cell.value for cell in parted(row.context)]
    return not values or (len(values) > 1 and all(map(_YEAR.fullmatch, values[1:])))


def is_total(row: Passage) -> bool:
    """Whether it is the row of totals."""
    return bool(_TOTAL.match(label(row)))


def fit_of_row(asked: Asked, row: Passage) -> float:
    """Whether `row` is the one asked about: 1 by its label, -1 for another row, 0 unclear.

    The row of totals is meant where the total is asked for, and only there. A list may be made of
    the rows, whatever their labels are, unless the columns are what is listed. A row of money
    counts nothing.
    """
    named = label(row)
    counts = asked.kind is AnswerType.HOW_MANY and asked.counted
    if (counts and _is_of_money(row)) or _has_another_number(asked, named):
        return -1.0
    if is_total(row):
        return 1.0 if asked.whole else -1.0
    if asked.lists:
        return -1.0 if _met(asked, content_terms(_columns(row))) else 0.0
    terms = content_terms(named)
    if not terms or _is_one_of_those_asked(asked, row, named):
        return 0.0
    met = sum(term_match(term, asked.terms) > 0 for term in terms)
    if asked.whole and met < len(terms):
        return -1.0
    return 2 * met / len(terms) - 1


def _has_another_number(asked: Asked, named: str) -> bool:
    """Whether the row is one of several with numbers, and not that which is asked about."""
    numbers = {match["word"].lower(): match["which"] for match in _NUMBERED.finditer(named)}
    asks = [(match["word"].lower(), match["which"]) for match in _NUMBERED.finditer(asked.core)]
    return any(numbers.get(word, which) != which for word, which in asks)


def _is_of_money(row: Passage) -> bool:
    """Whether each of its figures is a sum of money."""
    named = label(row)
    figures = [
        cell.value
        for cell in parted(row.context)
        if cell.value != named and any(map(str.isdigit, cell.value))
    ]
    return bool(figures) and all(map(find_money, figures))


def _is_one_of_those_asked(asked: Asked, row: Passage, named: str) -> bool:
    """Whether it is asked which one, and the rows are those: ``Hvilket plejehjem`` of a column with
    that name."""
    columns = (cell.column for cell in parted(row.context) if cell.value == named)
    return asked.kind is AnswerType.WHICH and any(
        _met(asked, content_terms(column)) for column in columns
    )


def is_todays(asked: Asked, passage: Passage) -> bool:
    """Whether it is the row of what is used today where alternatives to that are asked for."""
    is_row = passage.role is Role.TABLE_ROW
    return is_row and bool(_ALTERNATIVES.search(asked.core) and _TODAYS.match(label(passage)))


def said_by_row(row: Passage) -> str:
    """The row with the names of its columns, but for those to which its cell says no."""
    told = (
        f"{cell.column} {cell.value}" for cell in parted(row.context) if cell.value.lower() != "nej"
    )
    return " ".join((row.text, *told))


def figures_told(row: Passage) -> str:
    """The cells of `row` that hold its total, with their columns' names; all cells without one."""
    totals = [
        f"{cell.column}: {cell.value}" for cell in parted(row.context) if _TOTAL.match(cell.column)
    ]
    return "; ".join(totals) or row.context


def columns_told(row: Passage) -> str:
    """What the row's figures are: ``2024: 900 t.kr.; 2025: 950 t.kr.``, empty where unknown."""
    named = label(row)
    return "; ".join(
        f"{cell.column}: {cell.value}"
        for cell in parted(row.context)
        if cell.column and cell.value != named
    )


def _columns(row: Passage) -> str:
    return " ".join(cell.column for cell in parted(row.context)[1:])


def _met(asked: Asked, terms: list[str]) -> bool:
    subject = asked.topic or asked.subject
    return subject is not None and term_match(subject, terms) > 0

"""The row of a table that has most or least of what is asked: ``Hvilken skole har flest elever?``.

Likelihood cannot tell it: the rows of a table are all as near to the question. The figures in the
column that is asked about can.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.findings import Passage, Role
from corpus.table_rows import parted
from models.danish.quantities.numbers import find_numbers
from models.danish.quantities.years import find_years
from queries.asked import Asked, content_terms, term_match
from queries.evidence import Weighed
from queries.rows import is_total, label
from queries.shelf import Shelf

_MOST = re.compile(r"\b(?:flest|mest|højest|størst|dyrest|længst|ældst)e?\b", re.IGNORECASE)
_LEAST = re.compile(r"\b(?:færrest|mindst|lavest|billigst|kortest)e?\b", re.IGNORECASE)
_PRICED = re.compile(r"\b(?:dyrest|billigst)e?\b", re.IGNORECASE)
_PRICES = re.compile(r"pris|kr\b|udgift|takst|beløb", re.IGNORECASE)
"""The names of columns that tell what is dear."""


def with_extreme_row(asked: Asked, fit: Sequence[Weighed], shelf: Shelf) -> tuple[Weighed, ...]:
    """`fit` with one row of the table of its best sentence, where it is asked for the one with most
    or least of something that a column tells."""
    wants = [sign for sign, words in ((1, _MOST), (-1, _LEAST)) if words.search(asked.core)]
    if len(wants) != 1 or not fit or fit[0].passage.role is not Role.TABLE_ROW:
        return tuple(fit)
    best = fit[0]
    rows = [row for row in shelf.list_of(best.passage) if row.context and not is_total(row)]
    told = [(row, wants[0] * value) for row in rows if (value := _figure(asked, row)) is not None]
    most = max((value for _, value in told), default=None)
    first = [row for row, value in told if value == most]
    if len(told) < len(rows) or len(rows) < 2 or len(first) != 1:
        return tuple(fit)
    others = {row.id for row in rows}
    return (
        _weighed(first[0], best, fit),
        *(item for item in fit if item.passage.id not in others),
    )


def _figure(asked: Asked, row: Passage) -> Decimal | None:
    """The figure of `row` in the column asked about, of the year asked or else the latest."""
    named = label(row)
    cells = [cell for cell in parted(row.context) if cell.value != named]
    best = max(cells, key=lambda cell: _told_by_column(asked, cell.column), default=None)
    if best is None or _told_by_column(asked, best.column) < (1,):
        return None
    numbers = find_numbers(best.value)
    return numbers[0].value if numbers else None


def _told_by_column(asked: Asked, column: str) -> tuple[int, int]:
    """How much of what is asked the name of a column has, and its year."""
    terms = content_terms(column)
    met = sum(term_match(term, terms) > 0 for term in asked.terms)
    priced = _PRICED.search(asked.core) and _PRICES.search(column)
    told = met + bool(priced) + sum(str(year) in column for year in asked.years)
    return told, max((years.first for years in find_years(column)), default=0)


def _weighed(row: Passage, best: Weighed, fit: Sequence[Weighed]) -> Weighed:
    """The row as likely as the best of its table."""
    own = next((item for item in fit if item.passage.id == row.id), None)
    span = own.span if own else row.span
    text = own.text if own else row.text
    return replace(best, passage=row, span=span, text=text)

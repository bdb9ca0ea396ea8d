"""Tables as CSV: for programs, and for the spreadsheets of a Danish office."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

_UTF_8 = "\ufeff"
"""Without this mark at the start Excel takes the file for Windows-1252."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet would run (OWASP, CSV Injection)."""


def table(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A heading line and a line for each of `rows`, parted by commas (RFC 4180)."""
    return _written(header, (map(inert, row) for row in rows), delimiter=",")


def sheet(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """The same as Excel in Danish opens it: semicolons, decimal commas, and a mark for UTF-8."""
    danish = ([_danish(inert(cell)) for cell in row] for row in rows)
    return _UTF_8 + _written(header, danish, delimiter=";")


def _written(header: Iterable[str], rows: Iterable[Iterable[object]], *, delimiter: str) -> str:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter)
    writer.writerow(header)
    writer.writerows(rows)
    return written.getvalue()


def _danish(cell: object) -> object:
    return str(cell).replace(".", ",") if isinstance(cell, float | Decimal) else cell


def inert(cell: object) -> object:
    """`cell` so that no spreadsheet takes it for a formula: a quote mark keeps it text.

    What is no text cannot be one, and stays as it is.
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell

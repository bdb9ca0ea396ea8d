"""Tables as CSV that the spreadsheets of a Danish office open: semicolons, decimal commas, æøå."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

_UTF_8 = "\ufeff"
"""Without this mark at the start Excel takes the file for Windows-1252."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet would run (OWASP, CSV Injection)."""


def sheet(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """The content of a file with a heading line and a line for each of `rows`."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";")
    writer.writerow(header)
    writer.writerows([_danish(inert(cell)) for cell in row] for row in rows)
    return f"{_UTF_8}{written.getvalue()}"


def _danish(cell: object) -> object:
    return str(cell).replace(".", ",") if isinstance(cell, float | Decimal) else cell


def inert(cell: object) -> object:
    """`cell` so that no spreadsheet takes it for a formula: a quote mark keeps it text.

    What is no text cannot be one, and stays as it is.
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell

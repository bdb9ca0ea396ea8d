"""Cells of tables that people open in a spreadsheet."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet would run (OWASP, CSV Injection)."""


def inert(cell: object) -> object:
    """`cell` so that no spreadsheet takes it for a formula: a quote mark keeps it text.

    What is no text cannot be one, and stays as it is.
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell

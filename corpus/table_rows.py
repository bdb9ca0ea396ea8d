"""How a row of a table says what its cells are: ``Produkt: Microsoft 365 E3; 2024: 42,1 mio. kr.``

This is what `corpus.findings.Passage.context` holds of a row: written once, read wherever a cell's
column is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_PARTS = re.compile(r":+ ")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCell:
    """A cell beside the name of its column."""

    column: str
    """Empty where the column has none."""
    value: str


def joined(cells: Iterable[NamedCell]) -> str:
    """`cells` as a row's context; what parts cells and names is written otherwise within them."""
    return "; ".join(_written(cell) for cell in cells)


def parted(context: str) -> tuple[NamedCell, ...]:
    """The cells of a row's context, from left to right; none for a header row, which has none."""
    found = []
    for cell in filter(None, context.split("; ")):
        column, is_named, value = cell.partition(": ")
        found.append(NamedCell(column=column if is_named else "", value=value or column))
    return tuple(found)


def as_written(text: str) -> str:
    """`text`, character for character, as `joined` writes it within a cell."""
    return text.replace(";", ",")


def _written(cell: NamedCell) -> str:
    column = as_written(_PARTS.sub(" ", cell.column).strip())
    value = as_written(cell.value)
    return f"{column}: {value}" if column or ": " in value else value

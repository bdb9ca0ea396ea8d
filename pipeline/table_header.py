"""What the cells of a table's row mean: each beside the name of its column, with its unit.

``Produkt: Microsoft 365 E3; 2024: 42,1 mio. kr.`` This looks at texts alone, so that a table means
the same whether it is printed on a page or stands in a file that knows its rows and cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.table_rows import NamedCell, joined
from models.danish.quantities.counted import is_count

_UNIT = re.compile(
    r"\b(?:mio\.?|mia\.?|t\.|tusinde?|1\.?000)\s?kr\b\.?|\bkr\b\.?|\bpct\b\.?|%", re.IGNORECASE
)
_UNIT_AFTER = re.compile(
    rf"(?:,\s*|\s*\(\s*|\s+i\s+)(?P<unit>{_UNIT.pattern})\s*\)?$", re.IGNORECASE
)
"""A unit that only qualifies the name before it: ``Overslag, t.kr.``, ``Pris (mio. kr.)``."""
_THOUSANDS = re.compile(r"(?:\btusinde?|\b1\.?000)\s?kr\b\.?", re.IGNORECASE)
"""A unit that a figure before it would be read together with: ``1.700 1.000 kr.``"""
_MONEY = re.compile(r"\bkr\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_DIGITS = r"(?:\d{1,3}(?: \d{3})+|\d[\d.,]*)"
_FIGURE = re.compile(rf"[-–+]?{_DIGITS}|\({_DIGITS}\)|{_DIGITS}[-–]")
"""Accounts print what is less than nothing in brackets, or with the minus behind it."""
_YEAR = re.compile(r"(?:B|R|Budget|Regnskab)?\s?(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?")

_DASHES = frozenset("-–—")
_DATE = re.compile(r"\d{1,2}[.-]\d{1,2}[.-](?:\d\d){1,2}")
_COUNTED_OTHERWISE = re.compile(
    r"(?:(?:løbe)?nr\b|nummer|punkt|side|bilag|postnr\b|år\b|årstal|dato|udløb|antal|stk\b|km\b"
    r"|meter\b|længde|m[²2]|areal|timer\b|årsværk|stemmer|brugere|borgere|elever|pladser)",
    re.IGNORECASE,
)
"""How a column begins whose figures are no money although the table's are."""

NAME_WORDS = 15
"""A column's name has no more words."""

Cells = Sequence[str]
"""The text of each cell of a row; empty for a cell without one."""


@dataclass(frozen=True, slots=True)
class Header:
    """The names of a table's columns, and the unit that its figures are in where none is said."""

    names: tuple[str, ...]
    unit: str | None


def header_rows(grid: Sequence[Cells]) -> int:
    """How many rows at the top name columns: those before the first row of figures, two at most.

    None do where a colon behind its label tells what stands beside it, as in the head of a letter,
    where running text stands in the first behind its label, or where there is but one.
    """
    if len(grid) == 1 or grid[0][0].endswith(":") or any(map(_is_text, grid[0][1:])):
        return 0
    for index, row in enumerate(grid[:3]):
        if any(_is_figure(cell) for cell in row[1:]):
            return 0 if index and _runs_on(grid[index - 1], row) else index
        if index and any(grid[index - 1][1:]) and _is_label(row):
            return index
    return 2 if len(grid) > 2 and _returns_below(grid[0], grid[1]) else 1


def _is_text(cell: str) -> bool:
    """Whether a cell holds a sentence, and so names no column."""
    words = len(cell.split())
    return words > NAME_WORDS or (cell.endswith(".") and words > NAME_WORDS // 2)


def _is_label(row: Cells) -> bool:
    """Whether a row holds but a name for the rows below it (``Skole og dagtilbud``), no unit."""
    return bool(row[0]) and not any(row[1:]) and not _UNIT.search(row[0])


def _returns_below(wide: Cells, row: Cells) -> bool:
    """Whether the same names return in `row` below each wide cell, which empty ones follow."""
    starts = [place for place, cell in enumerate(wide) if place and cell]
    below = [tuple(row[start:end]) for start, end in pairwise([*starts, len(wide)])]
    return len(below) > 1 and len(set(below)) == 1 and len(set(below[0])) == len(below[0]) > 1


def _runs_on(above: Cells, row: Cells) -> bool:
    """Whether the row above holds but the first line of a row's label."""
    return not any(above[1:]) and row[0][:1].islower()


def header_of(rows: Sequence[Cells], *, above: str, columns: int) -> Header:
    """The header that `rows` at the top of a table make.

    `above` is the line above the table, where the unit often stands.
    """
    names = column_names(rows, columns)
    unit = _UNIT.search(names[0]) or _UNIT.search(above) if names else None
    return Header(names, unit[0] if unit else None)


def column_names(rows: Sequence[Cells], columns: int) -> tuple[str, ...]:
    """Each column's name: its header cells from top to bottom, a wide one also for its right.

    A dash is no name.
    """
    names = [""] * columns
    for row in rows:
        wide = ""
        for column, cell in enumerate(row):
            is_wide_row = len(rows) > 1 and row is rows[0]
            wide = cell or (wide if is_wide_row and column else "")
            names[column] = f"{names[column]} {'' if wide in _DASHES else wide}".strip()
    return tuple(names)


def context_of(header: Header, cells: Cells) -> str:
    """``Produkt: Microsoft 365 E3; 2024: 42,1 mio. kr.``

    The first column says what a row is about. A figure there is its number: it gets no unit.
    """
    unit = _unit_of(next(filter(_LETTERS.search, cells), ""), header.unit)
    return joined(
        _named(name, cell, unit if column else None)
        for column, (name, cell) in enumerate(zip(header.names, cells, strict=False))
        if cell
    )


def _unit_of(label: str, unit: str | None) -> str | None:
    """The unit of a row's figures: that of its label before the table's `unit`. What is counted is
    no sum of money."""
    own = _UNIT_AFTER.search(label)
    if own:
        return own["unit"]
    return None if unit and _MONEY.search(unit) and is_count(label) else unit


def _is_figure(text: str) -> bool:
    """Whether a cell holds a figure; a year names a column."""
    bare = _UNIT.sub("", text).strip(" ,()")
    return bool(_FIGURE.fullmatch(bare)) and not _YEAR.fullmatch(bare)


def _named(name: str, cell: str, unit: str | None) -> NamedCell:
    """A cell with its name and, where it is a bare figure, its unit, said once."""
    own = _UNIT.search(name)
    said = own[0] if own else unit if _may_have_unit(name, cell) else None
    measured = f"{cell} {_spelled(said)}" if said and _FIGURE.fullmatch(cell) else cell
    label = _UNIT_AFTER.sub("", name) if measured != cell else name
    label = "" if _UNIT.fullmatch(label) else label
    return NamedCell(column=label, value=measured)


def _spelled(unit: str) -> str:
    """A unit as it reads behind a figure: 850 times ``1.000 kr.`` are 850 t.kr."""
    return "t.kr." if _THOUSANDS.fullmatch(unit) else f"{unit[0].lower()}{unit[1:]}"


def _may_have_unit(name: str, cell: str) -> bool:
    """Whether the table's unit may be that of a figure whose column names none of its own."""
    return not (_DATE.fullmatch(cell) or _COUNTED_OTHERWISE.match(name.strip()))

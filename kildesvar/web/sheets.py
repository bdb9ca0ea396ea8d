"""Long lists, a sheet at a time: all of one is slow to send and to read through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import HTTPException, Query

SheetNumber = Annotated[int, Query(alias="page", ge=1, le=100_000)]
"""The sheet that an address asks for, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of a list."""

    number: int
    """From 1."""
    last: int
    part: slice
    """What of the list stands on it."""


def sheet_of(number: int, *, total: int, rows: int) -> Sheet:
    """A sheet of a list of `total`, `rows` to a sheet; 404 for one that the list does not have."""
    last = max(1, -(-total // rows))
    if number > last:
        raise HTTPException(404, "Så lang er listen ikke.")
    return Sheet(number=number, last=last, part=slice((number - 1) * rows, number * rows))

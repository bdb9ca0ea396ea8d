"""Options that several commands share."""

from __future__ import annotations

import calendar
import datetime
from pathlib import Path
from typing import Annotated

import typer

from corpus.errors import UsageError

HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home",
        help="Folder that holds originals, catalogue and indexes.",
        envvar="KILDESVAR_HOME",
        show_default="the platform's user data folder",
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print one JSON document instead of text.")
]


def parse_day(text: str, *, end: bool) -> datetime.date:
    """A day from ``2025-03-27``, ``2025-03`` or ``2025``; the last day of the span with `end`.

    Raises `UsageError` for anything else.
    """
    parts = text.split("-")
    try:
        year, month, day = (int(part) for part in (*parts, *("0",) * (3 - len(parts))))
        if not month:
            month = 12 if end else 1
        if not day:
            day = calendar.monthrange(year, month)[1] if end else 1
        return datetime.date(year, month, day)
    except ValueError as error:
        raise UsageError(
            f"{text!r} is no date.", remedy="Write 2025-03-27, 2025-03 or 2025."
        ) from error

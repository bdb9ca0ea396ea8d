"""Options that several commands share."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from corpus.errors import UsageError
from queries.periods import period

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
    """A day as the query line reads it; the last of a month or year with `end`.

    Raises `UsageError` for what is none.
    """
    try:
        first, last = period(text)
    except ValueError as error:
        raise UsageError(
            f"{text!r} is no date.", remedy="Write 2025-03-27, 27.3.2025, 2025-03 or 2025."
        ) from error
    return last if end else first

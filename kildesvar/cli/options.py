"""Options that several commands share."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated, Any

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

KindOption = Annotated[
    str | None, typer.Option("--kind", help="politikersvar, dagsorden, referat ...")
]
BodyOption = Annotated[
    str | None,
    typer.Option("--body", help="A committee by its name or letters: Økonomiudvalget, ØU ..."),
]
PartyOption = Annotated[str | None, typer.Option("--party", help="A party's letter or name.")]
DepartmentOption = Annotated[
    str | None, typer.Option("--department", help="A department by its full name.")
]
CaseOption = Annotated[str | None, typer.Option("--case", help="A case number.")]
FromOption = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", help="2025-03-27, 27.3.2025, 2025-03 or 2025."),
]
ToOption = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Inclusive.")]


def conditions(
    *,
    kind: str | None,
    body: str | None,
    party: str | None,
    department: str | None,
    case: str | None,
    first: str | None,
    last: str | None,
) -> dict[str, Any]:
    """The options above as filters of `Library.search`; raises as `parse_day`."""
    return {
        "kind": kind,
        "body": body,
        "party": party,
        "department": department,
        "case_number": case,
        "first": None if first is None else parse_day(first, end=False),
        "last": None if last is None else parse_day(last, end=True),
    }


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

"""The register of councillors' questions."""

from __future__ import annotations

import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kildesvar.register import Registered, registered
from kildesvar.web.access.dependencies import InRoom, Known
from kildesvar.web.access.people import Person
from kildesvar.web.register_csv import register_csv
from kildesvar.web.rendering import page
from kildesvar.web.room import Room

router = APIRouter(include_in_schema=False)

Which = Annotated[str, Query(pattern="^(open|all)$")]
"""The questions that wait for an answer, or all."""


@router.get("/questions")
def questions(request: Request, room: InRoom, person: Known, which: Which = "open") -> HTMLResponse:
    """The questions with promises and dates."""
    return page(request, "questions.html", rows=_rows(room, person, which), which=which)


@router.get("/questions.csv")
def questions_csv(room: InRoom, person: Known, which: Which = "open") -> Response:
    """The same, for a spreadsheet."""
    return Response(
        register_csv(_rows(room, person, which)).encode(),
        media_type="text/csv",
        headers={"content-disposition": 'attachment; filename="spoergsmaal.csv"'},
    )


def _rows(room: Room, person: Person, which: str) -> tuple[Registered, ...]:
    return registered(
        room.catalogue,
        open_only=which == "open",
        closed=person.closed,
        today=datetime.date.today(),
    )

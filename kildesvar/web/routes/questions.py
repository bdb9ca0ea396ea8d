"""The register of councillors' questions."""

from __future__ import annotations

import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from corpus.catalogue.held_papers import ALL
from kildesvar.register import Registered, registered
from kildesvar.web.access.dependencies import InRoom, Known
from kildesvar.web.access.people import Person
from kildesvar.web.register_csv import register_csv
from kildesvar.web.rendering import page
from kildesvar.web.room import Room
from kildesvar.web.sheets import SheetNumber, sheet_of

router = APIRouter(include_in_schema=False)

_ON_A_PAGE = 50

Which = Annotated[str, Query(pattern="^(open|all)$")]
"""The questions that wait for an answer, or all."""


@router.get("/questions")
def questions(
    request: Request, room: InRoom, person: Known, which: Which = "open", number: SheetNumber = 1
) -> HTMLResponse:
    """The questions with promises and dates, some to a page."""
    total = room.catalogue.number_of_questions(open_only=which == "open", closed=person.closed)
    sheet = sheet_of(number, total=total, rows=_ON_A_PAGE)
    rows = _rows(room, person, which, sheet.part)
    return page(request, "questions.html", rows=rows, total=total, sheet=sheet, which=which)


@router.get("/questions.csv")
def questions_csv(room: InRoom, person: Known, which: Which = "open") -> Response:
    """The same, for a spreadsheet."""
    return Response(
        register_csv(_rows(room, person, which)).encode(),
        media_type="text/csv",
        headers={"content-disposition": 'attachment; filename="spoergsmaal.csv"'},
    )


def _rows(room: Room, person: Person, which: str, part: slice = ALL) -> tuple[Registered, ...]:
    return registered(
        room.catalogue,
        open_only=which == "open",
        closed=person.closed,
        today=datetime.date.today(),
        part=part,
    )

"""Overviews: costs over the years, principles and alternatives, each row with its source."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kildesvar.web.access.dependencies import InRoom, Known
from kildesvar.web.access.people import Person
from kildesvar.web.rendering import page
from kildesvar.web.room import Room
from kildesvar.web.sheets import SheetNumber, sheet_of
from queries.overview import Overview
from queries.overview_rows import CostRow, Topic
from queries.render.overview import COLUMNS, TITLES, cells
from queries.render.plot import plot_costs
from queries.search_address import SearchQuery

router = APIRouter(include_in_schema=False)

ROWS_SHOWN = 300
"""Rows of a page; the files hold those of all pages."""


@router.get("/overview")
def first() -> RedirectResponse:
    """The overview that is asked for most."""
    return RedirectResponse(f"/overview/{Topic.COSTS}")


@router.get("/overview/{topic}")
def overview(
    request: Request, room: InRoom, person: Known, topic: str, number: SheetNumber = 1
) -> HTMLResponse:
    """A table of what the papers say, narrowed as a search is, for costs with a plot."""
    query = SearchQuery.of(request.query_params)
    found = overview_of(room, person, topic, query)
    sheet = sheet_of(number, total=len(found.rows), rows=ROWS_SHOWN)
    shown = found.rows[sheet.part]
    costs = [row for row in found.rows if isinstance(row, CostRow)]
    return page(
        request,
        "overview.html",
        topic=found.topic,
        titles=TITLES,
        columns=[column.title for column in COLUMNS[found.topic]],
        rows=list(zip(shown, cells(found.topic, shown), strict=True)),
        total=len(found.rows),
        sheet=sheet,
        query=query,
        plot=Markup(plot_costs(costs)),
    )


@router.get("/overview/{topic}/download/{ending}")
def download(request: Request, room: InRoom, person: Known, topic: str, ending: str) -> Response:
    """The rows of all pages as a file: ``csv`` or ``html``."""
    found = overview_of(room, person, topic, SearchQuery.of(request.query_params))
    if ending == "csv":
        data, media_type = found.sheet(), "text/csv"
    elif ending == "html":
        data, media_type = found.html(), "text/html"
    else:
        raise HTTPException(404, "Et overblik kan hentes som csv eller html.")
    disposition = f'attachment; filename="{found.topic}.{ending}"'
    return Response(
        data.encode(), media_type=media_type, headers={"content-disposition": disposition}
    )


def overview_of(room: Room, person: Person, topic: str, query: SearchQuery) -> Overview:
    """The overview of a topic as `query` narrows it; 404 for a topic that there is not."""
    if topic not in tuple(Topic):
        raise HTTPException(404, "Det overblik findes ikke.")
    return room.overview(person, topic, query)

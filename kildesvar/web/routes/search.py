"""The first page: search, with facets, and the searches that somebody has kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Form, Path
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from corpus.errors import UsageError
from kildesvar.web.access.dependencies import InRoom, Known
from kildesvar.web.forms import FromOurPages
from kildesvar.web.hits_csv import hits_csv
from kildesvar.web.language import language_of, told
from kildesvar.web.reading.marked_text import pieces_of
from kildesvar.web.rendering import page
from kildesvar.web.room import MOST_HITS
from kildesvar.web.search_query import facets_of, require_length
from queries.export import export, form_of
from queries.privacy import mask_personal_numbers
from queries.results import Hit
from queries.search_address import SearchQuery
from queries.spelled import spelled_out

router = APIRouter(include_in_schema=False)

_LONGEST_NAME = 100
_MEDIA_TYPES = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "bib": "application/x-bibtex",
    "json": "application/vnd.citationstyles.csl+json",
}


@router.get("/")
def search(request: Request, room: InRoom, person: Known) -> HTMLResponse:
    """The search that the address asks for, or an empty line to write one in."""
    query = SearchQuery.of(request.query_params)
    searches = room.catalogue.desk.searches(person.name)
    if not query.text and not query.conditions:
        searched = room.searcher_for(person).searched(query.filters(closed=person.closed))
        return page(request, "start.html", query=query, searched=searched, searches=searches)
    try:
        require_length(query.text)
        filters = query.filters(closed=person.closed)
        result = room.search(person, query.text, k=query.k, filters=filters)
    except UsageError as error:
        return page(
            request,
            "search_failed.html",
            status=400,
            query=query,
            reason=told(error, language_of(request)),
            searches=searches,
        )
    return page(
        request,
        "search.html",
        query=query,
        result=result,
        facets=tuple(facets_of(query, result.facets, result.fields)),
        pieces=lambda hit: pieces_of(hit.passage.text, spelled_out(result.text)),
        more=query.k < MOST_HITS and len(result.hits) == query.k,
        most=MOST_HITS,
        searches=searches,
    )


@router.get("/search.{ending}")
def download(
    request: Request,
    room: InRoom,
    person: Known,
    ending: Annotated[str, Path(pattern="^(csv|jsonl|bib|json)$")],
) -> Response:
    """The best hits of the search that the address asks for, as a file."""
    query = SearchQuery.of(request.query_params)
    require_length(query.text)
    filters = query.filters(closed=person.closed)
    result = room.search(person, query.text, k=MOST_HITS, filters=filters)
    hits = [_masked(hit) for hit in result.hits]
    text = hits_csv(hits) if ending == "csv" else export(hits, form_of(f".{ending}"))
    return Response(
        text.encode(),
        media_type=_MEDIA_TYPES[ending],
        headers={"content-disposition": f'attachment; filename="fund.{ending}"'},
    )


def _masked(hit: Hit) -> Hit:
    """`hit` as the pages show its text, without personal numbers."""
    text = mask_personal_numbers(hit.passage.text)
    return replace(hit, passage=replace(hit.passage, text=text))


@router.post("/searches", dependencies=[FromOurPages])
def keep(
    room: InRoom,
    person: Known,
    name: Annotated[str, Form(max_length=_LONGEST_NAME)],
    address: Annotated[str, Form(max_length=2000)],
) -> RedirectResponse:
    """Keep a search under a name."""
    room.catalogue.desk.save_search(person.name, name, address)
    return RedirectResponse(f"/?{address}", status_code=303)


@router.post("/searches/{search_id}/forget", dependencies=[FromOurPages])
def forget(room: InRoom, person: Known, search_id: str) -> RedirectResponse:
    """Forget a kept search."""
    room.catalogue.desk.forget_search(person.name, search_id)
    return RedirectResponse("/", status_code=303)

"""The papers: their list, each with pictures and text side by side, and the pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from corpus.findings import Mention, MentionKind, Passage, Reading
from corpus.spans import Span
from kildesvar.web.access.dependencies import InRoom, Known
from kildesvar.web.access.people import Person
from kildesvar.web.reading.marked_text import blocks_of
from kildesvar.web.reading.page_marks import marked_pages, pages_with
from kildesvar.web.reading.related import related_papers
from kildesvar.web.rendering import page
from kildesvar.web.room import SEEN, Room
from kildesvar.web.search_query import LONGEST_QUERY
from kildesvar.web.sheets import SheetNumber, sheet_of
from queries.search_address import SearchQuery

router = APIRouter(include_in_schema=False)

_A_DAY = "private, max-age=86400"
_ON_A_PAGE = 200
_SPAN = r"^\d{1,9}-\d{1,9}$"


@router.get("/papers")
def papers(
    request: Request,
    room: InRoom,
    person: Known,
    number: SheetNumber = 1,
) -> HTMLResponse:
    """The papers held, newest first, narrowed as a search is, some to a page."""
    query = SearchQuery.of(request.query_params)
    filters = room.filters_as_held(query.filters(closed=person.closed))
    total = room.catalogue.held(filters).papers
    sheet = sheet_of(number, total=total, rows=_ON_A_PAGE)
    return page(
        request,
        "papers.html",
        papers=room.catalogue.papers(filters, part=sheet.part),
        total=total,
        sheet=sheet,
        query=query,
    )


@router.get("/papers/{paper_id}")
def paper(
    *,
    request: Request,
    room: InRoom,
    person: Known,
    paper_id: str,
    q: Annotated[str, Query(max_length=LONGEST_QUERY)] = "",
    passage: str = "",
    span: Annotated[str, Query(pattern=rf"^$|{_SPAN}")] = "",
) -> HTMLResponse:
    """A paper with the words of `q` marked, and a passage by its id or a span ``start-end``."""
    shown = room.look_at(request, person, paper_id, SEEN)
    reading = room.catalogue.reading(shown.id)
    chosen = _chosen(reading, passage, span)
    return page(
        request,
        "paper.html",
        paper=shown,
        reading=reading,
        blocks=blocks_of(reading, query=q, chosen=chosen),
        pages=marked_pages(reading, query=q, chosen=chosen) if room.is_drawn(shown) else (),
        themes=sorted({theme.name for theme in reading.themes}),
        names=_names(reading.mentions),
        is_gone=room.catalogue.sources.is_gone(shown.original),
        related=related_papers(room.catalogue, shown, closed=person.closed),
        q=q,
        chosen=chosen,
    )


@router.get("/papers/{paper_id}/evidence")
def evidence(
    request: Request,
    room: InRoom,
    person: Known,
    paper_id: str,
    span: Annotated[str, Query(pattern=_SPAN)],
) -> HTMLResponse:
    """The pages that a quote stands on, as a piece of a page."""
    shown = room.look_at(request, person, paper_id, SEEN)
    boxes = room.catalogue.words(shown.id).boxes(_span_of(span)) if room.is_drawn(shown) else ()
    pages = pages_with(boxes, room.catalogue.pages(shown.id))
    return page(request, "evidence.html", paper=shown, pages=pages)


@router.get("/passages/{passage_id}")
def passage(room: InRoom, person: Known, passage_id: str) -> RedirectResponse:
    """The place of a passage in its paper."""
    found = passage_of(room, person, passage_id)
    return RedirectResponse(f"/papers/{found.paper}?passage={found.id}#chosen")


@router.get("/papers/{paper_id}/pages/{number}.png")
def picture(
    room: InRoom, person: Known, paper_id: str, number: Annotated[int, Path(ge=1)]
) -> Response:
    """The picture of a page, by its number in the original file."""
    shown = room.paper(person, paper_id)
    sizes = {item.number: item for item in room.catalogue.pages(shown.id)}
    if number not in sizes or not room.is_drawn(shown):
        raise HTTPException(404, "Dokumentet har ikke den side.")
    size = sizes[number]
    png = room.kept_pages.png(shown.original, number, width=size.width, height=size.height)
    return Response(png, media_type="image/png", headers={"cache-control": _A_DAY})


def passage_of(room: Room, person: Person, passage_id: str) -> Passage:
    """A passage that the person may see; 404 for one that there is not."""
    found = room.catalogue.passages([passage_id])
    if not found or found[0].hidden:
        raise HTTPException(404, "Afsnittet findes ikke.")
    room.paper(person, found[0].paper)
    return found[0]


def _chosen(reading: Reading, passage: str, span: str) -> Span | None:
    if span:
        return _span_of(span)
    return next((item.span for item in reading.passages if item.id == passage), None)


def _span_of(written: str) -> Span:
    first, last = sorted(int(edge) for edge in written.split("-"))
    return Span(first, last)


def _names(mentions: Sequence[Mention]) -> dict[MentionKind, dict[str, Mention]]:
    """The first mention of each name, by kind."""
    names: dict[MentionKind, dict[str, Mention]] = {}
    for mention in mentions:
        names.setdefault(mention.kind, {}).setdefault(mention.name, mention)
    return names

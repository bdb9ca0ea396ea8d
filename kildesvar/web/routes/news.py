"""What new papers brought: as a page, and as a feed for a reader of feeds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kildesvar.web.access.dependencies import InRoom, Known
from kildesvar.web.access.people import Person
from kildesvar.web.rendering import page
from kildesvar.web.room import Room
from queries.news import NewsItem, newest_news, worth_an_alert
from queries.render.atom import atom_feed

router = APIRouter(include_in_schema=False)

_ENTRIES = 100


@router.get("/news")
def news(
    request: Request,
    room: InRoom,
    person: Known,
    before: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
) -> HTMLResponse:
    """What came for the person's saved searches and for open questions, what is unsure too.

    `before` is the id of the last of a page: those behind it stand on the next.
    """
    items = tuple(islice(_items(room, person, before), _ENTRIES + 1))
    return page(
        request,
        "news.html",
        items=items[:_ENTRIES],
        more=len(items) > _ENTRIES,
        older=before is not None,
    )


@router.get("/feeds/news.atom")
def feed(request: Request, room: InRoom, person: Known) -> Response:
    """The same as a feed, of what somebody is to be told."""

    def link(item: NewsItem) -> str:
        span = item.kept.news.span
        return f"{request.base_url}papers/{item.paper.id}?span={span.start}-{span.end}#chosen"

    told = atom_feed(
        tuple(islice(filter(worth_an_alert, _items(room, person)), _ENTRIES)),
        title=f"Kildesvar: nyt for {person.name}",
        link=link,
        address=f"{request.base_url}feeds/news.atom",
    )
    return Response(told, media_type="application/atom+xml")


def _items(room: Room, person: Person, before: int | None = None) -> Iterator[NewsItem]:
    return newest_news(room.catalogue, owner=person.name, closed=person.closed, before=before)

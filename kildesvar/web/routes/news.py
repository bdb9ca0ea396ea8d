"""What new papers brought: as a page, and as a feed for a reader of feeds."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kildesvar.web.access.dependencies import InRoom, Known
from kildesvar.web.access.people import Person
from kildesvar.web.rendering import page
from kildesvar.web.room import Room
from queries.news import NewsItem, news_items, worth_an_alert
from queries.render.atom import atom_feed

router = APIRouter(include_in_schema=False)

_ENTRIES = 100


@router.get("/news")
def news(request: Request, room: InRoom, person: Known) -> HTMLResponse:
    """What came for the person's saved searches and for open questions, what is unsure too."""
    items = _items(room, person)
    return page(
        request,
        "news.html",
        items=items[:_ENTRIES],
        total=len(items),
    )


@router.get("/feeds/news.atom")
def feed(request: Request, room: InRoom, person: Known) -> Response:
    """The same as a feed, of what somebody is to be told."""

    def link(item: NewsItem) -> str:
        span = item.kept.news.span
        return f"{request.base_url}papers/{item.paper.id}?span={span.start}-{span.end}#chosen"

    told = atom_feed(
        [item for item in _items(room, person) if worth_an_alert(item)][:_ENTRIES],
        title=f"Kildesvar: nyt for {person.name}",
        link=link,
        address=f"{request.base_url}feeds/news.atom",
    )
    return Response(told, media_type="application/atom+xml")


def _items(room: Room, person: Person) -> tuple[NewsItem, ...]:
    kept = room.catalogue.standing.news()
    return news_items(kept, room.catalogue, owner=person.name, closed=person.closed)

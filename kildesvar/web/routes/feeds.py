"""News as a feed, for a reader of feeds."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from kildesvar.web.access.dependencies import InRoom, Known
from queries.news import NewsItem, news_items, worth_an_alert
from queries.render.atom import atom_feed

router = APIRouter(include_in_schema=False)

_ENTRIES = 100


@router.get("/feeds/news.atom")
def news(request: Request, room: InRoom, person: Known) -> Response:
    """What new papers brought to the person's saved searches and to open questions."""
    kept = room.catalogue.standing.news(limit=_ENTRIES)
    items = news_items(kept, room.catalogue, owner=person.name, closed=person.closed)

    def link(item: NewsItem) -> str:
        span = item.kept.news.span
        return f"{request.base_url}papers/{item.paper.id}?span={span.start}-{span.end}#chosen"

    feed = atom_feed(
        [item for item in items if worth_an_alert(item)],
        title=f"Kildesvar: nyt for {person.name}",
        link=link,
    )
    return Response(feed, media_type="application/atom+xml")

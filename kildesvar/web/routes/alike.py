"""What is like a passage."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kildesvar.web.access.dependencies import InRoom, Known
from kildesvar.web.reading.marked_text import pieces_of
from kildesvar.web.rendering import page
from kildesvar.web.room import SEEN
from kildesvar.web.routes.papers import passage_of
from queries.search_address import FIRST_HITS

router = APIRouter(include_in_schema=False)


@router.get("/passages/{passage_id}/alike")
def alike(request: Request, room: InRoom, person: Known, passage_id: str) -> HTMLResponse:
    """A passage, and those most like it below."""
    passage = passage_of(room, person, passage_id)
    return page(
        request,
        "alike.html",
        paper=room.look_at(request, person, passage.paper, SEEN),
        passage=passage,
        result=room.more_like(person, passage.id, k=FIRST_HITS),
        pieces=lambda shown: pieces_of(shown.text, ""),
    )

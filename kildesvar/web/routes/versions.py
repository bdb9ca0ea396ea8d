"""What changed from one version of a paper to the next."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kildesvar.web.access.dependencies import InRoom, Known
from kildesvar.web.rendering import page
from kildesvar.web.room import SEEN
from queries.differences import differences

router = APIRouter(include_in_schema=False)


@router.get("/papers/{paper_id}/changes")
def changes(request: Request, room: InRoom, person: Known, paper_id: str) -> HTMLResponse:
    """A paper beside the version that it replaces, passage by passage."""
    new = room.look_at(request, person, paper_id, SEEN)
    if new.version_of is None:
        raise HTTPException(404, "Dokumentet erstatter ikke et andet.")
    old = room.look_at(request, person, new.version_of, SEEN)
    found = differences(room.catalogue.reading(old.id), room.catalogue.reading(new.id))
    return page(request, "changes.html", old=old, new=new, differences=found)

"""The operator's page: sources, runs, failures, disk, and taking papers in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from corpus.progress import Progress
from kildesvar.web.access.dependencies import InRoom, Operator
from kildesvar.web.disk import disk_of
from kildesvar.web.forms import FromOurPages
from kildesvar.web.reasons import reason_told
from kildesvar.web.rendering import page

router = APIRouter(include_in_schema=False)

_AUDIT_SHOWN = 50


@router.get("/operator")
def operator(request: Request, room: InRoom, person: Operator) -> HTMLResponse:
    """How the library is doing."""
    return page(
        request,
        "operator.html",
        library=room.library.status(),
        disk=disk_of(room.settings.home),
        jobs=room.jobs.all(),
        audit=room.catalogue.desk.audit_log(_AUDIT_SHOWN),
        max_mb=room.settings.max_file_mb,
        reason_told=reason_told,
    )


@router.post("/operator/papers", dependencies=[FromOurPages])
def take_in(
    request: Request, room: InRoom, person: Operator, papers: list[UploadFile]
) -> RedirectResponse:
    """Read papers that were dropped on the page."""
    kept = room.uploads.keep_all((paper.file, paper.filename) for paper in papers if paper.filename)
    if not kept:
        raise HTTPException(400, "Vælg mindst ét dokument.")
    room.record(request, person, "papers uploaded", ", ".join(path.name for path in kept))

    def work(progress: Progress) -> str:
        with room.uploads.read_up(kept):
            room.library.ingest(kept, progress)
        return "/operator"

    job = room.jobs.start(person.name, ", ".join(path.name for path in kept), work)
    return RedirectResponse(f"/jobs/{job.id}", status_code=303)


@router.post("/operator/fetch", dependencies=[FromOurPages])
def fetch(
    request: Request, room: InRoom, person: Operator, source: Annotated[str, Form(max_length=200)]
) -> RedirectResponse:
    """Ask a source for new papers now."""
    room.record(request, person, "source asked", source)

    def work(progress: Progress) -> str:
        room.library.fetch(source, progress)
        return "/operator"

    job = room.jobs.start(person.name, source, work)
    return RedirectResponse(f"/jobs/{job.id}", status_code=303)

"""Watching long work."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from corpus.errors import KildesvarError
from kildesvar.web.access.dependencies import InRoom, Known
from kildesvar.web.language import Language, Told, language_of, told
from kildesvar.web.reasons import reason_told
from kildesvar.web.rendering import page

router = APIRouter(include_in_schema=False)


@router.get("/jobs/{job_id}")
def watch(request: Request, room: InRoom, person: Known, job_id: str) -> Response:
    """How far a job is; once it is done, its result."""
    job = room.jobs.get(job_id)
    if job is None or not (job.owner == person.name or person.operates):
        if "hx-request" in request.headers:  # a page that asks every second, and should stop
            return Response(headers={"hx-refresh": "true"})
        raise HTTPException(404, "Opgaven findes ikke, eller den er afsluttet for længe siden.")
    if job.address is None:
        reason = _reason(job.error, language_of(request)) if job.error else None
        return page(request, "job.html", job=job, reason=reason)
    if "hx-request" in request.headers:
        return Response(headers={"hx-redirect": job.address})
    return RedirectResponse(job.address, status_code=303)


def _reason(error: KildesvarError, language: Language) -> Told:
    """What went wrong; what a source or file is refused with has its Danish elsewhere."""
    return told(error, language) if error.danish else reason_told(str(error), language)

"""Answering: letters in, drafts to work on, files out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Query, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from corpus.catalogue.desk import DraftEntry
from corpus.errors import UsageError
from corpus.filters import Filters
from corpus.papers import Access
from kildesvar.web.access.dependencies import Drafter, InRoom
from kildesvar.web.access.people import Person
from kildesvar.web.drafts.answering import answer_held, answer_upload, answer_words
from kildesvar.web.drafts.downloads import as_file, check_quotes, endings
from kildesvar.web.drafts.working import WorkingDraft, printed, working_from
from kildesvar.web.forms import FromOurPages, Lines
from kildesvar.web.reading.marked_text import pieces_of
from kildesvar.web.rendering import page
from kildesvar.web.room import Room
from kildesvar.web.search_query import LONGEST_QUERY
from queries.results import Hit

router = APIRouter(include_in_schema=False)

_FOUND = 6
"""Passages shown beside a part when somebody looks for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedDraft:
    """A draft that somebody works on."""

    entry: DraftEntry
    working: WorkingDraft


def _open(room: InRoom, person: Drafter, draft_id: str) -> OpenedDraft:
    try:
        entry = room.catalogue.desk.draft(draft_id)
    except UsageError as error:
        raise HTTPException(404, "Udkastet findes ikke.") from error
    working = working_from(room.catalogue.desk.document(draft_id, entry.version))
    _require_clearance(working, room, person)
    return OpenedDraft(entry=entry, working=working)


Opened = Annotated[OpenedDraft, Depends(_open)]
"""The draft of the address, for somebody who may work on it; 404 where there is none."""


@router.get("/drafts")
def drafts(request: Request, room: InRoom, person: Drafter) -> HTMLResponse:
    """The drafts kept, and where to drop a letter or write a question."""
    own_jobs = [job for job in room.jobs.all() if job.owner == person.name and not job.over]
    return page(
        request,
        "drafts.html",
        drafts=room.catalogue.desk.drafts(),
        jobs=own_jobs,
        max_mb=room.settings.max_file_mb,
        has_writer=room.settings.writer is not None,
    )


@router.post("/drafts", dependencies=[FromOurPages])
def answer(
    *,
    request: Request,
    room: InRoom,
    person: Drafter,
    letter: UploadFile | None = None,
    question: Annotated[Lines, Form(max_length=4000)] = "",
    paper: Annotated[str, Form(max_length=100)] = "",
    prose: Annotated[bool, Form()] = False,
) -> RedirectResponse:
    """Begin to answer a dropped letter, a paper held, or a written question."""
    if letter is not None and letter.filename:
        name = letter.filename
        kept = room.uploads.keep(letter.file, name)
        room.record(request, person, "letter uploaded", kept.name)
        job = room.jobs.start(
            person.name,
            name,
            lambda tell: answer_upload(kept, kept.stem, person, room, tell, prose=prose),
        )
    elif paper:
        held = room.paper(person, paper)
        job = room.jobs.start(
            person.name,
            held.title,
            lambda tell: answer_held(held, held.title, person, room, tell, prose=prose),
        )
    elif question.strip():
        asked = " ".join(question.split())
        job = room.jobs.start(
            person.name, asked, lambda tell: answer_words(asked, person, room, tell, prose=prose)
        )
    else:
        raise HTTPException(400, "Vælg et brev, eller skriv et spørgsmål.")
    return RedirectResponse(f"/jobs/{job.id}", status_code=303)


@router.get("/drafts/{draft_id}")
def draft(
    *,
    request: Request,
    room: InRoom,
    person: Drafter,
    opened: Opened,
    part: Annotated[int | None, Query(ge=0)] = None,
    q: Annotated[str, Query(max_length=LONGEST_QUERY)] = "",
) -> HTMLResponse:
    """A draft at work, with passages found for `q` beside `part` (from 0)."""
    return page(
        request,
        "draft.html",
        entry=opened.entry,
        working=opened.working,
        check=check_quotes(printed(opened.working), room),
        history=room.catalogue.desk.history(opened.entry.id),
        endings=endings(),
        found=_find(room, person, opened.working, q) if part is not None else (),
        found_for=part,
        q=q,
        pieces=lambda hit: pieces_of(hit.passage.text, q),
    )


@router.get("/drafts/{draft_id}/download/{ending}")
def download(
    request: Request, room: InRoom, person: Drafter, opened: Opened, ending: str
) -> Response:
    """A draft as a file."""
    data, media_type = as_file(printed(opened.working), ending, room)
    room.record(request, person, f"draft downloaded as {ending}", opened.entry.id)
    name = f"svar-{opened.entry.id}-{opened.entry.version}.{ending}"
    return Response(
        data,
        media_type=media_type,
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def _find(room: Room, person: Person, working: WorkingDraft, q: str) -> tuple[Hit, ...]:
    """Passages for `q`; those of the letter itself, which answers nothing, are left out."""
    if not q.strip():
        return ()
    letter = working.proposal.letter
    result = room.search(person, q, k=2 * _FOUND, filters=Filters(closed=person.closed))
    hits = [hit for hit in result.hits if letter is None or hit.paper.id != letter.paper]
    return tuple(hits[:_FOUND])


def _require_clearance(working: WorkingDraft, room: Room, person: Person) -> None:
    """A draft that quotes a closed paper is as absent as the paper to those without clearance."""
    if person.closed:
        return
    cited = room.catalogue.papers_by_id(citation.paper for citation in working.citations)
    if any(paper.access is Access.CLOSED for paper in cited.values()):
        raise HTTPException(404, "Udkastet findes ikke.")

"""Answering: letters in, drafts to work on, files out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, HTTPException, Path, Query, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from corpus.catalogue.desk import DraftEntry
from corpus.drafts import Citation
from corpus.errors import UsageError
from corpus.filters import Filters
from corpus.papers import Access
from kildesvar.web.access.dependencies import Drafter, InRoom
from kildesvar.web.access.people import Person
from kildesvar.web.drafts import edits
from kildesvar.web.drafts.answering import answer_held, answer_upload, answer_words
from kildesvar.web.drafts.downloads import as_file, check_quotes, endings
from kildesvar.web.drafts.working import WorkingDraft, printed, working_from, working_json
from kildesvar.web.forms import FromOurPages
from kildesvar.web.marked_text import pieces_of
from kildesvar.web.rendering import page
from kildesvar.web.room import Room
from kildesvar.web.uploads import keep_upload
from queries.results import Hit

router = APIRouter(include_in_schema=False)

_FOUND = 6
"""Passages shown beside a part when somebody looks for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """A draft that somebody works on."""

    entry: DraftEntry
    working: WorkingDraft


def _open(room: InRoom, person: Drafter, draft_id: str) -> _Opened:
    try:
        entry = room.catalogue.desk.draft(draft_id)
    except UsageError as error:
        raise HTTPException(404, "There is no such draft.") from error
    working = working_from(room.catalogue.desk.document(draft_id, entry.version))
    _require_clearance(working, room, person)
    return _Opened(entry=entry, working=working)


Opened = Annotated[_Opened, Depends(_open)]


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
    )


@router.post("/drafts", dependencies=[FromOurPages])
def answer(
    *,
    request: Request,
    room: InRoom,
    person: Drafter,
    letter: UploadFile | None = None,
    question: Annotated[str, Form(max_length=4000)] = "",
    paper: Annotated[str, Form(max_length=100)] = "",
) -> RedirectResponse:
    """Begin to answer a dropped letter, a paper held, or a written question."""
    if letter is not None and letter.filename:
        name = letter.filename
        kept = keep_upload(letter.file, name, room.settings.home)
        room.record(request, person, "letter uploaded", kept.name)
        job = room.jobs.start(
            person.name, name, lambda tell: answer_upload(kept, kept.stem, person, room, tell)
        )
    elif paper:
        held = room.paper(person, paper)
        job = room.jobs.start(
            person.name, held.title, lambda tell: answer_held(held, held.title, person, room, tell)
        )
    elif question.strip():
        asked = " ".join(question.split())
        job = room.jobs.start(
            person.name, asked, lambda tell: answer_words(asked, person, room, tell)
        )
    else:
        raise HTTPException(400, "Choose a letter or write a question.")
    return RedirectResponse(f"/jobs/{job.id}", status_code=303)


@router.get("/drafts/{draft_id}")
def draft(
    *,
    request: Request,
    room: InRoom,
    person: Drafter,
    opened: Opened,
    part: Annotated[int | None, Query(ge=0)] = None,
    q: Annotated[str, Query(max_length=1000)] = "",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edited:
    """A draft that is being changed, by whom and from which version."""

    draft_id: str
    working: WorkingDraft
    version: int
    by: str


def _edited(opened: Opened, person: Drafter, version: Annotated[int, Form(ge=1)]) -> _Edited:
    return _Edited(
        draft_id=opened.entry.id, working=opened.working, version=version, by=person.name
    )


Edited = Annotated[_Edited, Depends(_edited)]


def _found_place(
    beside: Annotated[int, Form(ge=0)] = 0, q: Annotated[str, Form(max_length=1000)] = ""
) -> str:
    """Query and anchor that show again what was found beside a part."""
    return f"?{urlencode({'part': beside, 'q': q})}#part-{beside}"


Found = Annotated[str, Depends(_found_place)]


@router.post("/drafts/{draft_id}/lines/{line_id}", dependencies=[FromOurPages])
def edit_line(
    *,
    room: InRoom,
    edited: Edited,
    line_id: str,
    action: Annotated[str, Form(pattern="^(take|leave|up|down|remove)$")],
) -> RedirectResponse:
    """Take, leave, move or remove a line."""
    change, edit = _LINE_EDITS[action]
    return _save(room, edited, edit(edited.working, line_id), change)


@router.post("/drafts/{draft_id}/lines/{line_id}/support", dependencies=[FromOurPages])
def support_line(
    *,
    room: InRoom,
    person: Drafter,
    edited: Edited,
    line_id: str,
    passage: Annotated[str, Form(max_length=100)],
    sentence: Annotated[int | None, Form()] = None,
    found: Found,
) -> RedirectResponse:
    """Give own words a quote to rest on."""
    citation = _quote(room, person, passage, sentence)
    working = edits.support(edited.working, line_id, citation)
    return _save(room, edited, working, "Belæg knyttet til egne ord", found)


@router.post("/drafts/{draft_id}/parts/{part}/quotes", dependencies=[FromOurPages])
def add_quote(
    *,
    room: InRoom,
    person: Drafter,
    edited: Edited,
    part: Annotated[int, Path(ge=0)],
    passage: Annotated[str, Form(max_length=100)],
    sentence: Annotated[int | None, Form()] = None,
    found: Found,
) -> RedirectResponse:
    """Add a passage, or one of its sentences, to a part."""
    citation = _quote(room, person, passage, sentence)
    working = edits.add_quote(edited.working, part, citation)
    return _save(room, edited, working, "Citat tilføjet", found)


@router.post("/drafts/{draft_id}/parts/{part}/words", dependencies=[FromOurPages])
def add_words(
    *,
    room: InRoom,
    edited: Edited,
    part: Annotated[int, Path(ge=0)],
    text: Annotated[str, Form(max_length=edits.LONGEST_WORDS)],
) -> RedirectResponse:
    """Add own words to a part."""
    working = edits.add_words(edited.working, part, text)
    return _save(room, edited, working, "Egne ord skrevet", f"#part-{part}")


@router.post("/drafts/{draft_id}/restore", dependencies=[FromOurPages])
def restore(room: InRoom, edited: Edited, number: Annotated[int, Form(ge=1)]) -> RedirectResponse:
    """Make an earlier version the newest."""
    working = working_from(room.catalogue.desk.document(edited.draft_id, number))
    change = f"Version {number} hentet tilbage"
    return _save(room, edited, working, change)


_Edit = Callable[[WorkingDraft, str], WorkingDraft]
_LINE_EDITS: dict[str, tuple[str, _Edit]] = {
    "take": ("Udsagn taget med", lambda working, line: edits.set_taken(working, line, taken=True)),
    "leave": ("Udsagn udeladt", lambda working, line: edits.set_taken(working, line, taken=False)),
    "up": ("Udsagn flyttet op", lambda working, line: edits.move(working, line, -1)),
    "down": ("Udsagn flyttet ned", lambda working, line: edits.move(working, line, 1)),
    "remove": ("Tilføjelse fjernet", edits.remove),
}


def _save(
    room: Room, edited: _Edited, working: WorkingDraft, change: str, place: str = ""
) -> RedirectResponse:
    room.catalogue.desk.save_draft(
        edited.draft_id,
        working_json(working),
        after=edited.version,
        by=edited.by,
        change=change,
    )
    return RedirectResponse(f"/drafts/{edited.draft_id}{place}", status_code=303)


def _find(room: Room, person: Person, working: WorkingDraft, q: str) -> tuple[Hit, ...]:
    """Passages for `q`; those of the letter itself, which answers nothing, are left out."""
    if not q.strip():
        return ()
    letter = working.proposal.letter
    try:
        result = room.search(person, q, k=2 * _FOUND, filters=Filters(closed=person.closed))
    except UsageError as error:
        raise HTTPException(400, str(error)) from error
    hits = [hit for hit in result.hits if letter is None or hit.paper.id != letter.paper]
    return tuple(hits[:_FOUND])


def _quote(room: Room, person: Person, passage: str, sentence: int | None) -> Citation:
    citation = edits.quote_from(room.catalogue, passage, sentence)
    room.paper(person, citation.paper)
    return citation


def _require_clearance(working: WorkingDraft, room: Room, person: Person) -> None:
    """A draft that quotes a closed paper is as absent as the paper to those without clearance."""
    if person.closed:
        return
    cited = {citation.paper for citation in working.citations}
    closed = {
        paper.id
        for paper in room.catalogue.papers(Filters(closed=True))
        if paper.access is Access.CLOSED
    }
    if cited & closed:
        raise HTTPException(404, "There is no such draft.")

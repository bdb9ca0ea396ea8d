"""The edits of a draft: each a form, answered by the draft as it is afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Path
from starlette.responses import RedirectResponse

from corpus.drafts import Citation
from kildesvar.web.access.dependencies import Drafter, InRoom
from kildesvar.web.access.people import Person
from kildesvar.web.drafts import edits
from kildesvar.web.drafts.working import WorkingDraft, working_from, working_json
from kildesvar.web.forms import FromOurPages, Lines
from kildesvar.web.room import Room
from kildesvar.web.routes.drafts import Opened
from kildesvar.web.search_query import LONGEST_QUERY

router = APIRouter(include_in_schema=False)


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
    beside: Annotated[int, Form(ge=0)] = 0, q: Annotated[str, Form(max_length=LONGEST_QUERY)] = ""
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
    text: Annotated[Lines, Form(max_length=edits.LONGEST_WORDS)],
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


def _quote(room: Room, person: Person, passage: str, sentence: int | None) -> Citation:
    citation = edits.quote_from(room.catalogue, passage, sentence)
    room.paper(person, citation.paper)
    return citation

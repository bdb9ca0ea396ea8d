"""Working drafts as files."""

from __future__ import annotations

import mimetypes

from fastapi import HTTPException

from corpus.drafts import Draft
from kildesvar.drafts import FORMATS
from kildesvar.web.room import Room
from queries.render.json import draft_json
from queries.verify.quotes import VerifyReport, verify_draft

mimetypes.add_type("text/markdown", ".md")


def endings() -> tuple[str, ...]:
    """What a draft can be downloaded as: ``html``, ``json`` ..."""
    return tuple(ending.removeprefix(".") for ending in FORMATS)


def check_quotes(draft: Draft, room: Room) -> VerifyReport:
    """Every quote of a draft, which its reader may see, against the stored text."""
    return verify_draft(draft_json(draft), room.catalogue, closed=True)


def as_file(draft: Draft, ending: str, room: Room) -> tuple[bytes, str]:
    """A draft as a file's bytes, and its media type.

    Raises 404 for an ending that there is not, and 409 where a quote no longer stands in its paper:
    such a draft does not leave the house.
    """
    render = FORMATS.get(f".{ending}")
    if render is None:
        raise HTTPException(404, "Udkastet kan ikke hentes i det format.")
    drifted = check_quotes(draft, room).drifted
    if drifted:
        raise HTTPException(
            409, "Et citat står ikke længere ordret i sit dokument; udkastet viser hvilket."
        )

    media_type, _ = mimetypes.guess_type(f"draft.{ending}")
    return render(draft, room.library.marked_pages.if_any), media_type or "application/octet-stream"

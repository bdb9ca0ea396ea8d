"""Coming in and going out, and what a reader sets for the pages."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kildesvar.web.access.dependencies import InRoom
from kildesvar.web.forms import FromOurPages, own_address
from kildesvar.web.language import COOKIE as LANGUAGE_COOKIE
from kildesvar.web.language import Language
from kildesvar.web.preferences import A_YEAR, KEYS_COOKIE, KEYS_OFF
from kildesvar.web.rendering import page

router = APIRouter(include_in_schema=False)


@router.get("/login")
def ask(request: Request, room: InRoom, next: str = "/") -> Response:
    """The form to log in with."""
    if room.access.is_open:
        return RedirectResponse("/", status_code=303)
    return page(request, "login.html", next=own_address(next), wrong=False)


@router.post("/login", dependencies=[FromOurPages])
def log_in(
    request: Request,
    room: InRoom,
    name: Annotated[str, Form(max_length=100)],
    password: Annotated[str, Form(max_length=1000)],
    next: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Log in and go where the reader was headed."""
    client = request.client.host if request.client else ""
    allowed = (request.app.state.login_rate.allows(key) for key in (f"from {client}", f"as {name}"))
    if not all([*allowed]):
        raise HTTPException(429, "For mange forsøg. Vent et par minutter.")
    person = room.doorkeeper.log_in(request, name, password)
    if person is None:
        room.catalogue.desk.record("", "login refused", name, client)
        return page(request, "login.html", status=401, next=own_address(next), wrong=True)
    room.record(request, person, "login", person.name)
    return RedirectResponse(own_address(next), status_code=303)


@router.post("/logout", dependencies=[FromOurPages])
def log_out(request: Request, room: InRoom) -> RedirectResponse:
    """Log out."""
    room.doorkeeper.log_out(request)
    return RedirectResponse("/login", status_code=303)


@router.post("/language", dependencies=[FromOurPages])
def choose_language(
    request: Request,
    language: Annotated[Language, Form()],
    back: Annotated[str, Form(max_length=2000)] = "/",
) -> RedirectResponse:
    """Show the pages in a language from now on."""
    return _remember(request, LANGUAGE_COOKIE, language.value, back)


@router.post("/keys", dependencies=[FromOurPages])
def switch_keys(
    request: Request,
    keys: Annotated[str, Form(pattern="on|off")],
    back: Annotated[str, Form(max_length=2000)] = "/",
) -> RedirectResponse:
    """Switch the keys that move about on or off."""
    return _remember(request, KEYS_COOKIE, KEYS_OFF if keys == "off" else "on", back)


def _remember(request: Request, cookie: str, value: str, back: str) -> RedirectResponse:
    response = RedirectResponse(own_address(back), status_code=303)
    response.set_cookie(
        cookie,
        value,
        max_age=A_YEAR,
        httponly=True,
        samesite="lax",
        secure=request.app.state.room.access.https,
    )
    return response

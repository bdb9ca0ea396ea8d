"""What a reader sees when a request cannot be met."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit, urlunsplit

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from corpus.errors import (
    BusyError,
    KildesvarError,
    OutsideError,
    UnusableInputError,
    UsageError,
)
from kildesvar.web.access.dependencies import NotLoggedInError
from kildesvar.web.language import Told, is_program, language_told, texts, told, translator
from kildesvar.web.rendering import page
from kildesvar.web.room import room_of

_STATUS: tuple[tuple[type[KildesvarError], int], ...] = (
    (UsageError, 400),
    (UnusableInputError, 422),
    (BusyError, 409),
    (OutsideError, 502),
)
_TITLES = {
    400: "Det kan ikke lade sig gøre",
    403: "Det har du ikke adgang til",
    404: "Siden findes ikke",
    405: "Det kan ikke lade sig gøre",
    409: "Nogen har ændret det imens",
    413: "Filen er for stor",
    422: "Det kunne ikke bruges",
    429: "For mange forespørgsler",
}


def add_failures(app: FastAPI) -> None:
    """Tell `app` how to answer for each kind of failure."""
    app.add_exception_handler(NotLoggedInError, _ask_to_log_in)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(KildesvarError, _kildesvar)


def _ask_to_log_in(request: Request, _error: Exception) -> Response:
    if is_program(request):
        reason = "Log in, or send a token: Authorization: Bearer TOKEN."
        asks = {"www-authenticate": "Bearer"}
        return JSONResponse({"error": reason}, status_code=401, headers=asks)
    here = str(request.url.path) if request.method == "GET" else "/"
    query = f"?{request.url.query}" if request.url.query and request.method == "GET" else ""
    return RedirectResponse(f"/login?{urlencode({'next': here + query})}", status_code=303)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    response = _said(request, error.status_code, error.detail)
    response.headers.update(error.headers or {})  # such as what is allowed instead
    return response


def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = {".".join(str(step) for step in item["loc"]): item["msg"] for item in error.errors()}
    if is_program(request):
        reason = "; ".join(f"{name}: {why}" for name, why in wrong.items())
        return JSONResponse({"error": reason}, status_code=422)
    fields = texts(language_told(request))
    # People are told the field; whether it stands in the address or the form is our affair.
    names = (name.rpartition(".")[2] for name in wrong)
    return _said(
        request,
        422,
        "Adressen eller formularen indeholder en værdi, der ikke kan bruges: {names}.",
        names=", ".join(fields.get(f"felt:{name}", name) for name in names),
    )


def _kildesvar(request: Request, error: Exception) -> Response:
    assert isinstance(error, KildesvarError)
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
    return _answer(request, status, told(error, language_told(request)))


def _said(request: Request, status: int, text: str, **values: object) -> Response:
    language = language_told(request)
    reason = Told(text=translator(language)(text, **values), language=language)
    return _answer(request, status, reason)


def _answer(request: Request, status: int, reason: Told) -> Response:
    if is_program(request):
        return JSONResponse({"error": reason.text}, status_code=status)
    if not hasattr(request.state, "person"):
        # An address that there is not asks nobody who they are, but shows the way on all the same.
        request.state.person = room_of(request).doorkeeper.identify(request)
    title = _TITLES.get(status, "Noget gik galt")
    back = _sent_from(request)
    return page(request, "failure.html", status=status, title=title, reason=reason, back=back)


def _sent_from(request: Request) -> str | None:
    """The page of ours whose form was sent, as its address is without our host."""
    page_sent = urlsplit(request.headers.get("referer", ""))
    if request.method != "POST" or page_sent.netloc != request.url.netloc:
        return None
    return urlunsplit(("", "", f"/{page_sent.path.lstrip('/')}", page_sent.query, ""))

"""What a reader sees when a request cannot be met."""

from __future__ import annotations

from urllib.parse import urlencode

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
from kildesvar.web.rendering import page

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
    if _is_program(request):
        return _told(request, 401, "Log in, or send a token: Authorization: Bearer TOKEN.")
    here = str(request.url.path) if request.method == "GET" else "/"
    query = f"?{request.url.query}" if request.url.query and request.method == "GET" else ""
    return RedirectResponse(f"/login?{urlencode({'next': here + query})}", status_code=303)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _told(request, error.status_code, error.detail)


def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = "; ".join(
        f"{'.'.join(str(step) for step in item['loc'])}: {item['msg']}" for item in error.errors()
    )
    return _told(request, 422, wrong)


def _kildesvar(request: Request, error: Exception) -> Response:
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
    return _told(request, status, str(error))


def _told(request: Request, status: int, reason: str) -> Response:
    if _is_program(request):
        return JSONResponse({"error": reason}, status_code=status)
    title = _TITLES.get(status, "Noget gik galt")
    return page(request, "failure.html", status=status, title=title, reason=reason)


def _is_program(request: Request) -> bool:
    return request.url.path.startswith("/api/")

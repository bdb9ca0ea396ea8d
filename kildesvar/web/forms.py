"""Forms that only our own pages can send (a token in the session and in the form)."""

from __future__ import annotations

import hmac
import secrets
from typing import Annotated

from fastapi import Depends, Form, Header, HTTPException
from pydantic import BeforeValidator
from starlette.requests import Request

_KEY = "csrf"


def csrf_token(request: Request) -> str:
    """This session's token, made at first need."""
    token = request.session.get(_KEY)
    if token is None:
        token = request.session[_KEY] = secrets.token_urlsafe(24)
    return str(token)


async def require_csrf(
    request: Request,
    csrf: Annotated[str, Form()] = "",
    x_csrf_token: Annotated[str, Header()] = "",
) -> None:
    """Turn away a form without this session's token (field ``csrf`` or header)."""
    wanted = str(request.session.get(_KEY, ""))
    given = csrf or x_csrf_token
    if not wanted or not hmac.compare_digest(given.encode(), wanted.encode()):
        raise HTTPException(403, "Formularen er for gammel. Genindlæs siden, og prøv igen.")


FromOurPages = Depends(require_csrf)
"""Dependency of every route that changes something."""


def _lines_as_counted(text: object) -> object:
    return text.replace("\r\n", "\n") if isinstance(text, str) else text


Lines = Annotated[str, BeforeValidator(_lines_as_counted)]
"""What was written in a field of several lines.

A browser counts the end of a line as one character and sends two; what it let somebody write would
be refused as too long.
"""


def own_address(address: str, default: str = "/") -> str:
    """`address` where it is a path of these pages, else `default`: never another site."""
    is_path = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_path and address.isprintable() else default

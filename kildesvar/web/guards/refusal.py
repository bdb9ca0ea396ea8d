"""How a guard turns a request away."""

from __future__ import annotations

from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from kildesvar.web.language import is_program, language_told, translator


async def refuse(
    scope: Scope, receive: Receive, send: Send, reason: str, *, status: int, **values: object
) -> None:
    """Answer with `status` and one sentence, and close the connection.

    `reason` is one of our Danish texts, with its `values`. People are told in plain text, since
    guards stand before all that draws pages, programs in JSON as by any other failure.
    """
    connection = HTTPConnection(scope)
    language = language_told(connection)
    told = translator(language)(reason, **values)
    response: Response = (
        JSONResponse({"error": told}, status_code=status)
        if is_program(connection)
        else PlainTextResponse(told, status_code=status)
    )
    response.headers.update({"connection": "close", "content-language": language.value})
    await response(scope, receive, send)

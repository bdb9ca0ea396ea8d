"""How a guard turns a request away."""

from __future__ import annotations

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from kildesvar.web.language import language_told, translator


async def refuse(
    scope: Scope, receive: Receive, send: Send, reason: str, *, status: int, **values: object
) -> None:
    """Answer with `status` and one sentence, and close the connection.

    `reason` is one of our Danish texts, with its `values`. It is told as plain text, since guards
    stand before all that draws pages.
    """
    language = language_told(HTTPConnection(scope))
    response = PlainTextResponse(
        translator(language)(reason, **values),
        status_code=status,
        headers={"connection": "close", "content-language": language.value},
    )
    await response(scope, receive, send)

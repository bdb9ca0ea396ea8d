"""How a guard turns a request away."""

from __future__ import annotations

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from kildesvar.web.language import Language, language_of, translator


async def refuse(
    scope: Scope, receive: Receive, send: Send, reason: str, *, status: int, **values: object
) -> None:
    """Answer with `status` and one sentence, and close the connection.

    `reason` is one of our Danish texts, with its `values`: people read it in the language of their
    pages, programs in English. It is plain text, since guards stand before all that draws pages.
    """
    is_program = scope["path"].startswith("/api/")
    language = Language.ENGLISH if is_program else language_of(HTTPConnection(scope))
    response = PlainTextResponse(
        translator(language)(reason, **values),
        status_code=status,
        headers={"connection": "close", "content-language": language.value},
    )
    await response(scope, receive, send)

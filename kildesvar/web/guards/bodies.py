"""Bodies no larger than they need be: a form is small, a paper has the settings' limit."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kildesvar.web.guards.refusal import refuse

FORM_BYTES = 1_000_000


class BodyGuard:
    """Turns away large bodies by what they say of their length, and else by counting."""

    def __init__(self, app: ASGIApp, *, upload_paths: Iterable[str], upload_bytes: int) -> None:
        self._app = app
        self._upload_paths = frozenset(upload_paths)
        self._upload_bytes = upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it as soon as it is known to be too large."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._upload_bytes if scope["path"] in self._upload_paths else FORM_BYTES
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isdigit() or int(length) > limit:
            await _too_large(scope, receive, send, limit)
            return
        await self._counting(scope, receive, send, limit)

    async def _counting(self, scope: Scope, receive: Receive, send: Send, limit: int) -> None:
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise _TooLargeError
            return message

        async def unless_too_large(message: Message) -> None:
            # What the application makes of the cut-off body is not what went wrong.
            if received <= limit:
                await send(message)

        with suppress(_TooLargeError):
            await self._app(scope, counted, unless_too_large)
        if received > limit:
            await _too_large(scope, receive, send, limit)


class _TooLargeError(Exception):
    """More came than was allowed."""


async def _too_large(scope: Scope, receive: Receive, send: Send, limit: int) -> None:
    reason = "Der kan højst sendes {size} MB hertil."
    await refuse(scope, receive, send, reason, status=413, size=limit // 1_000_000)

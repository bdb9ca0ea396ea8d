"""What nobody foresaw: logged for the operator, while the reader learns nothing of its insides."""

from __future__ import annotations

import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kildesvar.web.guards.refusal import refuse

_log = logging.getLogger(__name__)


class LastResort:
    """Answers 500 for an error that no other handler knows, and logs it with its traceback."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and keep what it raises from ending in the server."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception:
            if started:
                raise
            _log.exception("%s %s failed", scope["method"], scope["path"])
            reason = "Der er sket en fejl i Kildesvar. Loggen fortæller mere."
            await refuse(scope, receive, send, reason, status=500)

"""Only changes that come from our own pages (cross-site request forgery).

Browsers say where a request comes from in Sec-Fetch-Site and Origin, and no page can forge either.
Programs send neither and are let through: they carry no one's session by accident.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from kildesvar.web.guards.refusal import refuse

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class OriginGuard:
    """Turns away changes that another site asks a browser to make."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http" and scope["method"] not in _SAFE and _is_foreign(scope):
            await refuse(scope, receive, send, "Det kommer fra et andet websted.", status=403)
        else:
            await self._app(scope, receive, send)


def _is_foreign(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")

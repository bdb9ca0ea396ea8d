"""Only requests addressed to this server by name.

A page elsewhere can make a browser ask for its own name and have that name point here (DNS
rebinding); the Host header still holds the other name.
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from kildesvar.web.guards.refusal import refuse

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})

_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


class HostGuard:
    """Turns away requests for other names.

    With `direct_only` also those that a proxy passes on: where nobody logs in, a proxy in front
    would let in whoever reaches it. With `https` what is passed on is addressed as people address
    it, so that links to the whole address hold for them, though a proxy has ended TLS.
    """

    def __init__(
        self, app: ASGIApp, *, hosts: Iterable[str], https: bool, direct_only: bool
    ) -> None:
        self._app = app
        self._hosts = LOOPBACK_NAMES | {host.lower() for host in hosts}
        self._own = {"scheme": "https"} if https else {}
        self._direct_only = direct_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if host_name(headers.get("host", "")) not in self._hosts:
            await refuse(scope, receive, send, "Serveren hedder noget andet.", status=421)
        elif self._direct_only and any(name in headers for name in _FORWARDED):
            await refuse(
                scope,
                receive,
                send,
                "Bag en proxy skal man logge ind: nævn den i access.toml.",
                status=403,
            )
        else:
            await self._app({**scope, **self._own}, receive, send)


def host_name(header: str) -> str:
    """The name in a Host header, in lower case and without the port."""
    host = header.strip().lower()
    if host.startswith("["):
        return host[: host.find("]") + 1]
    return host.partition(":")[0]

"""The tools over HTTP, for those who may come in."""

from __future__ import annotations

from mcp.server import MCPServer
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from kildesvar.web.access.people import Person
from kildesvar.web.guards.rates import Rate
from kildesvar.web.room import Room
from kildesvar.web.tools.server import make_server

_PERSON = "kildesvar.person"


class ToolsDoor:
    """Serves MCP over streamable HTTP, each request for itself; `manager.run` must be entered."""

    def __init__(self, room: Room, rate: Rate) -> None:
        self._room = room
        self._rate = rate
        server = make_server(room, _person_of)
        self.manager = _manager(server)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the caller in, or say that they must show a token."""
        person = self._room.doorkeeper.identify(Request(scope))
        if person is None:
            await _refused(401, "Send a token: Authorization: Bearer TOKEN.")(scope, receive, send)
        elif not self._room.access.is_open and not self._rate.allows(person.name):
            await _refused(429, "Too many requests. Wait a moment.")(scope, receive, send)
        else:
            scope[_PERSON] = person
            await self.manager.handle_request(scope, receive, send)


def _manager(server: MCPServer) -> StreamableHTTPSessionManager:
    # Host and Origin were checked by our own guards before the request came here.
    server.streamable_http_app(
        json_response=True,
        stateless_http=True,
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    return server.session_manager


def _person_of(request: Request | None) -> Person:
    if request is None or not isinstance(person := request.scope.get(_PERSON), Person):
        raise RuntimeError("a tool was called past the door")
    return person


def _refused(status: int, reason: str) -> JSONResponse:
    return JSONResponse({"error": reason}, status_code=status)

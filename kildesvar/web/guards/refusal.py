"""How a guard turns a request away."""

from __future__ import annotations

from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send


async def refuse(scope: Scope, receive: Receive, send: Send, *, status: int, reason: str) -> None:
    """Answer with `status` and one English sentence, and close the connection."""
    response = PlainTextResponse(reason, status_code=status, headers={"connection": "close"})
    await response(scope, receive, send)

"""A web server on loopback that plays what a test tells it to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from serving import serving


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    promised: int | None = None
    """A Content-Length other than the body's, for a transfer that breaks off."""


Play = Callable[[str, Mapping[str, str]], Reply]
"""Path with query, and request headers, to a reply."""


@dataclass(slots=True)
class Playing:
    """A running server: where it is and what it was asked."""

    host: str
    asked: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://{self.host}"


@contextmanager
def playing(play: Play) -> Iterator[Playing]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            record.asked.append(self.path)
            reply = play(self.path, self.headers)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(reply.promised or len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

    with serving(Handler) as host:
        record = Playing(host=host)
        yield record

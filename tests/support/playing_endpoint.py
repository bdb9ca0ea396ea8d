"""An OpenAI-compatible endpoint on loopback that plays what a test tells it to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from serving import serving

Answer = Callable[[Mapping[str, Any]], bytes | None]
"""The body asked with, to the reply's body; ``None`` is silence."""


@dataclass(slots=True)
class Endpoint:
    """A running endpoint and what it was asked."""

    url: str
    asked: list[Mapping[str, Any]] = field(default_factory=list)


def completion(text: str, finish_reason: str = "stop") -> bytes:
    choice = {"message": {"role": "assistant", "content": text}, "finish_reason": finish_reason}
    return json.dumps({"choices": [choice]}).encode()


def first_tokens(**shares: float) -> bytes:
    """A reply with the log-probabilities of its first token."""
    top = [{"token": token, "logprob": share} for token, share in shares.items()]
    choice = {
        "message": {"role": "assistant", "content": "Ja"},
        "finish_reason": "length",
        "logprobs": {"content": [{"token": "Ja", "top_logprobs": top}]},
    }
    return json.dumps({"choices": [choice]}).encode()


@contextmanager
def endpoint(
    answer: Answer, *, status: int = 200, models: tuple[str, ...] = ("m",), pause: float = 0.0
) -> Iterator[Endpoint]:
    """`pause`: seconds between the bytes of a reply that trickles."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(200, json.dumps({"data": [{"id": name} for name in models]}).encode())

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            record.asked.append({**body, "authorization": self.headers.get("authorization")})
            reply = answer(body)
            if reply is None:
                over.wait(10)
                return
            self._send(status, reply)

        def _send(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(BrokenPipeError, ConnectionResetError):
                for start in range(0, len(body), 1 if pause else len(body)):
                    self.wfile.write(body[start : start + 1] if pause else body)
                    time.sleep(pause)

    with serving(Handler) as host:
        record = Endpoint(url=f"http://{host}")
        try:
            yield record
        finally:
            over.set()

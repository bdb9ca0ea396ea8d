"""A message reaches a webhook through apprise; a host that is not there is no crash."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from serving import serving

from flows.alerts import _send, target_of


@pytest.fixture
def hook() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A webhook on the loopback, and what it was sent."""
    sent: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

    with serving(Handler) as host:
        yield f"json://{host}/hook", sent


def test_a_webhook_gets_title_and_text(hook: tuple[str, list[dict[str, str]]]) -> None:
    address, sent = hook

    assert _send(address, "Kildesvar: 1 nyt fund", "Nyt til »broer«\n»Broen åbner.«")

    (message,) = sent
    assert message["title"] == "Kildesvar: 1 nyt fund"
    assert "»Broen åbner.«" in message["message"]


def test_a_host_that_is_not_there_and_an_address_that_is_none_take_nothing() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    assert not _send(f"json://127.0.0.1:{port}/", "x", "y")
    assert not _send("no address", "x", "y")


def test_a_targets_name_gives_no_password_away() -> None:
    name = target_of("mailtos://user:hemmeligt@mail.example.dk")

    assert name.startswith("mailtos ") and "hemmeligt" not in name

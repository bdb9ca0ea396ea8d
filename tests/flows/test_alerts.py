"""A message reaches a webhook through apprise; a host that is not there is no crash."""

from __future__ import annotations

import datetime
import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

import pytest
from readings import reading
from serving import serving

from corpus.drafts import State
from corpus.spans import Span
from corpus.standing import KeptNews, News, NewsKind
from flows.alerts import _send, _text, target_of
from queries.news import NewsItem


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


def test_a_message_leads_to_the_paper() -> None:
    quote = "Broen åbner i maj."
    paper = replace(reading("broer", [quote]).paper, url="https://kommune.example/broer.pdf")
    news = News(
        kind=NewsKind.SEARCH,
        subject="s-1",
        part="",
        paper=paper.id,
        passage="p-1",
        page=1,
        span=Span(0, len(quote)),
        quote=quote,
        state=State.FOUND,
    )
    moment = datetime.datetime(2026, 11, 28, tzinfo=datetime.UTC)
    item = NewsItem(kept=KeptNews(id=1, found_at=moment, news=news), paper=paper, subject="broer")

    assert _text([item]).splitlines()[1:] == [f"»{quote}«", "https://kommune.example/broer.pdf"]
    here = replace(item, paper=replace(paper, url="file:///home/bo/broer.pdf"))
    assert "file:" not in _text([here])

"""The feed of news, and what the register shows of it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from library_room import COSTS, SECRET, open_library
from starlette.testclient import TestClient

from corpus.drafts import State
from corpus.spans import Span
from corpus.standing import News, NewsKind

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def with_news(home: Path) -> None:
    library = open_library(home)
    library.catalogue.standing.note(
        papers=[],
        questions=[],
        found=[
            News(
                kind=NewsKind.EVIDENCE,
                subject="q-1",
                part="Hvad koster kontorlicenser i 2025?",
                paper=paper,
                passage=f"{paper}-0",
                page=1,
                span=Span(0, len(quote)),
                quote=quote,
                state=state,
            )
            for paper, quote, state in (
                ("p-costs", COSTS, State.FOUND),
                ("p-secret", SECRET, State.FOUND),
                ("p-hostile", "Måske.", State.UNSURE),
            )
        ],
    )
    library.close()


@pytest.mark.usefixtures("with_news")
def test_the_feed_tells_what_is_found_in_open_papers(client: TestClient) -> None:
    answered = client.get("/feeds/news.atom")

    (entry,) = ET.fromstring(answered.content).iter(f"{ATOM}entry")
    link = entry.find(f"{ATOM}link")

    assert answered.headers["content-type"].startswith("application/atom+xml")
    assert COSTS in (entry.findtext(f"{ATOM}content") or "")
    assert link is not None
    assert client.get(link.attrib["href"]).status_code == 200
    assert SECRET not in answered.text


@pytest.mark.usefixtures("with_news")
def test_the_register_shows_what_came_since(client: TestClient) -> None:
    shown = client.get("/questions").text

    assert "Nyt i" in shown and COSTS in shown
    assert SECRET not in shown


@pytest.mark.usefixtures("with_news")
def test_the_register_tells_news_in_the_language_of_the_page(client: TestClient) -> None:
    shown = client.get("/questions", headers={"accept-language": "en"}).text

    assert "(found):" in shown and "(fundet):" not in shown


def test_a_feed_without_news_is_a_feed(client: TestClient) -> None:
    assert ET.fromstring(client.get("/feeds/news.atom").content).tag == f"{ATOM}feed"


def test_a_stranger_gets_no_feed(guarded: TestClient) -> None:
    assert guarded.get("/feeds/news.atom", follow_redirects=False).status_code in (302, 303, 401)

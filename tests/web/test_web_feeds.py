"""The feed of news, and what the register shows of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from library_room import COSTS, SECRET, open_library
from starlette.testclient import TestClient

from corpus.drafts import State
from corpus.spans import Span
from corpus.standing import News, NewsKind
from kildesvar.web.access.configuration import Access

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
    """A reader of feeds would take the page to log in for the feed."""
    answered = guarded.get("/feeds/news.atom", follow_redirects=False)
    assert answered.status_code == 401
    assert answered.headers["www-authenticate"] == "Bearer"

    somebody = {"accept": "text/html"}
    shown = guarded.get("/feeds/news.atom", headers=somebody, follow_redirects=False)
    assert shown.headers["location"].startswith("/login")


@pytest.mark.usefixtures("with_news")
def test_a_feed_behind_tls_leads_there(make_client: Callable[..., TestClient]) -> None:
    behind = make_client(Access(https=True))
    feed = ET.fromstring(behind.get("/feeds/news.atom").content)

    links = [link.attrib["href"] for link in feed.iter(f"{ATOM}link")]
    assert links[0] == "https://localhost/feeds/news.atom"
    assert all(link.startswith("https://localhost/") for link in links)


@pytest.mark.usefixtures("with_news")
def test_news_stands_on_a_page(client: TestClient) -> None:
    shown = client.get("/news").text

    assert COSTS in shown and "Måske." in shown, "also what is unsure"
    assert SECRET not in shown


@pytest.mark.usefixtures("with_news")
def test_all_news_is_reached_page_by_page(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 'rel="next"' not in client.get("/news").text

    monkeypatch.setattr("kildesvar.web.routes.news._ENTRIES", 1)
    monkeypatch.setattr("queries.news._PIECE", 1)
    first = client.get("/news").text
    further = re.search(r'rel="next" href="(/news\?before=\d+)"', first)
    assert further is not None
    second = client.get(further[1]).text

    assert "Måske." in first and COSTS not in first
    assert COSTS in second and "Måske." not in second
    assert 'rel="next"' not in second and ">Nyeste</a>" in second


def test_the_news_of_others_pushes_nobody_s_out(client: TestClient, home: Path) -> None:
    library = open_library(home)
    desk, ledger = library.catalogue.desk, library.catalogue.standing
    for owner in ("lokal", "bo"):
        desk.save_search(owner, "Licenser", "q=licenser")
    subjects = [desk.searches("lokal")[0].id, *[desk.searches("bo")[0].id] * 150]
    for number, subject in enumerate(subjects):
        item = News(
            kind=NewsKind.SEARCH,
            subject=subject,
            part=str(number),
            paper="p-costs",
            passage="p-costs-0",
            page=1,
            span=Span(0, len(COSTS)),
            quote=COSTS,
            state=State.FOUND,
        )
        ledger.note(papers=[], questions=[], found=[item])
    library.close()

    assert client.get("/news").text.count(COSTS) == 1
    assert client.get("/feeds/news.atom").text.count(COSTS) == 1

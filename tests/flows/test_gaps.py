"""What a source does not give is told, and is not taken for what it gives no more."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sites
from playing_server import Reply, playing
from source_kit import serving

from corpus.errors import UnusableInputError
from corpus.samples import PAPERS
from corpus.sources.configuration import configured_source
from corpus.sources.gaps import GapKind
from flows.fetch import FetchReport, fetch_source
from flows.workshop import Workshop
from tests.flows.conftest import OpenWorkshop

FIRST = Reply(body=(PAPERS / "02-politikersvar-licenser-opfoelgning-2025.pdf").read_bytes())
SECOND = Reply(body=(PAPERS / "07-bilag-prisoversigt-kontorpakker.pdf").read_bytes())
YEAR = datetime.date(2025, 1, 1)

Ask = Callable[[str], FetchReport]


@pytest.fixture
def site() -> dict[str, Reply]:
    """How the site answers, by path."""
    return {}


@pytest.fixture
def workshop(open_workshop: OpenWorkshop) -> Workshop:
    return open_workshop()


@pytest.fixture
def ask(site: dict[str, Reply], workshop: Workshop) -> Iterator[Ask]:
    """Runs a round of a source that is configured by these lines, with ``URL`` for the site's."""
    home: Path = workshop.settings.home
    with playing(serving(site)) as server:

        def ask_it(lines: str) -> FetchReport:
            (home / "sources.toml").write_text(
                f'[[source]]\nname = "k"\npause = 0\nprivate_hosts = ["{server.host}"]\n'
                + lines.replace("URL", server.url)
            )
            return fetch_source(
                configured_source(home, "k"), workshop, since=YEAR, today=datetime.date(2025, 4, 1)
            )

        yield ask_it


def feed(*paths: str) -> Reply:
    items = "".join(f"<item><guid>{path}</guid><link>URL{path}</link></item>" for path in paths)
    return Reply(body=f"<rss><channel>{items}</channel></rss>".encode())


def test_what_a_feed_lists_no_more_is_not_gone(
    site: dict[str, Reply], ask: Ask, workshop: Workshop
) -> None:
    lines = 'type = "feed"\nurl = "URL/feed"\n'
    site.update({"/a.pdf": FIRST, "/b.pdf": SECOND, "/feed": feed("/a.pdf", "/b.pdf")})
    ask(lines)

    site["/feed"] = feed("/b.pdf")
    assert [ask(lines).gone for _ in range(3)] == [(), (), ()]
    assert workshop.catalogue.sources.coverage("k").listed == 2


FIRST_AGENDA = 'type = "firstagenda"\nhost = "URL"\n'


def agenda() -> dict[str, Reply]:
    return {
        **sites.first_agenda(),
        "/vis/pdf/dagsordenpunkt/m1-p1": FIRST,
        "/vis/pdf/bilag/m1-b1/": SECOND,
    }


def test_gaps_are_told_until_they_are_closed(
    site: dict[str, Reply], ask: Ask, workshop: Workshop
) -> None:
    site.update(agenda())
    report = ask(FIRST_AGENDA)
    assert [gap.kind for gap in report.gaps] == [GapKind.APPENDIX, GapKind.MEETING]
    assert workshop.catalogue.sources.coverage("k").gaps == report.gaps
    assert workshop.catalogue.searched().missing == 2

    del site["/api/agenda/dagsorden/tom"]
    assert [gap.kind for gap in ask(FIRST_AGENDA).gaps] == [GapKind.APPENDIX, GapKind.PAGE]

    item = {"Id": "t1", "Number": "1", "Navn": "Nyt punkt", "Bilag": []}
    site["/api/agenda/dagsorden/tom"] = sites.as_json({"Dagsordenpunkter": [item]})
    site["/vis/pdf/dagsordenpunkt/t1"] = FIRST
    assert [gap.kind for gap in ask(FIRST_AGENDA).gaps] == [GapKind.APPENDIX]


def test_papers_of_a_page_that_cannot_be_had_are_not_gone(
    site: dict[str, Reply], ask: Ask, workshop: Workshop
) -> None:
    site.update(agenda())
    ask(FIRST_AGENDA)
    del site["/api/agenda/dagsorden/m1"]

    for _ in range(3):
        assert ask(FIRST_AGENDA).gone == ()


def test_papers_beyond_the_last_page_followed_are_not_gone(
    site: dict[str, Reply], ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = 'type = "list page"\nurl = "URL/liste"\nfollowing = "Næste"\n'
    site.update({"/liste": sites.html(("/a.pdf", "Svar"), ("/liste?side=2", "Næste"))})
    site.update({"/liste?side=2": sites.html(("/b.pdf", "Svar")), "/a.pdf": FIRST})
    site["/b.pdf"] = SECOND
    assert ask(lines).listed == 2

    monkeypatch.setattr("corpus.sources.list_page.MAX_PAGES", 1)
    reports = [ask(lines) for _ in range(3)]

    assert [report.gone for report in reports] == [(), (), ()]
    assert [gap.kind for gap in reports[-1].gaps] == [GapKind.LIST]


def test_what_came_before_a_source_failed_is_taken_in(
    site: dict[str, Reply], ask: Ask, workshop: Workshop
) -> None:
    lines = 'type = "list page"\nurl = "URL/liste"\nfollowing = "Næste"\n'
    site["/liste"] = sites.html(("/a.pdf", "Svar"), ("/liste?side=2", "Næste"))
    site.update({"/liste?side=2": Reply(status=404), "/a.pdf": FIRST})

    with pytest.raises(UnusableInputError, match="404"):
        ask(lines)

    assert len(workshop.catalogue.papers()) == 1
    assert "404" in (workshop.catalogue.sources.coverage("k").error or "")


PUNKT = "/dagsordener-og-referater/Borgerrepr%C3%A6sentationen/m%C3%B8de-27032025/referat/punkt-7"


def item_page(text: str, token: str) -> Reply:
    body = f"""<html><head><meta name="token" content="{token}"></head><body><nav>{token}</nav>
        <main><h1>Medlemsforslag om veje</h1><p>{text}</p></main></body></html>"""
    return Reply(body=body.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


def test_a_web_page_is_new_when_it_says_something_new(
    site: dict[str, Reply], ask: Ask, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.fetch.SETTLED", datetime.timedelta(days=99_999))
    lines = 'type = "kk.dk"\nsite = "URL"\n'
    site.update(sites.kk_interface("referat"))
    site[PUNKT] = item_page("Forvaltningen foreslår at bygge en vej for 4 mio. kr.", "a1")
    first = ask(lines)
    site[PUNKT] = item_page("Forvaltningen foreslår at bygge en vej for 4 mio. kr.", "b2")
    same = ask(lines)
    site[PUNKT] = item_page("Forvaltningen foreslår at bygge en vej for 5 mio. kr.", "b2")
    changed = ask(lines)

    assert [(report.new, report.changed) for report in (first, same, changed)] == [
        (1, 0),
        (0, 0),
        (0, 1),
    ]
    old, new = sorted(workshop.catalogue.papers(), key=lambda paper: paper.version_of is not None)
    assert new.version_of == old.id

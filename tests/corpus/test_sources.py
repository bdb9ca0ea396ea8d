"""Each source lists what its site publishes, played by a server on this machine."""

from __future__ import annotations

import datetime
import errno
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import sites
from playing_server import Reply, playing
from resting import Rest
from source_kit import SINCE, Answer, Make, find, papers, serving

from corpus.errors import UnusableInputError
from corpus.papers import Kind
from corpus.sources.danish_dates import first_date
from corpus.sources.feed import Feed
from corpus.sources.files import OutOfSight, find_files, out_of_sight
from corpus.sources.first_agenda import FirstAgenda
from corpus.sources.found import FoundPaper
from corpus.sources.gaps import Gap, GapKind
from corpus.sources.http import Fetcher
from corpus.sources.kk import Kk
from corpus.sources.list_page import ListPage
from corpus.sources.oda import Oda
from corpus.sources.watched_folder import WatchedFolder


def test_a_list_page_gives_its_papers_over_all_its_pages(tmp_path: Path) -> None:
    with playing(serving(sites.list_page())) as server:
        page = ListPage(
            name="svar",
            url=f"{server.url}/svar",
            papers=r"\.pdf$",
            following="Næste",
            kind=Kind.POLITIKERSVAR,
        )
        found = papers(find(page, server, tmp_path))

    assert [paper.title for paper in found] == ["Svar til Lund 12. marts 2025", "Svar til Holm"]
    assert found[0].date == datetime.date(2025, 3, 12)
    assert found[0].kind is Kind.POLITIKERSVAR


def test_a_list_page_is_read_as_a_browser_reads_it(tmp_path: Path) -> None:
    """Moved, in an old encoding, with links in capitals, to a page within and to its other name."""
    links = (
        ("svar.pdf", "Svar om mødet"),
        ("/filer/BILAG.PDF", "Bilag"),
        ("/filer/samlet.pdf#page=2", "Side 2"),
        ("/filer/samlet.pdf", "Alt"),
        ("?side=2", "Næste"),
    )
    moved = Reply(status=301, headers={"Location": "/politik/svar/"})
    old = sites.html(*links).body.decode().encode("iso-8859-1")
    based = '<base href="/arkiv/">'
    replies = {
        "/svar": moved,
        "/politik/svar/": Reply(body=old),
        "/politik/svar/?side=2": sites.html(("gammelt.pdf", "Gammelt"), rest=based),
    }
    with playing(serving(replies)) as server:
        page = ListPage(name="s", url=f"{server.url}/svar", papers=r"\.pdf$", following="næste")
        found = papers(find(page, server, tmp_path))

    assert found[0].title == "Svar om mødet"
    assert [paper.url.removeprefix(server.url) for paper in found] == [
        "/politik/svar/svar.pdf",
        "/filer/BILAG.PDF",
        "/filer/samlet.pdf",
        "/arkiv/gammelt.pdf",
    ]


def test_a_list_page_without_papers_is_no_page_without_news(tmp_path: Path) -> None:
    with (
        playing(serving({"/svar": sites.html(("/log-ind", "Log ind"))})) as server,
        pytest.raises(UnusableInputError, match=r"No link on .* matches"),
    ):
        find(ListPage(name="s", url=f"{server.url}/svar", papers=r"\.pdf$"), server, tmp_path)


@pytest.mark.parametrize(
    ("answer", "title", "path"),
    [(sites.atom, "Referat", "/referat"), (sites.rss, "Bilag", "/bilag.pdf")],
    ids=["atom", "rss"],
)
def test_feeds_give_their_entries_with_files(
    tmp_path: Path, answer: Answer, title: str, path: str
) -> None:
    served: dict[str, sites.Reply] = {}
    with playing(serving(served)) as server:
        served.update(answer(server.url))
        (paper,) = papers(find(Feed(name="feed", url=f"{server.url}/feed"), server, tmp_path))

    assert (paper.title, paper.date) == (title, datetime.date(2025, 3, 2))
    assert paper.url.startswith(server.url + path)


def test_a_feed_in_an_old_encoding_with_short_links_is_understood(tmp_path: Path) -> None:
    feed = """<?xml version="1.0" encoding="iso-8859-1"?>
<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:1</id><title>Mødet på Ærø</title>
<link rel="self" href="feed/1"/><link href="/side/1"/>
<link rel="enclosure" type="application/pdf" href="filer/1.pdf"/></entry>
<entry><id>tag:2</id><link href="http://[ingen adresse"/></entry></feed>"""
    replies = {
        "/feed": Reply(status=302, headers={"Location": "/politik/feed"}),
        "/politik/feed": Reply(body=feed.encode("iso-8859-1")),
    }
    with playing(serving(replies)) as server:
        (paper,) = papers(find(Feed(name="feed", url=f"{server.url}/feed"), server, tmp_path))

    assert paper.title == "Mødet på Ærø"
    assert paper.url == f"{server.url}/politik/filer/1.pdf"
    assert paper.page == f"{server.url}/side/1"


def test_first_agenda_gives_open_items_and_appendices(tmp_path: Path) -> None:
    with playing(sites.behind_a_cookie(serving(sites.first_agenda()))) as server:
        item, appendix = papers(find(FirstAgenda(name="by", host=server.url), server, tmp_path))

    assert (item.title, item.kind) == ("Vejprogram", Kind.DAGSORDEN)
    assert (appendix.title, appendix.kind) == ("Bilag 1", Kind.BILAG)
    assert item.case_number == appendix.case_number == "25/26257"
    assert item.body == appendix.body == "Teknisk Udvalg"
    assert item.page == f"{server.url}/vis?id=m1&punktid=m1-p1"


def test_first_agenda_names_what_it_gives_no_paper_of(tmp_path: Path) -> None:
    replies = sites.first_agenda()
    with playing(serving(replies)) as server:
        source = FirstAgenda(name="by", host=server.url)
        appendix, meeting = _gaps(find(source, server, tmp_path))
        del replies["/api/agenda/dagsorden/m1"]
        failed = find(source, server, tmp_path)

    assert (appendix.kind, appendix.title) == (GapKind.APPENDIX, "Regneark")
    assert (meeting.kind, meeting.date) == (GapKind.MEETING, datetime.date(2025, 2, 27))
    page, still = _gaps(failed)
    assert papers(failed) == []
    assert (page.kind, still) == (GapKind.PAGE, meeting), "one meeting that fails stops no other"
    assert "404" in (page.reason or "")


def test_a_paper_stays_the_same_when_minutes_replace_the_agenda(tmp_path: Path) -> None:
    replies = sites.first_agenda("m1", "Dagsorden")
    with playing(serving(replies)) as server:
        source = FirstAgenda(name="by", host=server.url)
        before = papers(find(source, server, tmp_path))
        replies.update(sites.first_agenda("m2", "Referat"))
        after = papers(find(source, server, tmp_path))

    assert [paper.key for paper in before] == [paper.key for paper in after]
    assert before[0].url != after[0].url
    assert after[0].kind is Kind.REFERAT


def test_kk_lists_an_item_once_though_it_stands_in_agenda_and_minutes(tmp_path: Path) -> None:
    with playing(serving(sites.kk_interface("dagsorden", "referat"))) as server:
        item, appendix = papers(find(Kk(name="kk", site=server.url), server, tmp_path))

    assert (item.title, item.kind) == ("Medlemsforslag", Kind.REFERAT)
    assert appendix.date == item.date == datetime.date(2025, 3, 27)
    assert appendix.body == item.body == "Borgerrepræsentationen"
    assert appendix.page == item.url
    assert "/referat/" in item.url
    assert appendix.key.endswith("g2-bilag-1.pdf"), "a file published again keeps its key"


def test_kk_is_read_from_its_pages_when_its_interface_is_gone(tmp_path: Path) -> None:
    with playing(serving(sites.kk_pages())) as server:
        by_pages = find(Kk(name="kk", site=server.url), server, tmp_path)

    assert [paper.title for paper in papers(by_pages)] == ["Medlemsforslag", "Bilag 1"]
    (gap,) = _gaps(by_pages)
    assert (gap.kind, gap.date) == (GapKind.MEETING, datetime.date(2025, 2, 28))


def test_kk_names_an_item_whose_page_cannot_be_had(tmp_path: Path) -> None:
    replies = sites.kk_interface("referat", "dagsorden")
    for path in [path for path in replies if path.endswith("/referat/punkt-7")]:
        del replies[path]
    with playing(serving(replies)) as server:
        (gap,) = find(Kk(name="kk", site=server.url), server, tmp_path)

    assert isinstance(gap, Gap)
    assert (gap.kind, gap.title) == (GapKind.PAGE, "Medlemsforslag")


def test_oda_follows_its_pages_and_takes_pdf_files(tmp_path: Path) -> None:
    served: dict[str, sites.Reply] = {}
    with playing(serving(served)) as server:
        served.update(sites.oda(server.url))
        source = Oda(name="ft", site=server.url, condition="typeid eq 16")
        found = papers(find(source, server, tmp_path))

    assert [paper.title for paper in found] == ["Svar 1", "Svar 3"]


def _endless_list(_url: str) -> dict[str, sites.Reply]:
    return {"/svar": sites.html(("/a.pdf", "Svar"), ("/svar?side=2", "Næste"))}


def _endless_interface(url: str) -> dict[str, sites.Reply]:
    replies = sites.kk_interface("referat")
    listed = json.loads(replies["/jsonapi/node/agenda_element"].body)
    further = {"next": {"href": f"{url}/jsonapi/node/agenda_element?side=2"}}
    return {**replies, "/jsonapi/node/agenda_element": sites.as_json({**listed, "links": further})}


def _endless_pages(_url: str) -> dict[str, sites.Reply]:
    replies = sites.kk_pages()
    committee = next(iter(replies))
    body = (
        replies[committee]
        .body.decode()
        .replace("</body>", '<li class="pager__item--next"><a href="?side=2">Næste</a></li></body>')
    )
    return {**replies, committee: sites.Reply(body=body.encode())}


@pytest.mark.parametrize(
    ("make", "answer", "limit"),
    [
        (
            lambda url: ListPage(name="s", url=f"{url}/svar", papers=r"\.pdf$", following="Næste"),
            _endless_list,
            "list_page.MAX_PAGES",
        ),
        (lambda url: Kk(name="s", site=url), _endless_interface, "kk._PAGES"),
        (lambda url: Kk(name="s", site=url), _endless_pages, "kk._PAGES"),
        (lambda url: Oda(name="s", site=url), sites.oda, "oda._PAGES"),
    ],
    ids=["list page", "kk.dk", "kk.dk by pages", "oda"],
)
def test_a_list_that_is_not_followed_to_its_end_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Make, answer: Answer, limit: str
) -> None:
    monkeypatch.setattr(f"corpus.sources.{limit}", 1)
    served: dict[str, sites.Reply] = {}
    with playing(serving(served)) as server:
        served.update(answer(server.url))
        found = find(make(server.url), server, tmp_path)

    assert papers(found), "what comes before the limit is given"
    (rest,) = [gap for gap in _gaps(found) if gap.kind is GapKind.LIST]
    assert rest.url.startswith(server.url) and rest.url.endswith("=2")
    assert "after 1 pages" in (rest.reason or "")


def test_kk_gives_its_items_by_day_though_the_newest_are_listed_first(tmp_path: Path) -> None:
    replies = sites.kk_interface("referat")
    listed = json.loads(replies["/jsonapi/node/agenda_element"].body)
    (element,) = listed["data"]
    alias = element["attributes"]["path"]["alias"]
    older = {"title": "Ældre", "path": {"alias": alias.replace("27032025", "13032025")}}
    listed["data"].append({"attributes": older})
    replies["/jsonapi/node/agenda_element"] = sites.as_json(listed)
    replies[quote(older["path"]["alias"])] = sites.html()
    asked: list[str] = []

    def play(path: str, headers: Mapping[str, str]) -> sites.Reply:
        asked.append(path)
        return serving(replies)(path, headers)

    with playing(play) as server:
        first, second, _appendix = papers(find(Kk(name="kk", site=server.url), server, tmp_path))

    assert [first.title, second.title] == ["Ældre", "Medlemsforslag"]
    assert any("sort=-agenda_meeting_date" in path for path in asked)


def test_a_changed_interface_is_named(tmp_path: Path) -> None:
    with (
        playing(serving({"/api/Dokument": sites.as_json(["something", "else"])})) as server,
        pytest.raises(UnusableInputError, match=r"docs/sources\.md"),
    ):
        find(Oda(name="ft", site=server.url), server, tmp_path)


def _gaps(found: list[FoundPaper | Gap]) -> list[Gap]:
    return [item for item in found if isinstance(item, Gap)]


def close(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody look into `folder`, whoever runs the tests."""
    look = os.scandir

    def look_where_it_is_open(place: str | Path) -> Any:
        if Path(place) == folder:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
        return look(place)

    monkeypatch.setattr(os, "scandir", look_where_it_is_open)


def test_a_closed_folder_within_a_watched_one_is_a_gap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "lukket"
    closed.mkdir()
    (closed / "a.pdf").touch()
    (tmp_path / "b.pdf").touch()
    close(closed, monkeypatch)

    with Fetcher(tmp_path / "incoming", Rest().turns(tmp_path / "hosts")) as fetcher:
        found = list(WatchedFolder(name="mappe", path=tmp_path).find(fetcher, SINCE))

    assert [item.url for item in found] == [(tmp_path / "b.pdf").as_uri(), closed.as_uri()]
    assert isinstance(found[1], Gap) and found[1].kind.hides_papers


def test_what_is_out_of_sight_in_a_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, elsewhere = tmp_path / "papirer", tmp_path / "andet sted"
    closed = folder / "lukket"
    for made in (folder, elsewhere, closed):
        made.mkdir()
    (folder / "a.pdf").touch()
    leads = {"a-igen.pdf": "a.pdf", "borte.pdf": "borte", "link": elsewhere, "noter.txt": "borte"}
    for name, target in leads.items():
        (folder / name).symlink_to(target)
    close(closed, monkeypatch)

    passed = out_of_sight(folder)

    assert passed == OutOfSight(closed=(closed,), links=(folder / "borte.pdf", folder / "link"))


def test_a_link_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "papirer", tmp_path / "andet sted"
    for made in (folder, elsewhere):
        made.mkdir()
        (made / "a.pdf").touch()
    (folder / "b.pdf").symlink_to(elsewhere / "a.pdf")

    assert find_files([folder]) == (folder / "a.pdf",)


def test_a_watched_folder_lists_its_papers(tmp_path: Path) -> None:
    (tmp_path / "under").mkdir()
    for name in ("a.pdf", "under/b.PDF", "note.txt", ".skjult.pdf"):
        (tmp_path / name).write_bytes(b"%PDF")

    with Fetcher(tmp_path / "incoming", Rest().turns(tmp_path / "hosts")) as fetcher:
        found = list(WatchedFolder(name="mappe", path=tmp_path).find(fetcher, SINCE))

    assert [Path(paper.url).name for paper in found] == ["a.pdf", "b.PDF"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Svar af 27. marts 2025", datetime.date(2025, 3, 27)),
        ("mødet 27.03.2025 kl. 17", datetime.date(2025, 3, 27)),
        ("/møde-27032025/referat", datetime.date(2025, 3, 27)),
        ("2025-03-27T16:00:00", datetime.date(2025, 3, 27)),
        ("den 31.02.2025", None),
        ("J.nr. 123456789", None),
    ],
)
def test_dates_are_read_as_sites_write_them(text: str, day: datetime.date | None) -> None:
    assert first_date(text) == day

"""Each source lists what its site publishes, played by a server on this machine."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playing_server import Play, Playing, Reply, playing
from resting import Rest

from corpus.errors import UnusableInputError, UsageError
from corpus.papers import Kind
from corpus.sources.configuration import configured_source, configured_sources
from corpus.sources.danish_dates import first_date
from corpus.sources.feed import Feed
from corpus.sources.first_agenda import FirstAgenda
from corpus.sources.found import FoundPaper, Source
from corpus.sources.http import Fetcher, Manners
from corpus.sources.kk import Kk
from corpus.sources.list_page import ListPage
from corpus.sources.oda import Oda
from corpus.sources.watched_folder import WatchedFolder

SINCE = datetime.date(2025, 1, 1)


def html(*links: tuple[str, str], rest: str = "") -> Reply:
    anchors = "".join(f'<p><a href="{address}">{text}</a></p>' for address, text in links)
    return Reply(body=f"<html><body>{anchors}{rest}</body></html>".encode())


def as_json(document: Any) -> Reply:
    return Reply(body=json.dumps(document).encode(), headers={"Content-Type": "application/json"})


def serving(replies: Mapping[str, Reply]) -> Play:
    """Plays by path without its query, but a reply for the whole address wins."""

    def play(path: str, _headers: Mapping[str, str]) -> Reply:
        return replies.get(path) or replies.get(path.split("?", maxsplit=1)[0]) or Reply(status=404)

    return play


def find(source: Source, server: Playing, folder: Path) -> list[FoundPaper]:
    manners = Manners(pause=0, private_hosts=frozenset({server.host}))
    with Fetcher(folder, Rest().turns(folder / "hosts"), manners) as fetcher:
        return list(source.find(fetcher, SINCE))


def test_a_list_page_gives_its_papers_over_all_its_pages(tmp_path: Path) -> None:
    replies = {
        "/svar": html(
            ("/filer/svar-til-lund-12-03-2025.pdf", "Svar til Lund 12. marts 2025"),
            ("/filer/gammelt.pdf", "Svar af 1. maj 2019"),
            ("/om", "Om siden"),
            ("/svar?side=2", "Næste side"),
        ),
        "/svar?side=2": html(
            ("/filer/uden-dato.pdf", "Svar til Holm"),
            ("/filer/svar-til-lund-12-03-2025.pdf", "Samme igen"),
            ("/svar", "Næste side"),
        ),
    }
    with playing(serving(replies)) as server:
        page = ListPage(
            name="svar",
            url=f"{server.url}/svar",
            papers=r"\.pdf$",
            following="Næste",
            kind=Kind.POLITIKERSVAR,
        )
        found = find(page, server, tmp_path)

    assert [paper.title for paper in found] == ["Svar til Lund 12. marts 2025", "Svar til Holm"]
    assert found[0].date == datetime.date(2025, 3, 12)
    assert found[0].kind is Kind.POLITIKERSVAR


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:1</id><title>Referat</title>
<published>2025-03-02T10:00:00Z</published><link href="{url}/side"/>
<link rel="enclosure" type="application/pdf" href="{url}/referat"/></entry>
<entry><id>tag:2</id><title>Uden fil</title><link href="{url}/nyhed"/></entry></feed>"""

RSS = """<rss><channel><item><guid>1</guid><title>Bilag</title>
<pubDate>Sun, 02 Mar 2025 10:00:00 +0100</pubDate><link>{url}/bilag.pdf?download=1</link></item>
<item><title>Gammelt</title><pubDate>Sun, 02 Mar 2014 10:00:00 +0100</pubDate>
<link>{url}/gammelt.pdf</link></item></channel></rss>"""


@pytest.mark.parametrize(
    ("feed", "title", "path"), [(ATOM, "Referat", "/referat"), (RSS, "Bilag", "/bilag.pdf")]
)
def test_feeds_give_their_entries_with_files(
    tmp_path: Path, feed: str, title: str, path: str
) -> None:
    served: dict[str, Reply] = {}
    with playing(serving(served)) as server:
        served["/feed"] = Reply(body=feed.format(url=server.url).encode())
        found = find(Feed(name="feed", url=f"{server.url}/feed"), server, tmp_path)

    assert [(paper.title, paper.date) for paper in found] == [(title, datetime.date(2025, 3, 2))]
    assert found[0].url.startswith(server.url + path)


def first_agenda(meeting: str, name: str) -> dict[str, Reply]:
    """FirstAgenda with one meeting, under the address and name it has at the time."""
    return {
        "/": html(),
        "/api/agenda/udvalgsliste": as_json(
            {
                "Udvalg": {
                    "2022-2025": [
                        {
                            "Id": "u1",
                            "Navn": "Teknisk Udvalg",
                            "Moeder": [
                                {"Id": meeting, "Dato": "2025-03-27T16:00:00", "Navn": name},
                                {"Id": "old", "Dato": "2019-03-27T16:00:00", "Navn": "Referat"},
                            ],
                        }
                    ]
                }
            }
        ),
        f"/api/agenda/dagsorden/{meeting}": as_json(
            {
                "Dagsordenpunkter": [
                    {
                        "Id": f"{meeting}-p1",
                        "Number": "1",
                        "Navn": "Vejprogram",
                        "SagsNummer": "25/26257",
                        "IsOpen": True,
                        "Bilag": [
                            {"Id": f"{meeting}-b1", "Navn": "Bilag 1", "HarPdfVersion": "true"},
                            {"Id": f"{meeting}-b2", "Navn": "Regneark", "HarPdfVersion": False},
                        ],
                    },
                    {"Id": f"{meeting}-p2", "Number": "2", "Navn": "Lukket", "IsOpen": False},
                ]
            }
        ),
    }


def test_first_agenda_gives_open_items_and_appendices(tmp_path: Path) -> None:
    with playing(serving(first_agenda("m1", "Dagsorden"))) as server:
        found = find(FirstAgenda(name="by", host=server.url), server, tmp_path)

    assert [(paper.title, paper.kind) for paper in found] == [
        ("Vejprogram", Kind.DAGSORDEN),
        ("Bilag 1", Kind.BILAG),
    ]
    assert {paper.case_number for paper in found} == {"25/26257"}
    assert {paper.body for paper in found} == {"Teknisk Udvalg"}
    assert found[0].page == f"{server.url}/vis?id=m1&punktid=m1-p1"


def test_a_paper_stays_the_same_when_minutes_replace_the_agenda(tmp_path: Path) -> None:
    replies = first_agenda("m1", "Dagsorden")
    with playing(serving(replies)) as server:
        source = FirstAgenda(name="by", host=server.url)
        before = find(source, server, tmp_path)
        replies.update(first_agenda("m2", "Referat"))
        after = find(source, server, tmp_path)

    assert [paper.key for paper in before] == [paper.key for paper in after]
    assert before[0].url != after[0].url
    assert after[0].kind is Kind.REFERAT


ALIAS = "/dagsordener-og-referater/Borgerrepræsentationen/møde-27032025/{kind}/punkt-7"
APPENDICES = html(("/sites/default/files/agenda/g1/g2-bilag-1_0.pdf", "Bilag 1"), ("/om", "Om"))


def kk(**interface: Reply) -> dict[str, Reply]:
    encoded = "/dagsordener-og-referater/Borgerrepr%C3%A6sentationen/m%C3%B8de-27032025"
    return {
        "/dagsordener-og-referater/Borgerrepr%C3%A6sentationen": html(
            (f"{encoded}/referat", "Referat")
        ),
        f"{encoded}/referat": html((f"{encoded}/referat/punkt-7", "Medlemsforslag")),
        f"{encoded}/referat/punkt-7": APPENDICES,
        f"{encoded}/dagsorden/punkt-7": APPENDICES,
        **interface,
    }


def agenda_element(kind: str) -> dict[str, Any]:
    return {"attributes": {"title": "Medlemsforslag", "path": {"alias": ALIAS.format(kind=kind)}}}


def test_kk_lists_an_item_once_though_it_stands_in_agenda_and_minutes(tmp_path: Path) -> None:
    listed = {"data": [agenda_element("dagsorden"), agenda_element("referat")], "links": {}}
    replies = kk(**{"/jsonapi/node/agenda_element": as_json(listed)})
    with playing(serving(replies)) as server:
        found = find(Kk(name="kk", site=server.url), server, tmp_path)

    (paper,) = found
    assert paper.date == datetime.date(2025, 3, 27)
    assert paper.body == "Borgerrepræsentationen"
    assert paper.page is not None
    assert "/referat/" in paper.page
    assert paper.key.endswith("g2-bilag-1.pdf"), "a file published again keeps its key"


def test_kk_is_read_from_its_pages_when_its_interface_is_gone(tmp_path: Path) -> None:
    with playing(serving(kk())) as server:
        by_pages = find(Kk(name="kk", site=server.url), server, tmp_path)

    assert [paper.title for paper in by_pages] == ["Bilag 1"]


def test_oda_follows_its_pages_and_takes_pdf_files(tmp_path: Path) -> None:
    def document(number: int, form: str) -> dict[str, Any]:
        file = {"id": number, "format": form, "filurl": f"https://www.ft.dk/{number}.pdf"}
        return {"id": number, "titel": f"Svar {number}", "dato": "2025-02-03", "Fil": [file]}

    served: dict[str, Reply] = {}
    with playing(serving(served)) as server:
        following = f"{server.url}/api/Dokument?page=2"
        served["/api/Dokument"] = as_json(
            {"value": [document(1, "PDF")], "odata.nextLink": following}
        )
        served["/api/Dokument?page=2"] = as_json(
            {"value": [document(2, "DOC"), document(3, "PDF")]}
        )
        found = find(Oda(name="ft", site=server.url, condition="typeid eq 16"), server, tmp_path)

    assert [paper.title for paper in found] == ["Svar 1", "Svar 3"]


def test_a_changed_interface_is_named(tmp_path: Path) -> None:
    with (
        playing(serving({"/api/Dokument": as_json(["something", "else"])})) as server,
        pytest.raises(UnusableInputError, match=r"docs/sources\.md"),
    ):
        find(Oda(name="ft", site=server.url), server, tmp_path)


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


def test_sources_are_configured_in_one_file(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(
        """
        [[source]]
        name = "svar"
        type = "list page"
        url = "https://www.example.dk/svar"
        kind = "politikersvar"

        [[source]]
        name = "møder"
        type = "firstagenda"
        host = "https://dagsordener.example.dk"
        cron = "0 5 * * 1-5"
        """
    )

    entries = configured_sources(tmp_path)

    assert [entry.source().name for entry in entries] == ["svar", "møder"]
    assert entries[1].cron == "0 5 * * 1-5"
    with pytest.raises(UsageError, match="svar, møder"):
        configured_source(tmp_path, "andet")


def test_a_mistake_in_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text('[[source]]\nname = "x"\ntype = "list page"\n')

    with pytest.raises(UsageError, match=r"source 1, url: .*required"):
        configured_sources(tmp_path)

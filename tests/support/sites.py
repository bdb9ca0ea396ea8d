"""Sites as they were seen in the wild (docs/sources.md), small and on paper."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from playing_server import Play, Reply


def html(*links: tuple[str, str], rest: str = "") -> Reply:
    anchors = "".join(f'<p><a href="{address}">{text}</a></p>' for address, text in links)
    return Reply(body=f"<html><body>{anchors}{rest}</body></html>".encode())


def as_json(document: Any) -> Reply:
    return Reply(body=json.dumps(document).encode(), headers={"Content-Type": "application/json"})


def list_page(_url: str = "") -> dict[str, Reply]:
    """Two pages, the second leading back to the first."""
    return {
        "/svar": html(
            ("/filer/svar-til-lund-12-03-2025.pdf", "Svar til Lund 12. marts 2025"),
            ("/filer/gammelt.pdf", "Svar af 1. maj 2019"),
            ("/om", "Om siden"),
            ("http://[ingen adresse", "Fejl"),
            ("/svar?side=2", "Næste side"),
        ),
        "/svar?side=2": html(
            ("/filer/uden-dato.pdf", "Svar til Holm"),
            ("/filer/svar-til-lund-12-03-2025.pdf", "Samme igen"),
            ("/svar", "Næste side"),
        ),
    }


_ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:1</id><title>Referat</title>
<published>2025-03-02T10:00:00Z</published><link href="{url}/side"/>
<link rel="enclosure" type="application/pdf" href="{url}/referat"/></entry>
<entry><id>tag:2</id><title>Uden fil</title><link href="{url}/nyhed"/></entry></feed>"""

_RSS = """<rss><channel><item><guid>1</guid><title>Bilag</title>
<pubDate>Sun, 02 Mar 2025 10:00:00 +0100</pubDate><link>{url}/bilag.pdf?download=1</link></item>
<item><title>Gammelt</title><pubDate>Sun, 02 Mar 2014 10:00:00 +0100</pubDate>
<link>{url}/gammelt.pdf</link></item></channel></rss>"""


def atom(url: str) -> dict[str, Reply]:
    return {"/feed": Reply(body=_ATOM.format(url=url).encode())}


def rss(url: str) -> dict[str, Reply]:
    return {"/feed": Reply(body=_RSS.format(url=url).encode())}


def first_agenda(meeting: str = "m1", name: str = "Dagsorden") -> dict[str, Reply]:
    """A meeting with papers, under the address and name it has at the time, and some without."""
    meetings = [
        {"Id": meeting, "Dato": "2025-03-27T16:00:00", "Navn": name},
        {"Id": "old", "Dato": "2019-03-27T16:00:00", "Navn": "Referat"},
        {"Id": "tom", "Dato": "2025-02-27T16:00:00", "Navn": "Dagsorden"},
    ]
    committee = {"Id": "u1", "Navn": "Teknisk Udvalg", "Moeder": meetings}
    appendices = [
        {"Id": f"{meeting}-b1", "Navn": "Bilag 1", "HarPdfVersion": "true"},
        {"Id": f"{meeting}-b2", "Navn": "Regneark", "HarPdfVersion": False},
    ]
    item = {
        "Id": f"{meeting}-p1",
        "Number": "1",
        "Navn": "Vejprogram",
        "SagsNummer": "25/26257",
        "IsOpen": True,
        "Bilag": appendices,
    }
    closed = {"Id": f"{meeting}-p2", "Number": "2", "Navn": "Lukket", "IsOpen": False}
    return {
        "/": html(),
        "/api/agenda/udvalgsliste": as_json({"Udvalg": {"2022-2025": [committee]}}),
        f"/api/agenda/dagsorden/{meeting}": as_json({"Dagsordenpunkter": [item, closed]}),
        "/api/agenda/dagsorden/tom": as_json({"Dagsordenpunkter": []}),
    }


def behind_a_cookie(play: Play) -> Play:
    """Plays to those alone who have fetched the cookie that the first page sends them for."""

    def play_it(path: str, headers: Mapping[str, str]) -> Reply:
        if path.startswith("/Home/AnonymousAuthentication"):
            cookie = {"Set-Cookie": "anonym=1; Path=/", "Location": "/"}
            return Reply(status=302, headers=cookie)
        if path != "/robots.txt" and "anonym=1" not in headers.get("Cookie", ""):
            callback = f"/Home/AnonymousAuthentication?callback={quote(path)}"
            return Reply(status=302, headers={"Location": callback})
        return play(path, headers)

    return play_it


_ALIAS = "/dagsordener-og-referater/Borgerrepræsentationen/møde-27032025/{kind}/punkt-7"
_APPENDICES = html(("/sites/default/files/agenda/g1/g2-bilag-1_0.pdf", "Bilag 1"), ("/om", "Om"))


def kk_pages() -> dict[str, Reply]:
    """What citizens read: a committee's meetings, one of them without items."""
    committee = "/dagsordener-og-referater/Borgerrepr%C3%A6sentationen"
    encoded = f"{committee}/m%C3%B8de-27032025"
    empty = f"{committee}/m%C3%B8de-28022025/dagsorden"
    return {
        committee: html((f"{encoded}/referat", "Referat"), (empty, "Dagsorden")),
        empty: html(),
        f"{encoded}/referat": html((f"{encoded}/referat/punkt-7", "Medlemsforslag")),
        f"{encoded}/referat/punkt-7": _APPENDICES,
        f"{encoded}/dagsorden/punkt-7": _APPENDICES,
    }


def kk_interface(*kinds: str) -> dict[str, Reply]:
    """The same with the JSON:API, which lists the item once for each of `kinds`."""
    elements = [
        {"attributes": {"title": "Medlemsforslag", "path": {"alias": _ALIAS.format(kind=kind)}}}
        for kind in kinds
    ]
    listed = as_json({"data": elements, "links": {}})
    return {**kk_pages(), "/jsonapi/node/agenda_element": listed}


def oda(url: str) -> dict[str, Reply]:
    """Two pages of documents, one without a PDF."""

    def document(number: int, form: str) -> dict[str, Any]:
        file = {"id": number, "format": form, "filurl": f"https://www.ft.dk/{number}.pdf"}
        return {"id": number, "titel": f"Svar {number}", "dato": "2025-02-03", "Fil": [file]}

    following = "/api/Dokument?page=2"
    first = {"value": [document(1, "PDF")], "odata.nextLink": f"{url}{following}"}
    second = {"value": [document(2, "DOC"), document(3, "PDF")]}
    return {"/api/Dokument": as_json(first), following: as_json(second)}

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from costs import cost
from httpx import Response
from library_room import ALTERNATIVE, COSTS, HOSTILE, PROMISE, QUESTION
from readings import RECIPE, original_reading, question, reading
from starlette.testclient import TestClient
from web_client import csrf

from corpus.progress import silent
from corpus.sources.found import FoundPaper
from corpus.sources.gaps import Gap, GapKind
from index.update import update_index
from kildesvar.web.room import Room
from queries.overview import Overview
from queries.overview_rows import Topic


def test_a_search_shows_passages_with_place_and_reason(client: TestClient) -> None:
    shown = client.get("/?q=kontorlicenser").text
    assert "Udgifter til kontorlicenser" in shown
    assert "<mark>Kontorlicenser</mark> kostede 8,9 mio. kr. i 2024." in shown
    assert "Side 1" in shown and "1. maj 2025" in shown
    assert "Fundet på »kontorlicenser«" in shown


def test_conditions_alone_list_passages_without_reasons(client: TestClient) -> None:
    shown = client.get("/?q=tema:omkostning").text
    assert "Kontorlicenser kostede 8,9 mio. kr. i 2024." in shown
    assert "Kun afsnit med temaet omkostning." in shown
    assert "Ingen af ordene" not in shown and "af 100" not in shown


def test_facets_narrow_and_widen_by_address(client: TestClient) -> None:
    wide = client.get("/?q=kontorlicenser").text
    narrowing = re.search(r'href="(/\?q=kontorlicenser&amp;kind=indstilling)"', wide)
    assert narrowing is not None
    narrow = client.get(narrowing[1].replace("&amp;", "&")).text
    assert "Udgifter til kontorlicenser" in narrow and "Politikersvar til Mette" not in narrow
    assert 'href="/?q=kontorlicenser"' in narrow


@pytest.mark.parametrize(
    "address",
    [
        "/?q=",
        "/?q=%20%20",
        "/?q=!!",
        "/?q=a&kind=findes-ikke",
        "/?q=a&from=i%20går",
        "/?q=a&k=-1",
        "/?q=art:findes-ikke",
        "/?q=%00%EF%BF%BF",
        "/papers?year=abc",
    ],
)
def test_odd_searches_are_answered_kindly(client: TestClient, address: str) -> None:
    answered = client.get(address)
    assert answered.status_code in (200, 400)
    assert "Traceback" not in answered.text


def test_what_papers_say_is_shown_and_never_run(client: TestClient) -> None:
    for path in ("/?q=kontorlicenser", "/papers", "/papers/p-hostile"):
        shown = client.get(path).text
        assert "<script>alert" not in shown and "<b>fed" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in client.get("/papers/p-hostile").text
    assert HOSTILE in client.get("/api/papers/p-hostile").json()["text"]


def test_a_query_cannot_break_out_of_the_page(client: TestClient) -> None:
    shown = client.get("/", params={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in shown


def test_a_paper_has_text_pictures_marks_and_what_belongs_to_it(client: TestClient) -> None:
    shown = client.get("/papers/p-costs?q=licenser").text
    assert "Kontor" in shown and "<mark>Kontorlicenser</mark>" in shown
    assert 'class="tag t2"' in shown and 'class="switch-t2"' in shown
    assert '<g class="theme t2">' in shown and '<g class="found">' in shown
    assert 'aria-label="Markeret på side 1: tema alternativ, tema omkostning, fundne ord"' in shown
    assert 'src="/papers/p-costs/pages/1.png"' in shown


def test_a_paper_that_its_sources_list_no_more_says_so(client: TestClient) -> None:
    catalogue = client.app.state.room.catalogue
    original = catalogue.paper("p-costs").original
    for source in ("svar", "feed"):
        found = FoundPaper(key="a", url=f"https://kommune.example/{source}.pdf")
        catalogue.sources.saw(source, found)
        catalogue.sources.fetched(source, "a", original, {})
    for _ in range(3):
        catalogue.sources.missed("svar", {"a"})
    assert "trukket tilbage" not in client.get("/papers/p-costs").text, "one lists it still"

    for _ in range(3):
        catalogue.sources.missed("feed", {"a"})
    assert "trukket tilbage" in client.get("/papers/p-costs").text


def test_conditions_without_words_are_listed(client: TestClient) -> None:
    listed = client.get("/", params={"q": "", "kind": "politikersvar"}).text
    assert "<title>Afgrænset søgning" in listed
    assert "nyeste afsnit" in listed
    assert "felt" not in listed


def test_only_the_words_of_a_line_are_marked(client: TestClient) -> None:
    shown = client.get("/", params={"q": "kontorlicenser år:2025 -skoler"}).text
    assert "<mark>Kontorlicenser</mark>" in shown
    assert "<mark>2025</mark>" not in shown
    assert "?q=kontorlicenser&amp;" in shown


def test_what_the_line_asks_for_is_no_facet_to_choose(client: TestClient) -> None:
    assert "&amp;kind=rapport" in client.get("/", params={"q": "kontor"}).text
    narrowed = client.get("/", params={"q": "kontor art:rapport art:politikersvar"}).text
    assert "&amp;kind=" not in narrowed


def test_hits_are_downloaded_for_spreadsheets_and_reference_managers(client: TestClient) -> None:
    shown = client.get("/", params={"q": "kontorlicenser", "theme": "omkostning"}).text
    address = "q=kontorlicenser&theme=omkostning"
    assert f'href="/search.csv?{address.replace("&", "&amp;")}"' in shown
    sheet = client.get(f"/search.csv?{address}")
    assert sheet.headers["content-disposition"] == 'attachment; filename="fund.csv"'
    rows = list(csv.DictReader(io.StringIO(sheet.text.lstrip("\ufeff")), delimiter=";"))
    assert rows[0]["tekst"].startswith("Kontorlicenser kostede")
    assert client.get(f"/search.bib?{address}").text.startswith("@techreport{p-costs")
    assert client.get(f"/search.json?{address}").json()[0]["id"] == "p-costs"
    assert json.loads(client.get(f"/search.jsonl?{address}").text.splitlines()[0])["pages"] == "1"
    assert client.get(f"/search.xls?{address}").status_code == 422
    assert client.get("/search.csv").status_code == 400


def test_a_hit_leads_to_what_is_like_it(client: TestClient) -> None:
    found = client.get("/", params={"q": "kontorlicenser"}).text
    assert 'href="/passages/p-costs-0/alike"' in found
    alike = client.get("/passages/p-costs-0/alike").text
    assert "Kontorlicenser kostede 8,9 mio. kr." in alike
    assert alike.count('/alike"') > 1
    assert 'href="/passages/p-costs-0/alike"' not in alike
    assert client.get("/passages/nowhere/alike").status_code == 404


def test_where_nothing_is_held_it_is_said(client: TestClient) -> None:
    nowhere = "Ingen dokumenter opfylder afgrænsningen."
    assert nowhere in client.get("/papers?year=1850").text
    assert nowhere in client.get("/?q=licenser&year=1850").text
    assert nowhere in client.get("/?q=licenser+sag:1/1850").text
    assert nowhere not in client.get("/papers").text


def test_the_operator_reads_of_the_index_in_danish(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = client.app.state.room.library
    status = library.status()
    for state, told in {
        "none yet": ">intet endnu<",
        "damaged: a file is short": ">beskadiget: kør",
        "stale: run kildesvar check --repair": ">bagud: kør",
    }.items():
        ill = replace(status, index=replace(status.index, state=state))
        monkeypatch.setattr(type(library), "status", lambda _self, ill=ill: ill)
        assert told in client.get("/operator").text


def test_many_papers_are_listed_page_by_page(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = re.compile(r'<a href="(/papers/p-[\w-]+)" lang')
    everything = listed.findall(client.get("/papers").text)
    assert "page=2" not in client.get("/papers").text

    monkeypatch.setattr("kildesvar.web.routes.papers._ON_A_PAGE", 2)
    found, address = [], "/papers?kind="
    while address:
        shown = client.get(address).text
        found += listed.findall(shown)
        further = re.search(r'rel="next" href="([^"]+)"', shown)
        address = further[1].replace("&amp;", "&") if further else ""

    assert found == everything
    assert client.get("/papers?page=999").status_code == 404


def test_a_passage_leads_to_its_place(client: TestClient) -> None:
    moved = client.get("/passages/p-costs-1", follow_redirects=False)
    assert moved.headers["location"] == "/papers/p-costs?passage=p-costs-1#chosen"
    shown = client.get("/papers/p-costs?passage=p-costs-1").text
    chosen = re.search(r'id="chosen">(.*?)</div>', shown, re.S)
    assert chosen is not None and ALTERNATIVE in re.sub("<[^>]+>", "", chosen[1])


def test_a_new_version_shows_what_has_changed(client: TestClient) -> None:
    room = client.app.state.room
    first = reading(
        "first", ["Driften koster 1,1 mio. kr. om året.", "Sagen er ny."], title="Drift"
    )
    second = reading(
        "second", ["Driften koster 1,4 mio. kr. om året."], title="Drift", case_numbers=("1",)
    )
    old = replace(first, paper=replace(first.paper, case_numbers=("1",)))
    for item in (old, second):
        room.catalogue.add(original_reading(item), recipe="test")
    shown = client.get("/papers/p-second/changes").text
    assert "<del>1,1</del>" in shown and "<ins>1,4</ins>" in shown and "Sagen er ny." in shown
    assert "/papers/p-second/changes" in client.get("/papers/p-second").text
    assert "Der er en nyere udgave" in client.get("/papers/p-first").text
    assert client.get("/papers/p-first/changes").status_code == 404


def test_a_quote_is_marked_by_its_span(client: TestClient) -> None:
    shown = client.get("/papers/p-costs/evidence?span=0-20").text
    assert shown.count("<rect") == 1 and '<g class="chosen">' in shown
    assert client.get("/papers/p-costs/evidence?span=alt").status_code == 422


def test_a_page_is_drawn_and_kept(client: TestClient) -> None:
    first = client.get("/papers/p-costs/pages/1.png")
    assert first.headers["content-type"] == "image/png" and first.content[1:4] == b"PNG"
    assert client.get("/papers/p-costs/pages/1.png").content == first.content
    assert client.get("/papers/p-costs/pages/2.png").status_code == 404
    assert client.get("/papers/p-costs/pages/0.png").status_code == 422


def test_a_page_that_cannot_be_drawn_is_said_and_the_next_is_drawn(client: TestClient) -> None:
    drawer = client.app.state.room.library.page_drawer
    patience, drawer._seconds = drawer._seconds, 0.0
    refused = client.get("/papers/p-costs/pages/1.png")
    assert refused.status_code == 422 and "kan ikke tegnes inden for" in refused.text
    drawer._seconds = patience
    assert client.get("/papers/p-costs/pages/1.png").status_code == 200


def test_what_is_not_there_is_said(client: TestClient) -> None:
    for path in ("/papers/x", "/passages/x", "/drafts/x", "/jobs/x", "/overview/x", "/x"):
        answered = client.get(path)
        assert answered.status_code == 404 and "Siden findes ikke" in answered.text
        assert '<a href="/questions">Spørgsmål</a>' in answered.text


def test_the_register_puts_overdue_questions_first(client: TestClient) -> None:
    shown = client.get("/questions").text
    assert QUESTION in shown and PROMISE in shown
    assert "Skulle have været besvaret senest 1. februar 2025." in shown
    sheet = client.get("/questions.csv").content.decode("utf-8-sig")
    assert sheet.splitlines()[0].startswith("spørgsmål;stillet af;parti")
    assert f"{QUESTION};Mette Lindholt;F;2025-01-02;udskudt" in sheet


def test_many_questions_are_listed_page_by_page(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = client.app.state.room
    letter = reading("brev", ["Hvad koster en cykelsti?"])
    asked = replace(letter, questions=(question(letter.passages[0], id="q-9"),))
    room.catalogue.add(original_reading(asked), recipe="test")
    assert "page=2" not in client.get("/questions").text

    monkeypatch.setattr("kildesvar.web.routes.questions._ON_A_PAGE", 1)
    first = client.get("/questions").text
    second = client.get("/questions?which=open&page=2").text

    assert "/questions?which=open&amp;page=2" in first
    assert QUESTION in first and QUESTION not in second
    assert "Hvad koster en cykelsti?" in second and 'rel="next"' not in second
    assert client.get("/questions?page=3").status_code == 404


def test_overviews_are_tables_with_sources(client: TestClient) -> None:
    for topic in ("costs", "principles", "alternatives"):
        assert client.get(f"/overview/{topic}").status_code == 200
    assert "Kilde" in client.get("/overview/costs/download/csv").text
    assert client.get("/overview/costs/download/exe").status_code == 404


def test_an_overview_is_narrowed_and_so_are_its_files(client: TestClient) -> None:
    def rows(address: str) -> int:
        return len(client.get(f"/api/overview/alternatives{address}").json())

    assert rows("") == rows("?q=kontorlicens") == rows("?kind=indstilling") == 1
    assert rows("?q=cykelsti") == rows("?year=1999") == rows("?kind=bilag") == 0
    shown = client.get("/overview/alternatives?q=kontorlicens&kind=bilag").text
    assert 'value="kontorlicens"' in shown and '<option value="bilag" selected>' in shown
    assert "Ingen rækker opfylder afgrænsningen." in shown
    narrowed = client.get("/overview/alternatives?q=kontorlicens").text
    assert "/overview/alternatives/download/csv?q=kontorlicens" in narrowed
    assert "/overview/principles?q=kontorlicens" in narrowed
    file = client.get("/overview/alternatives/download/csv?q=cykelsti").text
    assert len(file.splitlines()) == 1
    assert client.get("/api/overview/costs?sag=1").status_code == 400
    assert client.get("/overview/costs?kind=avis").status_code == 400


def test_a_long_overview_stands_on_several_pages(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    costs = Overview(topic=Topic.COSTS, rows=tuple(cost(1000 + number) for number in range(301)))
    monkeypatch.setattr(Room, "overview", lambda *_asked: costs)

    first, second = (client.get(f"/overview/costs{page}").text for page in ("", "?page=2"))

    assert '<td data-column="År">1000</td>' in first and ">1300</td>" not in first
    assert ">1300</td>" in second and 'rel="prev"' in second
    assert client.get("/overview/costs?page=3").status_code == 404


def test_cells_of_overviews_name_their_column_for_narrow_windows(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    costs = Overview(topic=Topic.COSTS, rows=(cost(2024),))
    monkeypatch.setattr(Room, "overview", lambda *_asked: costs)

    shown = client.get("/overview/costs").text

    assert '<td data-column="Beløb" class="number">1 mio. kr.</td>' in shown
    assert '<td data-column="Citat" class="long">' in shown


def test_the_operator_sees_how_the_library_does(client: TestClient) -> None:
    shown = client.get("/operator").text
    assert "i orden" in shown and "catalogue.sqlite" in shown


def test_the_operator_sees_what_a_source_does_not_give(client: TestClient, home: Path) -> None:
    listed = '[[source]]\nname = "mappe"\ntype = "folder"\npath = "papirer"\n'
    (home / "sources.toml").write_text(listed, encoding="utf-8")
    gap = Gap(kind=GapKind.APPENDIX, url="https://kommune.example/b1", title="Bilag 1")
    client.app.state.room.catalogue.sources.lacks("mappe", [gap])

    shown = client.get("/operator").text

    assert "1 uden fil hos kilden" in shown and "bilag uden fil: Bilag 1" in shown


def test_the_operator_sees_that_a_source_is_not_asked_any_more(
    client: TestClient, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = '[[source]]\nname = "svar"\ntype = "folder"\npath = "papirer"\n'
    (home / "sources.toml").write_text(listed, encoding="utf-8")
    ledger = client.app.state.room.catalogue.sources
    ledger.start_round("r1", "svar")
    assert "seneste hentning blev afbrudt" in client.get("/operator").text

    ledger.finish_round("r1", new=0, error=None)
    assert ">følges<" in client.get("/operator").text

    due = datetime.datetime.now(datetime.UTC)
    monkeypatch.setattr("kildesvar.status.last_due", lambda _cron, _moment: due)
    assert "skulle have været hentet" in client.get("/operator").text

    ledger.start_round("r2", "svar")
    ledger.finish_round("r2", new=0, error="There is no folder papirer. Mount or make it, or "
                        "correct the path.")  # fmt: skip
    assert "Mappen papirer findes ikke." in client.get("/operator").text


def test_searches_are_kept_and_forgotten(client: TestClient) -> None:
    fields = {"csrf": csrf(client, "/"), "name": "Licenser <3", "address": "q=licenser&kind=bilag"}
    client.post("/searches", data=fields)
    shown = client.get("/").text
    kept = re.search(r'<a href="/\?q=licenser&amp;kind=bilag">Licenser &lt;3</a>', shown)
    forget = re.search(r'action="(/searches/\w+/forget)"', shown)
    assert kept is not None and forget is not None
    client.post(forget[1], data={"csrf": csrf(client, "/")})
    assert "Licenser &lt;3" not in client.get("/").text


def test_a_kept_search_has_a_name_of_its_own(client: TestClient) -> None:
    def keep(name: str, address: str) -> Response:
        fields = {"csrf": csrf(client, "/"), "name": name, "address": address}
        return client.post("/searches", data=fields)

    keep("Licenser", "q=licenser")
    assert keep("Licenser", "q=licenser").status_code == 200, "sent twice by a double click"
    taken = keep(" Licenser ", "q=skolemad")

    assert taken.status_code == 400 and "Der er allerede en gemt søgning" in taken.text
    assert "En gemt søgning skal have et navn." in keep("  ", "q=x").text
    assert client.get("/").text.count(">Licenser</a>") == 1


def test_a_search_is_no_longer_than_the_pages_it_leads_to_take(client: TestClient) -> None:
    answered = client.get("/", params={"q": "licenser " * 200})
    assert answered.status_code == 400 and "mere end 1.000 tegn" in answered.text


def test_a_wrong_value_is_named_as_people_know_it(client: TestClient) -> None:
    assert "der ikke kan bruges: which." in client.get("/questions?which=x").text


def test_the_language_follows_the_browser_and_the_switch(client: TestClient) -> None:
    assert "What do the papers say?" in client.get("/", headers={"accept-language": "en-GB"}).text
    client.post("/language", data={"csrf": csrf(client, "/"), "language": "en"})
    assert '<html lang="en">' in client.get("/", headers={"accept-language": "da"}).text


def test_keys_can_be_switched_off(client: TestClient) -> None:
    assert "keys.js" in client.get("/").text
    client.post("/keys", data={"csrf": csrf(client, "/"), "keys": "off"})
    assert "keys.js" not in client.get("/").text


def test_costs_stand_in_the_paper(client: TestClient) -> None:
    assert COSTS.split(".")[1] in re.sub("<[^>]+>", "", client.get("/papers/p-costs").text)


def test_a_refusal_is_told_in_the_language_of_the_page(client: TestClient) -> None:
    danish = client.get("/", params={"q": "år:snart"})
    english = client.get("/", params={"q": "år:snart"}, headers={"accept-language": "en"})
    assert danish.status_code == english.status_code == 400
    assert '<p class="error" lang="da">»år:snart« kan ikke forstås.' in danish.text
    assert "cannot be understood. Write år:2025" in english.text
    refused = client.get("/", params={"q": "kontor", "year": "x"}).text
    assert "En af afgrænsningerne har en værdi, der ikke kan bruges." in refused
    assert '<a href="/?q=kontor"><span class="visually-hidden">Fjern </span>År: x' in refused
    assert "Dokumentet findes ikke." in client.get("/papers/p-unknown").text
    told = client.get("/papers/p-unknown", headers={"accept-language": "en"}).text
    assert "There is no such paper." in told
    assert client.get("/api/papers/p-unknown").json()["error"] == "There is no such paper."
    assert "Adressen findes ikke." in client.get("/findes-ikke").text


def test_hits_are_found_anew_when_the_papers_change(client: TestClient) -> None:
    new = "Kontorlicenser koster 9,9 mio. kr. i 2025."
    for _again in range(2):
        assert "9,9 mio. kr." not in client.get("/?q=kontorlicenser").text
    room = client.app.state.room
    room.catalogue.add(original_reading(reading("new", [new])), recipe=RECIPE)
    update_index(room.catalogue, room.library.encoder, room.settings, silent)
    assert "9,9 mio. kr." in client.get("/?q=kontorlicenser").text


def test_personal_numbers_leave_by_no_page_and_no_file(client: TestClient) -> None:
    room = client.app.state.room
    told = "Kan borgeren 010190-1234 få kontorlicenser?"
    letter = reading("borger", [told], title="Svar til en borger")
    asked = replace(letter, questions=(question(letter.passages[0], id="q-9"),))
    room.catalogue.add(original_reading(asked), recipe=RECIPE)
    update_index(room.catalogue, room.library.encoder, room.settings, silent)

    for address in (
        *(f"/{name}?q=kontorlicenser" for name in ("", "search.csv", "search.jsonl")),
        "/questions",
        "/questions.csv",
        "/papers/p-borger",
    ):
        shown = client.get(address).text
        assert "xxxxxx-xxxx" in shown and "010190-1234" not in shown, address

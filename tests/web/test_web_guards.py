from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient
from web_client import csrf

from corpus.catalogue import Catalogue
from corpus.errors import UsageError
from kildesvar.web.access.configuration import Access, Proxy, User, is_loopback, require_guarded
from kildesvar.web.access.people import Role
from kildesvar.web.forms import own_address
from kildesvar.web.guards.hosts import host_name
from kildesvar.web.guards.rates import Rate
from kildesvar.web.uploads import safe_name

USERS = Access(hosts=("kildesvar.dk",), users=(User(name="bo", roles=frozenset({Role.READER})),))


def test_other_names_for_this_server_are_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "angriber.example"}).status_code == 421


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("localhost:8420", "localhost"),
        ("[::1]:8420", "[::1]"),
        ("KILDESVAR.dk", "kildesvar.dk"),
        ("localhost.evil.example", "localhost.evil.example"),
        ("", ""),
    ],
)
def test_the_name_in_a_host_header(header: str, name: str) -> None:
    assert host_name(header) == name


def test_a_proxy_in_front_of_pages_without_login_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"x-forwarded-for": "203.0.113.9"}).status_code == 403


def test_a_proxy_in_front_of_pages_with_login_is_let_through(guarded: TestClient) -> None:
    asked = guarded.get("/login", headers={"x-forwarded-for": "10.0.0.4"})
    assert asked.status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://angriber.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_changes_asked_for_by_other_sites_are_refused(
    client: TestClient, headers: dict[str, str]
) -> None:
    fields = {"csrf": csrf(client, "/"), "language": "en"}
    assert client.post("/language", data=fields, headers=headers).status_code == 403


def test_a_form_needs_the_token_of_its_session(client: TestClient) -> None:
    client.get("/")
    assert client.post("/language", data={"csrf": "gættet", "language": "en"}).status_code == 403
    fields = {"csrf": csrf(client, "/"), "language": "en", "back": "/papers"}
    answered = client.post("/language", data=fields, follow_redirects=False)
    assert (answered.status_code, answered.headers["location"]) == (303, "/papers")


def test_every_answer_forbids_what_the_pages_do_not_need(client: TestClient) -> None:
    for path in ("/", "/static/style.css", "/findes-ikke", "/api/search?q=licenser"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_a_head_is_that_of_the_page(client: TestClient) -> None:
    for path in ("/", "/papers/p-costs", "/feeds/news.atom", "/static/style.css"):
        head, page = client.head(path), client.get(path)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-type"] == page.headers["content-type"]
    assert client.head("/papers/findes-ikke").status_code == 404


def test_what_cannot_be_done_says_what_can(client: TestClient) -> None:
    assert client.put("/papers").headers["allow"] == "GET"


def test_what_comes_with_the_pages_is_kept_and_asked_about(client: TestClient) -> None:
    first = client.get("/static/style.css")
    again = client.get("/static/style.css", headers={"if-none-match": first.headers["etag"]})

    assert first.headers["cache-control"] == again.headers["cache-control"] == "no-cache"
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/").headers["cache-control"] == "no-store"


def test_a_program_is_refused_in_json(client: TestClient) -> None:
    answered = client.post("/api/answer", headers={"content-length": str(10**9)}, content=b"")
    assert answered.status_code == 413 and set(answered.json()) == {"error"}


def test_an_error_that_nobody_foresaw_tells_nothing_of_its_insides(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_self: object, _paper: str) -> None:
        raise ZeroDivisionError("hemmelig sti")

    monkeypatch.setattr(Catalogue, "reading", broken)
    answered = client.get("/papers/p-costs")
    assert answered.status_code == 500 and "hemmelig" not in answered.text
    assert "default-src 'none'" in answered.headers["content-security-policy"]


def test_a_body_that_says_it_is_too_large_is_refused_unread(client: TestClient) -> None:
    answered = client.post("/language", headers={"content-length": str(10**9)}, content=b"")
    assert answered.status_code == 413


def test_a_body_that_does_not_say_is_counted(client: TestClient) -> None:
    def endless() -> object:
        for _ in range(40):
            yield b"x" * 50_000

    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/language", content=endless(), headers=headers).status_code == 413


def test_an_upload_above_the_limit_is_refused(make_client: Callable[..., TestClient]) -> None:
    small = make_client(max_file_mb=1)
    files = {"letter": ("brev.pdf", b"%PDF-" + bytes(3_000_000), "application/pdf")}
    answered = small.post("/drafts", data={"csrf": csrf(small, "/")}, files=files)
    assert answered.status_code == 413 and answered.text == "Der kan højst sendes 2 MB hertil."

    english = small.post(
        "/drafts", headers={"content-length": str(10**9), "accept-language": "en"}, content=b""
    )
    assert english.text == "At most 2 MB can be sent here."


def test_a_rate_fills_again_with_time() -> None:
    now = [0.0]
    rate = Rate(per_minute=60, burst=2, clock=lambda: now[0])
    assert [rate.allows("bo") for _ in range(3)] == [True, True, False]
    assert rate.allows("bente")
    now[0] = 1.0
    assert [rate.allows("bo") for _ in range(2)] == [True, False]
    now[0] = 3600.0
    assert [rate.allows("bo") for _ in range(3)] == [True, True, False]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.4", "kildesvar.dk"])
def test_other_addresses_need_users(host: str) -> None:
    with pytest.raises(UsageError, match="nobody has to log in"):
        require_guarded(host, Access(hosts=("kildesvar.dk",)))
    require_guarded(host, USERS)
    require_guarded(host, Access(hosts=("kildesvar.dk",), proxy=Proxy(address="10.0.0.5")))


def test_other_addresses_need_the_name_of_the_server() -> None:
    with pytest.raises(UsageError, match="name is known"):
        require_guarded("0.0.0.0", Access(users=USERS.users))


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "[::1]", "localhost"])
def test_the_loopback_needs_nobody(host: str) -> None:
    assert is_loopback(host)
    require_guarded(host, Access())


@pytest.mark.parametrize(
    "address",
    [
        "https://angriber.example",
        "//angriber.example",
        "/\\angriber.example",
        "javascript:1",
        "/a\nb",
    ],
)
def test_nobody_is_sent_to_another_site(address: str) -> None:
    assert own_address(address) == "/"
    assert own_address("/papers?q=å") == "/papers?q=å"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("..\\..\\brev.pdf", "brev.pdf"),
        ("<script>.pdf", "script.pdf"),
        ("Spørgsmål nr. 4.PDF", "Spørgsmål nr. 4.pdf"),
        ("....", "dokument.pdf"),
        ("Brev.docx", "Brev.docx"),
        ("brev.pdf.exe", "brev.pdf.exe.pdf"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("å" * 300 + ".pdf", "å" * 80 + ".pdf"),
    ],
)
def test_no_file_name_leads_elsewhere(name: str, kept: str) -> None:
    assert safe_name(name) == kept

"""Fetching is polite to hosts and safe for us."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from playing_server import Play, Playing, Reply, playing
from resting import Rest

from corpus.errors import OutsideError, UnusableInputError
from corpus.sources.http import Fetcher
from corpus.sources.manners import Manners
from corpus.sources.turns import LONGEST_PAUSE

PDF = b"%PDF-1.7 something"


def fetcher(server: Playing, folder: Path, rest: Rest | None = None, **manners: object) -> Fetcher:
    polite = Manners(private_hosts=frozenset({server.host}), **manners)
    return Fetcher(folder / "incoming", (rest or Rest()).turns(folder / "hosts"), polite)


def serving(replies: Mapping[str, Reply | list[Reply]]) -> Play:
    """Plays `replies` by path; a list is played one by one, the last for ever."""

    def play(path: str, _headers: Mapping[str, str]) -> Reply:
        reply = replies.get(path, Reply(status=404))
        if isinstance(reply, list):
            return reply.pop(0) if len(reply) > 1 else reply[0]
        return reply

    return play


def test_a_file_arrives_whole(tmp_path: Path) -> None:
    replies = {"/a.pdf": Reply(body=PDF, headers={"Content-Type": "application/pdf; x=y"})}
    with playing(serving(replies)) as server, fetcher(server, tmp_path) as client:
        fetched = client.fetch(f"{server.url}/a.pdf")

    assert fetched.path is not None
    assert fetched.path.read_bytes() == PDF
    assert fetched.media_type == "application/pdf"
    assert fetched.path.parent == tmp_path / "incoming", "names from outside are never used"


def test_what_has_not_changed_is_not_fetched_again(tmp_path: Path) -> None:
    def play(path: str, headers: Mapping[str, str]) -> Reply:
        if path == "/robots.txt":
            return Reply(status=404)
        if headers.get("If-None-Match") == '"v1"':
            return Reply(status=304)
        return Reply(body=PDF, headers={"ETag": '"v1"'})

    with playing(play) as server, fetcher(server, tmp_path) as client:
        first = client.fetch(f"{server.url}/a.pdf")
        second = client.fetch(f"{server.url}/a.pdf", validators=first.validators)

    assert not first.unchanged
    assert second.unchanged
    assert second.path is None


def test_a_host_is_asked_no_faster_than_its_pause(tmp_path: Path) -> None:
    rest = Rest()
    replies = {f"/{name}.pdf": Reply(body=PDF) for name in "abc"}
    with (
        playing(serving(replies)) as server,
        fetcher(server, tmp_path, rest, pause=2.0) as client,
    ):
        for name in "abc":
            client.fetch(f"{server.url}/{name}.pdf")

    assert rest.now == pytest.approx(2.0 * 3), "robots.txt and three files, a pause between each"


def test_a_busy_host_is_waited_for_as_it_asks(tmp_path: Path) -> None:
    rest = Rest()
    busy = Reply(status=429, headers={"Retry-After": "7"})
    replies = {"/a.pdf": [busy, Reply(status=503), Reply(body=PDF)]}
    with playing(serving(replies)) as server, fetcher(server, tmp_path, rest, pause=0) as client:
        fetched = client.fetch(f"{server.url}/a.pdf")

    assert fetched.status == 200
    assert rest.slept == [7.0, 2.0]


def test_a_host_that_stays_busy_is_given_up(tmp_path: Path) -> None:
    with (
        playing(serving({"/a.pdf": Reply(status=503)})) as server,
        fetcher(server, tmp_path, tries=3) as client,
        pytest.raises(OutsideError, match="answers 503"),
    ):
        client.fetch(f"{server.url}/a.pdf")

    assert server.asked.count("/a.pdf") == 3


def test_a_host_that_answers_nothing_is_left_for_the_next_round(tmp_path: Path) -> None:
    down = dict.fromkeys([f"/{name}.pdf" for name in "abcde"], Reply(status=503))
    replies = {"/f.pdf": Reply(body=PDF), **down}
    with (
        playing(serving(replies)) as server,
        fetcher(server, tmp_path, tries=1) as client,
    ):
        client.fetch(f"{server.url}/f.pdf")
        for name in "abcde":
            with pytest.raises(OutsideError, match="answers 503"):
                client.fetch(f"{server.url}/{name}.pdf")
        with pytest.raises(OutsideError, match="5 times in a row"):
            client.fetch(f"{server.url}/f.pdf")

    assert server.asked.count("/f.pdf") == 1


@pytest.mark.parametrize("address", ["http://a:x/", "ftp://example.dk/a", "https://", "a.pdf"])
def test_what_is_no_address_is_named(tmp_path: Path, address: str) -> None:
    with (
        Fetcher(tmp_path / "incoming", Rest().turns(tmp_path / "hosts")) as client,
        pytest.raises(UnusableInputError, match="no address on the web"),
    ):
        client.fetch(address)


def test_robots_txt_is_heeded(tmp_path: Path) -> None:
    rules = Reply(body=b"User-agent: *\nDisallow: /lukket/\n")
    replies = {"/robots.txt": rules, "/aaben.pdf": Reply(body=PDF)}
    with playing(serving(replies)) as server, fetcher(server, tmp_path) as client:
        client.fetch(f"{server.url}/aaben.pdf")
        with pytest.raises(UnusableInputError, match=r"robots\.txt"):
            client.fetch(f"{server.url}/lukket/b.pdf")

    assert "/lukket/b.pdf" not in server.asked


def test_robots_txt_is_followed_to_where_it_was_moved(tmp_path: Path) -> None:
    replies = {
        "/robots.txt": Reply(status=301, headers={"Location": "/regler/robots.txt"}),
        "/regler/robots.txt": Reply(body=b"User-agent: *\nDisallow: /lukket/\n"),
    }
    with (
        playing(serving(replies)) as server,
        fetcher(server, tmp_path) as client,
        pytest.raises(UnusableInputError, match=r"robots\.txt"),
    ):
        client.fetch(f"{server.url}/lukket/b.pdf")


def test_a_robots_txt_that_cannot_be_had_now_keeps_us_off(tmp_path: Path) -> None:
    replies = {"/robots.txt": Reply(status=429), "/a.pdf": Reply(body=PDF)}
    with (
        playing(serving(replies)) as server,
        fetcher(server, tmp_path) as client,
        pytest.raises(OutsideError, match="429"),
    ):
        client.fetch(f"{server.url}/a.pdf")

    assert "/a.pdf" not in server.asked


@pytest.mark.parametrize(
    "rules",
    [
        Reply(body=b"User-agent: *\n", promised=5000),
        Reply(body=b"packed by nobody", headers={"Content-Encoding": "gzip"}),
    ],
    ids=["broken off", "cannot be unpacked"],
)
def test_a_robots_txt_that_does_not_come_whole_keeps_us_off(tmp_path: Path, rules: Reply) -> None:
    replies = {"/robots.txt": rules, "/a.pdf": Reply(body=PDF)}
    with (
        playing(serving(replies)) as server,
        fetcher(server, tmp_path) as client,
        pytest.raises(OutsideError, match=r"robots\.txt broke off"),
    ):
        client.fetch(f"{server.url}/a.pdf")

    assert "/a.pdf" not in server.asked


@pytest.mark.parametrize(("asked", "given"), [(10, 10.0), (3600, LONGEST_PAUSE)])
def test_a_host_that_asks_for_longer_pauses_gets_them(
    tmp_path: Path, asked: int, given: float
) -> None:
    rest = Rest()
    rules = Reply(body=f"User-agent: *\nCrawl-delay: {asked}\n".encode())
    replies = {"/robots.txt": rules, "/a.pdf": Reply(body=PDF), "/b.pdf": Reply(body=PDF)}
    with (
        playing(serving(replies)) as server,
        fetcher(server, tmp_path, rest, pause=2.0) as client,
    ):
        client.fetch(f"{server.url}/a.pdf")
        client.fetch(f"{server.url}/b.pdf")

    assert rest.now == pytest.approx(2.0 + given)


@pytest.mark.parametrize(
    "target",
    ["http://169.254.169.254/latest", "http://localhost:1/", "file:///etc/passwd"],
)
def test_a_redirect_never_leads_inside(tmp_path: Path, target: str) -> None:
    replies = {"/a.pdf": Reply(status=302, headers={"Location": target})}
    with (
        playing(serving(replies)) as server,
        fetcher(server, tmp_path) as client,
        pytest.raises(UnusableInputError),
    ):
        client.fetch(f"{server.url}/a.pdf")


def test_a_redirect_in_a_circle_ends(tmp_path: Path) -> None:
    replies = {"/a.pdf": Reply(status=302, headers={"Location": "/a.pdf"})}
    with (
        playing(serving(replies)) as server,
        fetcher(server, tmp_path) as client,
        pytest.raises(OutsideError, match="without end"),
    ):
        client.fetch(f"{server.url}/a.pdf")


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(body=b"x" * 2000), UnusableInputError),
        (Reply(body=PDF, promised=5000), OutsideError),
        (Reply(status=404), UnusableInputError),
    ],
    ids=["too large", "broken off", "missing"],
)
def test_a_failed_transfer_leaves_nothing_behind(
    tmp_path: Path, reply: Reply, error: type[Exception]
) -> None:
    with (
        playing(serving({"/a.pdf": reply})) as server,
        fetcher(server, tmp_path, max_bytes=1000) as client,
        pytest.raises(error),
    ):
        client.fetch(f"{server.url}/a.pdf")

    incoming = tmp_path / "incoming"
    assert not incoming.exists() or list(incoming.iterdir()) == []


def test_a_host_that_drips_is_given_up(tmp_path: Path) -> None:
    with (
        playing(serving({"/a.pdf": Reply(body=PDF)})) as server,
        fetcher(server, tmp_path, longest=0.0) as client,
        pytest.raises(OutsideError, match="had not come after 0 s"),
    ):
        client.fetch(f"{server.url}/a.pdf")

    assert list((tmp_path / "incoming").iterdir()) == []


def test_a_private_host_is_not_asked_at_all(tmp_path: Path) -> None:
    with (
        playing(serving({"/a.pdf": Reply(body=PDF)})) as server,
        Fetcher(tmp_path / "incoming", Rest().turns(tmp_path / "hosts")) as client,
        pytest.raises(UnusableInputError, match="not on the public internet"),
    ):
        client.fetch(f"{server.url}/a.pdf")

    assert server.asked == []

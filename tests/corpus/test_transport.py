"""Requests go to the address that was checked; cookies and certificates are the name's."""

from __future__ import annotations

import httpx
import pytest

from corpus.errors import UnusableInputError
from corpus.sources.transport import PublicTransport

NUMERIC = "93.184.215.14"


class Host(httpx.BaseTransport):
    """Gives a cookie for its whole domain, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        return httpx.Response(200, headers={"Set-Cookie": "session=7; Domain=example.dk"})


def client(host: Host, *addresses: str, private: frozenset[str] = frozenset()) -> httpx.Client:
    return httpx.Client(transport=PublicTransport(private, lambda _name: list(addresses), host))


def test_a_name_is_connected_to_by_its_number_and_spoken_to_by_its_name() -> None:
    host = Host()
    with client(host, NUMERIC) as asking:
        asking.get("https://dagsordener.example.dk:8443/a")
        asking.get("https://dagsordener.example.dk:8443/b")

    first, second = host.asked
    assert str(first.url) == f"https://{NUMERIC}:8443/a"
    assert first.headers["Host"] == "dagsordener.example.dk:8443"
    assert first.extensions["sni_hostname"] == "dagsordener.example.dk"
    assert second.headers["Cookie"] == "session=7"


def test_two_names_at_one_address_share_no_cookies() -> None:
    host = Host()
    with client(host, NUMERIC) as asking:
        asking.get("https://www.example.dk/")
        asking.get("https://www.example.com/")

    assert "Cookie" not in host.asked[1].headers


@pytest.mark.parametrize("inside", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1"])
def test_a_name_with_one_address_inside_is_not_asked(inside: str) -> None:
    host = Host()
    with client(host, NUMERIC, inside) as asking, pytest.raises(UnusableInputError, match=inside):
        asking.get("https://www.example.dk/")

    assert host.asked == []


def test_a_private_host_that_is_named_is_asked_as_it_is() -> None:
    host = Host()
    with client(host, "10.1.2.3", private=frozenset({"esdh.intern:8080"})) as asking:
        asking.get("http://esdh.intern:8080/")
        with pytest.raises(UnusableInputError):
            asking.get("http://esdh.intern/")

    assert [request.url.host for request in host.asked] == ["esdh.intern"]

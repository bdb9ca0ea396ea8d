"""Only public addresses are fetched from."""

from __future__ import annotations

import ipaddress

import pytest

from corpus.errors import UnusableInputError
from corpus.sources.addresses import is_public, public_address


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "192.0.0.8",
        "224.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2002:0a00:0001::",
    ],
)
def test_private_addresses_are_known_in_every_dress(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450:400f:80d::200e", "64:ff9b::808:808"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_one_private_address_among_several_is_enough_to_refuse() -> None:
    with pytest.raises(UnusableInputError, match=r"kk\.example is at 10\.0\.0\.1"):
        public_address("kk.example", resolving=lambda host: ["8.8.8.8", "10.0.0.1"])

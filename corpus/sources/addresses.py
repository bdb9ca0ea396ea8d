"""Which network addresses may be fetched from: public ones alone.

A paper's page may link anywhere, and so may whoever redirects it. Without this check a link could
make Kildesvar read services of the municipality's own network (server-side request forgery).
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from corpus.errors import OutsideError, UnusableInputError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str], list[str]]
"""Host name to numeric addresses."""

_NEVER = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "::/128",
        "::1/128",
        "fc00::/7",
        "fe80::/10",
        "ff00::/8",
    )
)
"""Named outright because `ipaddress.is_global` calls some of them public in Python 3.11
(CVE-2024-4032)."""

_EMBEDDING = (
    (ipaddress.ip_network("64:ff9b::/96"), 0),  # NAT64: the last 32 bits
    (ipaddress.ip_network("64:ff9b:1::/48"), 0),
    (ipaddress.ip_network("::ffff:0:0/96"), 0),  # IPv4-mapped
    (ipaddress.ip_network("2002::/16"), 80),  # 6to4: bits 16 to 48
)
"""IPv6 networks whose addresses carry an IPv4 address, and how far from the right it begins."""


def resolve(host: str) -> list[str]:
    """All numeric addresses of `host`, by the system's resolver."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:  # the latter for a name that no DNS would take
        raise OutsideError(
            f"The host {host} is not known: {error}.", remedy="Check the address and the network."
        ) from error
    return list(dict.fromkeys(str(item[4][0]) for item in found))


def is_public(address: Address) -> bool:
    """Whether `address` lies on the public internet, also when it hides an IPv4 address."""
    if any(address in network for network in _NEVER if network.version == address.version):
        return False
    if isinstance(address, ipaddress.IPv6Address):
        for network, shift in _EMBEDDING:
            if address in network:
                return is_public(ipaddress.IPv4Address((int(address) >> shift) & 0xFFFF_FFFF))
    return address.is_global


def public_address(host: str, *, resolving: Resolve = resolve) -> str:
    """A numeric address of `host` to connect to, after checking that every one of them is public.

    Connecting to the returned address rather than to the name closes the gap in which a name could
    change its address after the check. Raises `UnusableInputError` where one is not public.
    """
    addresses = resolving(host)
    for address in addresses:
        if not is_public(ipaddress.ip_address(address.split("%")[0])):
            raise UnusableInputError(
                f"{host} is at {address}, which is not on the public internet.",
                remedy="Where it is of your own network, name it in private_hosts; else fetch the "
                "file yourself and ingest it from disk.",
            )
    return addresses[0]

"""Where papers may be sent to be worded: this machine and the user's own network.

A prompt holds sentences of papers, so an endpoint elsewhere needs the user's word.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from corpus.errors import UsageError
from corpus.sources.addresses import Resolve, is_public, resolve

_BASE = "/v1"
"""Where the OpenAI shapes lie when an address names no path."""


def endpoint_base(address: str) -> tuple[str, str | None]:
    """The base URL of an endpoint, and the model named after ``#``.

    ``http://localhost:11434#qwen2.5:7b`` is ``http://localhost:11434/v1`` and ``qwen2.5:7b``.
    Raises `UsageError` for what is no web address.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(
            f"{address} is no address of an endpoint.",
            remedy="Write http://HOST:PORT/v1, and #MODEL after it where it serves several.",
        )
    path = parts.path.rstrip("/") or _BASE
    return f"{parts.scheme}://{parts.netloc}{path}", parts.fragment or None


def require_near(address: str, *, outside: bool, resolving: Resolve = resolve) -> None:
    """Refuse an endpoint outside loopback and private networks unless `outside` allows it.

    Raises `UsageError` for one that is refused, `OutsideError` for a host that is not known.
    """
    host = urlsplit(address).hostname or ""
    for found in resolving(host):
        if is_public(ipaddress.ip_address(found.split("%")[0])) and not outside:
            raise UsageError(
                f"The endpoint {host} is at {found}, outside your own network: sentences of the "
                "papers would leave the machine.",
                remedy="Use a GGUF file or an endpoint of your own, or set "
                "KILDESVAR_WRITER_OUTSIDE=true if the papers may be sent there.",
            )

"""Connecting to the very address that was checked, while all else speaks of a host by name."""

from __future__ import annotations

from collections.abc import Set

import httpx

from corpus.sources.addresses import Resolve, public_address


class PublicTransport(httpx.BaseTransport):
    """Sends requests to public addresses and to the private hosts that are named, to no others.

    It lies below the client, so that cookies and certificates are those of the name. Raises as
    `public_address`.
    """

    def __init__(self, private_hosts: Set[str], resolving: Resolve, way: httpx.BaseTransport):
        self._private_hosts = private_hosts
        self._resolving = resolving
        self._way = way

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The reply of the host that `request` names."""
        name = request.url.host
        if {name, request.url.netloc.decode()} & self._private_hosts:
            return self._way.handle_request(request)
        numeric = public_address(name, resolving=self._resolving)
        return self._way.handle_request(
            httpx.Request(
                request.method,
                request.url.copy_with(host=numeric),
                headers=request.headers,  # with the name as Host
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": name},
            )
        )

    def close(self) -> None:
        """Close the connections."""
        self._way.close()

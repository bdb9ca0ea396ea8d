"""What a reader has set for the pages, kept in cookies that hold nothing else."""

from __future__ import annotations

from starlette.requests import HTTPConnection

KEYS_COOKIE = "keys"
KEYS_OFF = "off"
A_YEAR = 365 * 24 * 3600


def keys_are_on(connection: HTTPConnection) -> bool:
    """Whether single keys move about (they can be switched off: WCAG 2.2, 2.1.4)."""
    return connection.cookies.get(KEYS_COOKIE) != KEYS_OFF

"""What tests of the pages do as a browser does it."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

PASSWORD = "en lang adgangskode"
TOKEN = "programmets-egen-token"


def csrf(client: TestClient, path: str = "/login") -> str:
    """The token of the client's session, read from a page as a browser does."""
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(path).text)
    assert found is not None
    return found[1]


def log_in(client: TestClient, name: str, password: str = PASSWORD) -> int:
    """Log in; returns the status."""
    fields = {"csrf": csrf(client), "name": name, "password": password, "next": "/"}
    return client.post("/login", data=fields, follow_redirects=False).status_code

"""The key that signs session cookies, made once a home folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

SECRET_FILE = "web-secret"


def session_secret(home: Path) -> str:
    """The key in the home folder, readable by its owner alone; made if there is none."""
    path = home / SECRET_FILE
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
    return path.read_text(encoding="ascii")

"""The key that signs session cookies, made once a home folder."""

from __future__ import annotations

import secrets
from pathlib import Path

from corpus.files import PRIVATE, write_text

SECRET_FILE = "web-secret"


def session_secret(home: Path) -> str:
    """The key in the home folder, readable by its owner alone; made if there is none."""
    path = home / SECRET_FILE
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    # An empty one would let anybody sign: it may have been left by a full disk.
    if not path.exists() or not path.stat().st_size:
        write_text(path, secrets.token_hex(32), mode=PRIVATE)
    return path.read_text(encoding="ascii")

"""The store of originals: each file once, unchanged, under its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from corpus.errors import DamageError
from corpus.files import PRIVATE, write_bytes

ORIGINALS_FOLDER = "originals"
"""Their folder within the home folder."""
LOST = "Restore the originals folder from a backup, or ingest the files again."
"""What to do about originals that are gone or changed."""
UPLOADS_FOLDER = "uploads"
"""Within the home folder, what people sent to the pages and nobody has read yet."""


class Originals:
    """Files in `folder`, named by the SHA-256 of their bytes in two levels (``ab/abcd…``)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, sha256: str) -> Path:
        """Where the file of that hash lies, whether or not it is there."""
        if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
            raise ValueError(f"{sha256!r} is no SHA-256 in lower-case hexadecimal")
        return self._folder / sha256[:2] / sha256

    def keep(self, data: bytes) -> str:
        """Store `data` if it is not here yet and return its hash.

        The file appears whole or not at all, also when the machine stops in between.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.path(sha256)
        if target.exists():
            return sha256
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_bytes(target, data, mode=PRIVATE)
        return sha256

    def missing(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Those of the files `wanted`, by their SHA-256, that are gone; each once, in order."""
        return tuple(sha256 for sha256 in sorted(set(wanted)) if not self.path(sha256).is_file())

    def read(self, sha256: str) -> bytes:
        """The bytes, checked against their hash.

        Raises `DamageError` when they are gone or changed.
        """
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise DamageError(f"The original {sha256} is gone.", remedy=LOST) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise DamageError(f"The original {sha256} has changed.", remedy=LOST)
        return data

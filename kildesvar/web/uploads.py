"""Files that people send: kept under their hash, whatever they are called."""

from __future__ import annotations

import hashlib
import re
import tempfile
from pathlib import Path
from typing import BinaryIO

from corpus.errors import UnusableInputError

FOLDER = "uploads"
_CHUNK = 1_000_000
_LONGEST_NAME = 80
_UNSAFE = re.compile(r"[^\w .\-]+")


def keep_upload(file: BinaryIO, name: str, home: Path) -> Path:
    """Keep an uploaded PDF in the home folder and return where.

    The path is made of the file's hash and of letters and digits of its name, so that nobody's name
    for a file can lead elsewhere. Raises `UnusableInputError` for what is no PDF.
    """
    head = file.read(1024)
    if b"%PDF-" not in head:
        raise UnusableInputError("The file is no PDF.", remedy="Save the letter as PDF first.")
    digest = hashlib.sha256(head)
    folder = home / FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as kept:
        kept.write(head)
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            kept.write(chunk)
    target = folder / digest.hexdigest()[:16] / safe_name(name)
    target.parent.mkdir(exist_ok=True, mode=0o700)
    return Path(kept.name).replace(target)


def safe_name(name: str) -> str:
    """A file name of letters, digits, spaces, dots and hyphens that ends in ``.pdf``."""
    last = re.split(r"[/\\]", name)[-1]
    stem = _UNSAFE.sub("", last.removesuffix(".pdf").removesuffix(".PDF")).strip(" .-_")
    return f"{stem[:_LONGEST_NAME] or 'papir'}.pdf"

"""Files that people send: kept under their hash, whatever they are called."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from corpus.errors import UnusableInputError
from corpus.files import PRIVATE, new_file

FOLDER = "uploads"
_CHUNK = 1_000_000
_HEAD = 1024
"""Bytes within which a PDF must say that it is one (ISO 32000-1, annex H, note 13)."""
_PACKAGE = b"PK\x03\x04"
_ENDINGS = (".pdf", ".docx", ".odt")
_LONGEST_NAME = 80
_UNSAFE = re.compile(r"[^\w .\-]+")


def keep_upload(file: BinaryIO, name: str, home: Path) -> Path:
    """Keep an uploaded paper in the home folder and return where.

    The path is made of the file's hash and of letters and digits of its name, so that nobody's name
    for a file can lead elsewhere. Raises `UnusableInputError` for what begins neither as a PDF nor
    as the packages that DOCX and ODT are; the reader then looks at what is really in it.
    """
    head = file.read(_HEAD)
    if b"%PDF-" not in head and not head.startswith(_PACKAGE):
        raise UnusableInputError(
            "The file is no PDF, DOCX or ODT.",
            remedy="Save the letter as one of them first.",
            danish="Filen er hverken PDF, DOCX eller ODT. Gem den først som en af dem.",
        )
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    target = home / FOLDER / digest.hexdigest()[:16] / safe_name(name)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file.seek(0)
    with new_file(target, mode=PRIVATE) as kept:
        shutil.copyfileobj(file, kept)
    return target


def safe_name(name: str) -> str:
    """A file name of letters, digits, spaces, dots and hyphens, with the ending of a paper."""
    last = PurePosixPath(re.split(r"[/\\]", name)[-1])
    ending = last.suffix.lower()
    known = ending in _ENDINGS
    stem = _UNSAFE.sub("", last.stem if known else last.name).strip(" .-_")
    return f"{stem[:_LONGEST_NAME] or 'dokument'}{ending if known else _ENDINGS[0]}"

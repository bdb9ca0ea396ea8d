"""Files that people send: kept under their hash, whatever they are called, until they are read."""

from __future__ import annotations

import hashlib
import re
import shutil
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from corpus.errors import UnusableInputError
from corpus.files import PRIVATE, new_file
from corpus.originals import UPLOADS_FOLDER

_CHUNK = 1_000_000
_HEAD = 1024
"""Bytes within which a PDF must say that it is one (ISO 32000-1, annex H, note 13)."""
_PACKAGE = b"PK\x03\x04"
_ENDINGS = (".pdf", ".docx", ".odt")
_LONGEST_NAME = 80
_UNSAFE = re.compile(r"[^\w .\-]+")


class Uploads:
    """The uploads in a home folder. Thread-safe."""

    def __init__(self, home: Path) -> None:
        self._folder = home / UPLOADS_FOLDER
        self._waiting: Counter[Path] = Counter()
        """How many still want to read each upload: the same file may be sent twice."""
        self._lock = threading.Lock()

    def keep(self, file: BinaryIO, name: str) -> Path:
        """Keep an uploaded paper for one who reads it, and return where.

        The path is made of the file's hash and of letters and digits of its name, so that nobody's
        name for a file can lead elsewhere. Raises `UnusableInputError` for an empty file and for
        what begins neither as a PDF nor as the packages that DOCX and ODT are; the reader then
        looks at what is really in it.
        """
        head = file.read(_HEAD)
        if not head:
            raise UnusableInputError(
                f"{name} is empty.",
                remedy="Fetch or save it again.",
                danish=f"»{name}« er en tom fil. Hent eller gem den igen.",
            )
        if b"%PDF-" not in head and not head.startswith(_PACKAGE):
            raise UnusableInputError(
                f"{name} is no PDF, DOCX or ODT.",
                remedy="Save it as one of them first.",
                danish=f"»{name}« er hverken PDF, DOCX eller ODT. Gem den først som en af dem.",
            )
        target = self._folder / _digest(file)[:16] / safe_name(name)
        with self._lock:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            target.parent.mkdir(exist_ok=True, mode=0o700)
            with new_file(target, mode=PRIVATE) as kept:
                shutil.copyfileobj(file, kept)
            self._waiting[target] += 1
        return target

    def keep_all(self, files: Iterable[tuple[BinaryIO, str]]) -> list[Path]:
        """Keep several papers with their names, as `keep` does: all of them or none."""
        kept: list[Path] = []
        try:
            for file, name in files:
                kept.append(self.keep(file, name))
        except BaseException:
            with self.read_up(kept):
                raise
        return kept

    @contextmanager
    def read_up(self, uploads: Sequence[Path]) -> Iterator[None]:
        """Remove `uploads` when the block ends, however it does, unless they were sent again.

        What could be read lies among the originals by then.
        """
        try:
            yield
        finally:
            with self._lock:
                for upload in uploads:
                    self._waiting[upload] -= 1
                    if not self._waiting[upload]:
                        _remove(upload)


def safe_name(name: str) -> str:
    """A file name of letters, digits, spaces, dots and hyphens, with the ending of a paper."""
    last = PurePosixPath(re.split(r"[/\\]", name)[-1])
    ending = last.suffix.lower()
    known = ending in _ENDINGS
    stem = _UNSAFE.sub("", last.stem if known else last.name).strip(" .-_")
    return f"{stem[:_LONGEST_NAME] or 'dokument'}{ending if known else _ENDINGS[0]}"


def _digest(file: BinaryIO) -> str:
    """The hash of the whole of `file`, which then stands at its beginning."""
    digest = hashlib.sha256()
    file.seek(0)
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _remove(upload: Path) -> None:
    upload.unlink(missing_ok=True)
    with suppress(OSError):  # the same file may lie there by another name
        upload.parent.rmdir()

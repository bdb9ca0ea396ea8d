"""Copies of a whole home folder, made while it is in use, and put back.

A backup is a tar file: the catalogue as one consistent snapshot, originals and vectors (which never
change once written), what the encoder was taught by the papers held, settings, sources and users.
The rest of the home folder is left out: it is made from these, or of use only while something runs.
"""

from __future__ import annotations

import gzip
import shutil
import sqlite3
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath

from corpus.catalogue.engine import CATALOGUE_FILE, require_writable
from corpus.errors import FullDiskError, UnusableInputError, UsageError
from corpus.files import UNFINISHED
from corpus.originals import ORIGINALS_FOLDER, Originals
from corpus.settings import SETTINGS_FILE, Settings
from corpus.sources.configuration import SOURCES_FILE
from kildesvar.web.access.configuration import ACCESS_FILE
from models.encoders import OWN_FOLDER

_FOLDERS = (ORIGINALS_FOLDER, "vectors", OWN_FOLDER)
_FILES = (SETTINGS_FILE, SOURCES_FILE, ACCESS_FILE)
_CHUNK = 1 << 20


def back_up(settings: Settings, target: Path) -> tuple[str, ...]:
    """Write a backup of the home folder to `target`, which must not exist.

    Returns the SHA-256 of originals that the catalogue names and the home folder has lost.

    The catalogue is copied first: what it names is then surely in the folders copied after it. The
    file is its owner's alone, as the home folder is, and appears whole or not at all. Raises
    `UsageError` for a target that exists or lies nowhere, for a home without a catalogue or that
    cannot be written, and for a catalogue on a database server; `FullDiskError` where there is no
    room for it.
    """
    if settings.database is not None:
        raise UsageError(
            "The catalogue is on a database server.",
            remedy="Back it up with the server's own tools, and copy the home folder.",
        )
    if target.exists():
        raise UsageError(f"{target} exists.", remedy="Name a new file.")
    if not target.parent.is_dir():
        raise UsageError(f"There is no folder {target.parent}.", remedy="Make it, or name another.")
    if not (settings.home / CATALOGUE_FILE).exists():
        raise UsageError(f"{settings.home} holds nothing yet.", remedy="Check --home.")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".kildesvar-") as folder:
        written = Path(folder) / target.name
        snapshot = Path(folder) / CATALOGUE_FILE
        _snapshot(settings.home / CATALOGUE_FILE, snapshot)
        with tarfile.open(written, "x:gz") as archive:
            archive.add(snapshot, CATALOGUE_FILE)
            for path in _files(settings.home):
                _add(archive, path, str(path.relative_to(settings.home)))
        written.chmod(0o600)
        written.rename(target)
        return _lost(snapshot, Originals(settings.home / ORIGINALS_FOLDER))


def restore(backup: Path, home: Path) -> None:
    """Put a backup back into `home`, which must be empty or not exist.

    Raises `UsageError` for a home that holds something and for a file that is not there,
    `UnusableInputError` for one that is no backup or names anything a backup does not hold, and
    `OSError` for a home that cannot be written.
    """
    if not backup.exists():
        raise UsageError(f"There is no file {backup}.", remedy="Check the path.")
    if home.exists() and any(home.iterdir()):
        raise UsageError(f"{home} is not empty.", remedy="Restore into a new folder.")
    try:
        _require_whole(backup)
        with tarfile.open(backup, "r:gz") as archive:
            for member in archive.getmembers():
                _require_ours(member, backup)
            if CATALOGUE_FILE not in archive.getnames():
                raise tarfile.ReadError("it holds no catalogue")
            home.mkdir(parents=True, exist_ok=True, mode=0o700)
            # Python 3.11 before 3.11.4, as in Debian 12, has no filters.
            archive.extraction_filter = getattr(tarfile, "data_filter", None)
            _put_back(archive, home)
    except (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise UnusableInputError(
            f"{backup} is no backup of Kildesvar: {error}.", remedy="Make one: kildesvar backup."
        ) from error


def _put_back(archive: tarfile.TarFile, home: Path) -> None:
    """Put everything into `home`; of a restore that is cut off nothing stays.

    The catalogue comes last: a home without one is used by no command, should the power go.
    """
    members = sorted(archive.getmembers(), key=lambda member: member.name == CATALOGUE_FILE)
    try:
        archive.extractall(home, members)
    except BaseException:
        for path in home.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        raise


def _require_whole(backup: Path) -> None:
    """Read the file to its checksum, which `tarfile` stops short of.

    `tarfile` takes a damaged header for the end of the archive, and would restore what lies before.
    """
    with gzip.open(backup) as archive:
        while archive.read(_CHUNK):
            pass


def _files(home: Path) -> Iterator[Path]:
    """The files of a backup beside its catalogue."""
    for name in _FILES:
        if (home / name).exists():
            yield home / name
    for name in _FOLDERS:
        for path in sorted((home / name).rglob("*")):
            if path.is_file() and path.suffix != UNFINISHED:
                yield path


def _add(archive: tarfile.TarFile, path: Path, name: str) -> None:
    try:
        file = path.open("rb")
    except FileNotFoundError:  # removed since it was listed, as what nothing names any more is
        return
    with file:
        archive.addfile(archive.gettarinfo(arcname=name, fileobj=file), file)


def _snapshot(catalogue: Path, target: Path) -> None:
    try:
        with (
            closing(sqlite3.connect(catalogue)) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            raise FullDiskError(str(target.parent)) from error
        require_writable(catalogue.parent)
        raise


def _lost(catalogue: Path, originals: Originals) -> tuple[str, ...]:
    with closing(sqlite3.connect(catalogue)) as connection:
        named = connection.execute("SELECT sha256 FROM originals").fetchall()
    return originals.missing(sha256 for (sha256,) in named)


def _require_ours(member: tarfile.TarInfo, backup: Path) -> None:
    parts = PurePosixPath(member.name).parts
    known = {CATALOGUE_FILE, *_FOLDERS, *_FILES}
    is_ours = parts and parts[0] in known and ".." not in parts
    if not is_ours or not (member.isfile() or member.isdir()):
        raise UnusableInputError(
            f"{backup} holds {member.name!r}, which no backup does.",
            remedy="Use a file that kildesvar backup has made.",
        )

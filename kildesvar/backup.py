"""Copies of a whole home folder, made while it is in use, and put back.

A backup is a tar file: the catalogue as one consistent snapshot, originals and vectors (which never
change once written), what the encoder was taught by the papers held, settings and sources. The
indexes are left out: they are made from these.
"""

from __future__ import annotations

import sqlite3
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path, PurePosixPath

from corpus.catalogue.engine import CATALOGUE_FILE
from corpus.errors import UnusableInputError, UsageError
from corpus.settings import SETTINGS_FILE, Settings
from corpus.sources.configuration import SOURCES_FILE
from models.encoders import OWN_FOLDER

_FOLDERS = ("originals", "vectors", OWN_FOLDER)
_FILES = (SETTINGS_FILE, SOURCES_FILE)


def back_up(settings: Settings, target: Path) -> None:
    """Write a backup of the home folder to `target`, which must not exist.

    The catalogue is copied first: what it names is then surely in the folders copied after it.
    Raises `UsageError` for a target that exists and for a catalogue on a database server.
    """
    if settings.database is not None:
        raise UsageError(
            "The catalogue is on a database server.",
            remedy="Back it up with the server's own tools, and copy originals and vectors.",
        )
    if target.exists():
        raise UsageError(f"{target} exists.", remedy="Name a new file.")
    with tempfile.TemporaryDirectory() as folder, tarfile.open(target, "x:gz") as archive:
        snapshot = Path(folder) / CATALOGUE_FILE
        _snapshot(settings.home / CATALOGUE_FILE, snapshot)
        archive.add(snapshot, CATALOGUE_FILE)
        for name in (*_FOLDERS, *_FILES):
            if (settings.home / name).exists():
                archive.add(settings.home / name, name)


def restore(backup: Path, home: Path) -> None:
    """Put a backup back into `home`, which must be empty or not exist.

    Raises `UsageError` for a home that holds something, `UnusableInputError` for a file that is no
    backup or that names anything a backup does not hold.
    """
    if home.exists() and any(home.iterdir()):
        raise UsageError(f"{home} is not empty.", remedy="Restore into a new folder.")
    try:
        with tarfile.open(backup, "r:gz") as archive:
            members = archive.getmembers()
            for member in members:
                _require_ours(member, backup)
            home.mkdir(parents=True, exist_ok=True, mode=0o700)
            archive.extractall(home, members, filter="data")
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {backup}.", remedy="Check the path.") from error
    except (tarfile.TarError, EOFError, OSError) as error:
        raise UnusableInputError(
            f"{backup} is no backup of Kildesvar: {error}.", remedy="Make one: kildesvar backup."
        ) from error


def _snapshot(catalogue: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(catalogue)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)


def _require_ours(member: tarfile.TarInfo, backup: Path) -> None:
    top = PurePosixPath(member.name).parts[:1]
    known = {CATALOGUE_FILE, *_FOLDERS, *_FILES}
    if not top or top[0] not in known or not (member.isfile() or member.isdir()):
        raise UnusableInputError(
            f"{backup} holds {member.name!r}, which no backup does.",
            remedy="Use a file that kildesvar backup has made.",
        )

"""The connection to the catalogue's database."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError, OperationalError, SQLAlchemyError

from corpus.errors import DamageError, FullDiskError, OutsideError, UsageError
from corpus.originals import ORIGINALS_FOLDER
from corpus.settings import Settings

CATALOGUE_FILE = "catalogue.sqlite"

_WAIT_MS = 30_000
"""How long a writer waits for another to finish its transaction."""

_REMEDY = (
    "Give an SQLAlchemy URL in KILDESVAR_DATABASE and install its driver; "
    "for PostgreSQL: pip install 'kildesvar[postgres]'."
)


def open_engine(settings: Settings) -> sa.Engine:
    """An engine on the database of `settings`, tried once.

    Raises `OutsideError` when a server does not answer, `DamageError` when the file is no database
    or is gone, `UsageError` when the URL means nothing or the home folder cannot be written.
    """
    if settings.database is None:
        _require_catalogue_of(settings.home)
    url = _parsed(settings.database or _sqlite_url(settings.home))
    try:
        # A server may have been restarted since the last question: a connection is tried first.
        engine = sa.create_engine(url, pool_pre_ping=settings.database is not None)
    except (SQLAlchemyError, ImportError) as error:
        raise UsageError(
            f"The catalogue {without_password(url)} cannot be used: {error}.", remedy=_REMEDY
        ) from error
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
        sa.event.listen(engine, "handle_error", _tell_full_disk)
    try:
        with engine.connect():
            return engine
    except OperationalError as error:
        if settings.database is None:
            require_writable(settings.home)
        raise OutsideError(
            f"The catalogue {without_password(url)} does not open: {error.orig}.",
            remedy="Check that it runs, that its disk has room, and its folder can be written.",
        ) from error
    except DatabaseError as error:
        raise DamageError(
            f"{engine.url.database} is no catalogue: {error.orig}.",
            remedy="Restore it from a backup, or move it away and ingest the papers again.",
        ) from error


def require_writable(home: Path) -> None:
    """Raise `UsageError` where `home` cannot be written: SQLite reads no catalogue there, since it
    keeps beside it who is reading."""
    if not os.access(home, os.W_OK):
        raise UsageError(
            f"The home folder {home} cannot be written, which reading it needs as well.",
            remedy="Let this user write there, or copy the folder to a place where it may.",
        )


def without_password(url: sa.URL) -> str:
    """`url` as it may be shown and logged; a password may also stand among its parameters."""
    return url.difference_update_query(["password"]).render_as_string(hide_password=True)


def _parsed(url: str) -> sa.URL:
    """`url`, with the driver that comes with the extra ``postgres`` where it names none."""
    try:
        found = sa.make_url(url)
    except (SQLAlchemyError, ValueError):
        # Nobody knows which part of it is a password, and the cause may quote any.
        raise UsageError("The catalogue's address is no URL.", remedy=_REMEDY) from None
    return found.set(drivername="postgresql+psycopg") if found.drivername == "postgresql" else found


def _require_catalogue_of(home: Path) -> None:
    """Raise `DamageError` where papers were held without their catalogue: a new one in its place
    would hide that questions, drafts and all that was read are gone."""
    if (home / ORIGINALS_FOLDER).exists() and not (home / CATALOGUE_FILE).exists():
        raise DamageError(
            f"The catalogue in {home} is gone, though papers were held there.",
            remedy="Restore a backup into a new folder (kildesvar restore), or name its database "
            f"in KILDESVAR_DATABASE. Without either, move {ORIGINALS_FOLDER}/ elsewhere and "
            "ingest its files again: kildesvar ingest ELSEWHERE/*/*",
        )


def _sqlite_url(home: Path) -> str:
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise UsageError(
            f"The home folder {home} cannot be made: {error.strerror}.",
            remedy="Choose another with --home or KILDESVAR_HOME.",
        ) from error
    return f"sqlite:///{home / CATALOGUE_FILE}"


def _prepare_sqlite(connection: Any, _record: object) -> None:
    for pragma in (
        f"busy_timeout={_WAIT_MS}",
        "journal_mode=WAL",  # readers go on while one process writes
        "synchronous=FULL",  # the catalogue is the truth: a commit survives a power cut
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    # Its own leaves Æ, Ø and Å alone, and filters compare names without regard to case.
    connection.create_function("lower", 1, _lower, deterministic=True)


def _tell_full_disk(context: sa.engine.ExceptionContext) -> None:
    """Raise `FullDiskError` where that is what SQLite's error means."""
    if getattr(context.original_exception, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
        raise FullDiskError(CATALOGUE_FILE) from context.original_exception


def _lower(text: str | None) -> str | None:
    return None if text is None else text.lower()

"""A PostgreSQL server of the tests' own, reached by a socket in its folder and by nothing else."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_DEBIAN = Path("/usr/lib/postgresql")
_USER = "kildesvar"
_INITDB = ("--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync")


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A running server, gone afterwards; skips the test where none can be started."""
    pytest.importorskip("psycopg", reason="psycopg is not installed (pip install '.[postgres]')")
    programs = _programs()
    # Its own folder directly under /tmp: the path of a socket may have 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="kildesvar-pg-"))
    account = _account()
    if account:
        shutil.chown(folder, account)
    data = folder / "data"
    try:
        _run(
            account,
            [programs / "initdb", "-D", data, "-U", _USER, *_INITDB],
        )
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        start = [programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options]
        _run(account, [*start, "start"])
        try:
            yield Cluster(folder)
        finally:
            _run(account, [programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Cluster:
    """A running server."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def new_database(self) -> str:
        """The URL of an empty database."""
        import psycopg

        name = f"t{uuid.uuid4().hex}"
        with psycopg.connect(
            host=str(self._folder), user=_USER, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
        return f"postgresql://{_USER}@/{name}?host={self._folder}"


def _programs() -> Path:
    """The folder of the server's programs, which Debian keeps off the path."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(_DEBIAN.glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    pytest.skip("PostgreSQL is not installed (apt install postgresql)")


def _account() -> str | None:
    """Whom the server runs as where we are root, which it refuses to be."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _run(account: str | None, command: Sequence[Any]) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        user=account,
        cwd="/",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, f"{command[0]}: {done.stderr}"

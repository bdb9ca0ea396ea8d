"""`kildesvar schedule`: all sources by their cron, with nothing else to start.

Two processes are kept running: a Prefect server of our own and one that serves the deployments.
Whichever dies is started again; both end with this one.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.errors import OutsideError, UsageError
from corpus.settings import load_settings
from corpus.sources.configuration import SOURCES_FILE, configured_sources
from flows.bootstrap import prepare_prefect
from flows.retention import tidy
from flows.server import PrefectServer, prefect_server

_SERVE = (
    "import sys; from pathlib import Path; from flows.schedule import serve_sources; "
    "serve_sources(Path(sys.argv[1]))"
)
_STOP_SECONDS = 20.0
_LOOK_SECONDS = 1.0
_CALM_SECONDS = 60.0
"""A process that lived this long has not failed at its start."""
_FALLS = 5
"""Starts in a row that may fail before we give up and say so."""


def run_schedule(home: Path, talk: Callable[[str], None]) -> None:
    """Run every source by its cron until interrupted (Ctrl-C, SIGTERM).

    Raises `UsageError` when no source is configured, `OutsideError` when Prefect does not stay up.
    """
    entries = configured_sources(home)
    if not entries:
        raise UsageError(
            f"No source is listed in {home / SOURCES_FILE}.",
            remedy="docs/sources.md shows how to list one.",
        )
    _tidy(home)
    prepare_prefect(home, quiet=False)
    signal.signal(signal.SIGTERM, _interrupt)
    falls = 0
    while falls < _FALLS:
        started = time.monotonic()
        try:
            with prefect_server(home) as server, _serving(home, server) as process:
                for entry in entries:
                    talk(f"{entry.name}: {entry.cron}")
                _wait_for_the_first_to_end(server, process)
        except KeyboardInterrupt:
            talk("Stopped.")
            return
        falls = falls + 1 if time.monotonic() - started < _CALM_SECONDS else 1
        talk("Prefect stopped by itself; starting it again.")
        time.sleep(2.0**falls)
    raise OutsideError(
        "Prefect does not stay up.", remedy=f"Its log says why: {home / 'prefect' / 'server.log'}."
    )


def _tidy(home: Path) -> None:
    settings = load_settings(home)
    with closing(Catalogue.open(settings)) as catalogue:
        tidy(settings, catalogue)


def serve_sources(home: Path) -> None:
    """Offer every source's rounds to the server that the environment names; does not return."""
    prepare_prefect(home, quiet=False)
    from prefect import serve

    from flows.deployments import source_rounds

    serve(*(source_rounds(entry, home) for entry in configured_sources(home)), limit=2)


@contextmanager
def _serving(home: Path, server: PrefectServer) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-c", _SERVE, str(home)],
        env={**os.environ, **server.environment},
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _wait_for_the_first_to_end(server: PrefectServer, process: subprocess.Popen[bytes]) -> None:
    while server.running() and process.poll() is None:
        time.sleep(_LOOK_SECONDS)


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt

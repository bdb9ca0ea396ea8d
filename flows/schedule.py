"""`kildesvar schedule`: all sources by their cron, with nothing else to start.

Two processes are kept running: a Prefect server of our own and one that starts the rounds. When one
dies both are started again; both end with this one, also when it is killed. What is told here is
what our ledger says; Prefect's own words are in its log.
"""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.catalogue.source_ledger import EndedRound, SourceLedger
from corpus.errors import OutsideError, UsageError
from corpus.settings import load_settings
from corpus.sources.configuration import SOURCES_FILE, SourceEntry, configured_sources
from corpus.sources.rhythm import next_due
from flows.bootstrap import prepare_prefect
from flows.locks import holding, schedule_lock
from flows.retention import tidy
from flows.server import PrefectServer, prefect_server

_STOP_SECONDS = 20.0
_LOOK_SECONDS = 1.0
_CALM_SECONDS = 60.0
"""A process that lived this long has not failed at its start."""
_FALLS = 5
"""Starts in a row that may fail before we give up and say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that whoever watches a schedule wants to know."""

    at: datetime.datetime
    event: str
    """What happened: started, due, round, failed, restarted, stopped."""
    source: str | None = None
    text: str
    """The same as a sentence."""


Tell = Callable[[Event], None]


def run_schedule(home: Path, tell: Tell) -> None:
    """Run every source by its cron until interrupted (Ctrl-C, SIGTERM).

    Raises `UsageError` when no source is configured, `BusyError` when another schedule runs for
    `home`, `OutsideError` when Prefect does not stay up.
    """
    entries = configured_sources(home)
    if not entries:
        raise UsageError(
            f"No source is listed in {home / SOURCES_FILE}.",
            remedy="docs/sources.md shows how to list one.",
        )
    with holding(
        schedule_lock(home),
        wait=0,
        busy=f"A kildesvar schedule runs for {home} already.",
        remedy="Stop that one first; two would ask every source twice.",
    ):
        signal.signal(signal.SIGTERM, _interrupt)
        try:
            _keep_running(home, entries, tell)
        except KeyboardInterrupt:
            tell(_event("stopped", "Stopped."))


def _keep_running(home: Path, entries: Sequence[SourceEntry], tell: Tell) -> None:
    settings = load_settings(home)
    prepare_prefect(home, quiet=False)
    with closing(Catalogue.open(settings)) as catalogue:
        tidy(settings, catalogue)
        tell(_event("started", f"Starting for {home}; the first start takes up to a minute."))
        falls = 0
        while falls < _FALLS:
            started = time.monotonic()
            with prefect_server(home) as server, _serving(home, server) as process:
                for entry in entries:
                    tell(_due(entry))
                _watch(server, process, catalogue.sources, tell)
            falls = falls + 1 if time.monotonic() - started < _CALM_SECONDS else 1
            tell(_event("restarted", "Prefect stopped by itself; starting it again."))
            time.sleep(2.0**falls)
    raise OutsideError(
        "Prefect does not stay up.", remedy=f"Its log says why: {home / 'prefect' / 'server.log'}."
    )


@contextmanager
def _serving(home: Path, server: PrefectServer) -> Iterator[subprocess.Popen[bytes]]:
    with server.log.open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.serving", str(os.getpid()), str(home)],
            env={**os.environ, **server.environment},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
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


def _watch(
    server: PrefectServer, process: subprocess.Popen[bytes], ledger: SourceLedger, tell: Tell
) -> None:
    """Tell of every round that ends, until one of the two processes has ended."""
    told = datetime.datetime.now(datetime.UTC)
    while server.running() and process.poll() is None:
        time.sleep(_LOOK_SECONDS)
        for ended in ledger.ended_since(told):
            tell(_ended(ended, len(ledger.coverage(ended.source).unfetched)))
            told = ended.ended_at


def _ended(ended: EndedRound, unfetched: int) -> Event:
    name, at = ended.source, ended.ended_at
    if ended.error is not None:
        return Event(at=at, event="failed", source=name, text=f"{name} failed: {ended.error}")
    brought = f"{ended.new} new or changed" if ended.new else "nothing new"
    lacking = f", {unfetched} listed and not held" if unfetched else ""
    return Event(at=at, event="round", source=name, text=f"{name}: {brought}{lacking}.")


def _due(entry: SourceEntry) -> Event:
    due = next_due(entry.cron, datetime.datetime.now(datetime.UTC))
    text = f"{entry.name} is due next {due:%Y-%m-%d %H:%M} Danish time."
    return _event("due", text, source=entry.name)


def _event(event: str, text: str, *, source: str | None = None) -> Event:
    return Event(at=datetime.datetime.now(datetime.UTC), event=event, source=source, text=text)


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt

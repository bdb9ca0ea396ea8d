"""What a schedule owes: due times that were missed are made up for, and nothing outlives it."""

from __future__ import annotations

import datetime
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue
from corpus.catalogue.source_ledger import SourceLedger
from corpus.errors import BusyError, UsageError
from corpus.settings import load_settings
from corpus.sources.configuration import SOURCES_FILE, SourceEntry, configured_sources
from flows.locks import holding, is_held, schedule_lock
from flows.schedule import run_schedule
from flows.serving import overdue
from tests.flows.processes import is_running

HOURLY = SourceEntry(name="svar", cron="0 * * * *")
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SourceLedger]:
    catalogue = Catalogue.open(load_settings(tmp_path))
    yield catalogue.sources
    catalogue.close()


def due(ledger: SourceLedger, *, later: datetime.timedelta) -> bool:
    """Whether the source is overdue for a schedule that starts so long from now."""
    return overdue([HOURLY], ledger, datetime.datetime.now(datetime.UTC) + later) == (HOURLY,)


def test_a_source_that_was_never_asked_is_asked_at_once(ledger: SourceLedger) -> None:
    assert due(ledger, later=datetime.timedelta(0))


@pytest.mark.parametrize("error", [None, "It answers 503."])
def test_a_due_time_at_which_nothing_ran_is_made_up_for_once(
    ledger: SourceLedger, error: str | None
) -> None:
    now = datetime.datetime.now(datetime.UTC)
    just_asked = datetime.timedelta(minutes=-now.minute, seconds=-now.second) + HOUR
    ledger.start_round("r1", "svar")
    ledger.finish_round("r1", new=0, error=error)

    assert not due(ledger, later=just_asked / 2), "asked since the last full hour"
    assert due(ledger, later=just_asked), "a full hour has passed"
    assert due(ledger, later=5 * HOUR), "five have, which makes one round, not five"


def test_a_round_that_was_cut_off_makes_up_for_nothing(ledger: SourceLedger) -> None:
    ledger.start_round("r1", "svar")
    assert due(ledger, later=datetime.timedelta(0)), "it has not ended"

    ledger.end_cut_off("svar")
    assert due(ledger, later=datetime.timedelta(0)), "it ended by being cut off"


def test_a_second_schedule_is_refused(tmp_path: Path) -> None:
    _list_a_source(tmp_path, cron="0 6 * * *")
    with (
        holding(schedule_lock(tmp_path), wait=0, busy="", remedy=""),
        pytest.raises(BusyError, match="already"),
    ):
        run_schedule(tmp_path, lambda _event: None)
    assert not is_held(schedule_lock(tmp_path))


@pytest.mark.parametrize("cron", ["61 * * * *", "@daily", "hver dag", "0 0 31 2 *"])
def test_a_time_that_never_comes_is_refused_by_name(tmp_path: Path, cron: str) -> None:
    _list_a_source(tmp_path, cron=cron)

    with pytest.raises(UsageError, match="cron"):
        configured_sources(tmp_path)


CHILD = """
import sys, time
from flows.tied import end_with
end_with(int(sys.argv[1]))
print("tied", flush=True)
time.sleep(60)
"""
STARTER = f"""
import os, subprocess, sys, time
command = [sys.executable, "-c", {CHILD!r}, str(os.getpid())]
child = subprocess.Popen(command, start_new_session=True)
print(child.pid, flush=True)
time.sleep(60)
"""


def test_a_process_ends_with_a_starter_that_is_killed() -> None:
    starter = subprocess.Popen([sys.executable, "-c", STARTER], stdout=subprocess.PIPE, text=True)
    assert starter.stdout is not None
    child = int(starter.stdout.readline())
    assert starter.stdout.readline() == "tied\n"

    starter.send_signal(signal.SIGKILL)
    starter.wait()

    deadline = time.monotonic() + 10.0
    while is_running(child) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not is_running(child)


def _list_a_source(home: Path, *, cron: str) -> None:
    (home / SOURCES_FILE).write_text(
        f'[[source]]\nname = "mappe"\ntype = "folder"\npath = "{home}"\ncron = "{cron}"\n'
    )

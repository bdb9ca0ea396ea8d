"""The command itself: it fires, is killed within a round, recovers, is cancelled, and stops.

One long story, since a Prefect server takes its time to start.
"""

from __future__ import annotations

import datetime
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from playing_server import Reply, playing

from corpus.catalogue import Catalogue
from corpus.catalogue.source_ledger import CUT_OFF
from corpus.samples import PAPERS
from corpus.settings import load_settings
from corpus.sources.configuration import SOURCES_FILE
from flows.server import ACCESS_FILE
from tests.flows.processes import descendants, is_running

pytestmark = pytest.mark.slow

COMMAND = Path(sys.executable).with_name("kildesvar")
FIRST = (PAPERS / "02-politikersvar-licenser-opfoelgning-2025.pdf").read_bytes()
SECOND = (PAPERS / "07-bilag-prisoversigt-kontorpakker.pdf").read_bytes()
PATIENCE = 400.0
"""Seconds: on a busy machine a server alone has taken 119 to start."""
LOCKED = (500, 503)
"""What Prefect's server answers, having done nothing, while another writes to its database. Its own
client asks again, and so does this one."""


class Site:
    """A list page that holds a round up while `open` is not set."""

    def __init__(self) -> None:
        self.files = {"/a.pdf": FIRST}
        self.open = threading.Event()
        self.open.set()
        self.at_once = 0
        self.most_at_once = 0
        self._lock = threading.Lock()

    def play(self, path: str, _headers: Mapping[str, str]) -> Reply:
        if path == "/liste":
            with self._lock:
                self.at_once += 1
                self.most_at_once = max(self.most_at_once, self.at_once)
            self.open.wait(PATIENCE)
            with self._lock:
                self.at_once -= 1
            links = "".join(f'<a href="{name}">{name}</a>' for name in self.files)
            return Reply(body=f"<html><body>{links}.</body></html>".encode())
        body = self.files.get(path)
        return Reply(status=404) if body is None else Reply(body=body)


class Schedule:
    """A running `kildesvar schedule` and what it told."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.process = subprocess.Popen(
            [COMMAND, "schedule", "--json", "--home", home],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.events: list[dict[str, Any]] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        self.events.extend(map(json.loads, self.process.stdout))

    def told(self, event: str) -> int:
        return sum(1 for item in self.events if item["event"] == event)

    def api(self, path: str, body: Mapping[str, Any]) -> Any:
        """What its Prefect server answers to whoever may read its access file."""
        file = self.home / "prefect" / ACCESS_FILE
        access = dict(line.split("=", 1) for line in file.read_text().splitlines())
        user, secret = access["PREFECT_API_AUTH_STRING"].split(":")
        deadline = time.monotonic() + PATIENCE
        while True:
            reply = httpx.post(
                f"{access['PREFECT_API_URL']}{path}", json=body, auth=(user, secret), timeout=60.0
            )
            if reply.status_code not in LOCKED or time.monotonic() > deadline:
                return reply.raise_for_status().json()
            time.sleep(0.5)

    def states(self) -> dict[str, str]:
        return {run["id"]: run["state_type"] for run in self.api("/flow_runs/filter", {})}

    def running(self) -> list[str]:
        return [run for run, state in self.states().items() if state == "RUNNING"]

    def plan(self, deployment: str, due: datetime.datetime) -> str:
        """Plan a run, as Prefect does by a cron."""
        state = {"type": "SCHEDULED", "state_details": {"scheduled_time": due.isoformat()}}
        planned = self.api(f"/deployments/{deployment}/create_flow_run", {"state": state})
        return str(planned["id"])

    def cancel(self, run: str) -> None:
        self.api(f"/flow_runs/{run}/set_state", {"state": {"type": "CANCELLING"}})


@pytest.fixture
def site() -> Iterator[tuple[Site, str]]:
    site = Site()
    with playing(site.play) as server:
        yield site, server.host
        site.open.set()


def wait_until(met: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < deadline, what
        time.sleep(0.2)


def files_held(home: Path) -> list[str]:
    with closing(Catalogue.open(load_settings(home))) as catalogue:
        return [f"{paper.original} {paper.first_page}" for paper in catalogue.papers()]


def test_a_schedule_fires_never_overlaps_and_recovers(
    tmp_path: Path, site: tuple[Site, str]
) -> None:
    page, host = site
    (tmp_path / SOURCES_FILE).write_text(
        f'[[source]]\nname = "svar"\ntype = "list page"\nurl = "http://{host}/liste"\n'
        f'pause = 0\nprivate_hosts = ["{host}"]\ncron = "* * * * *"\n'
    )
    # It was never asked, so it is asked at once; and the round is held up.
    page.open.clear()
    first = Schedule(tmp_path)
    wait_until(lambda: page.at_once, f"no round began: {first.events}")

    # The next one is due while that one goes on: it is skipped.
    (deployment,) = (item["id"] for item in first.api("/deployments/filter", {}))
    first.plan(deployment, datetime.datetime.now(datetime.UTC))
    wait_until(lambda: "CANCELLED" in first.states().values(), "no round was skipped")
    assert page.most_at_once == 1
    assert len(first.running()) == 1

    # A source that is listed no more leaves its deployment behind.
    flow = first.api("/flows/", {"name": "fetch"})["id"]
    first.api("/deployments/", {"name": "nedlagt", "flow_id": flow})

    # More rounds are planned for the time in which nothing will run, further on than Prefect looks.
    due = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=20)
    planned = [first.plan(deployment, due) for _ in range(3)]

    # Killed in the middle of the round: nothing lives on.
    started = descendants(first.process.pid)
    assert len(started) >= 3, "a server, what starts rounds, and a round"
    os.kill(first.process.pid, signal.SIGKILL)
    first.process.wait()
    wait_until(lambda: not any(map(is_running, started)), "something outlives the schedule")

    # Started again: the orphan is settled, one round makes up for all, and the paper is there once.
    page.open.set()
    time.sleep(max(0.0, (due - datetime.datetime.now(datetime.UTC)).total_seconds()))
    second = Schedule(tmp_path)
    wait_until(lambda: second.told("round"), f"no round after the kill: {second.events}")
    assert len(files_held(tmp_path)) == 1
    assert "CRASHED" in second.states().values()
    # By us, or by Prefect's server, which may find one late while the orphan holds its slot.
    assert {second.states()[run] for run in planned} == {"CANCELLED"}
    assert [item["name"] for item in second.api("/deployments/filter", {})] == ["svar"]

    # It fires by its cron again. That round is cancelled as an operator would.
    page.open.clear()
    page.files["/b.pdf"] = SECOND
    wait_until(lambda: page.at_once, "no round begins by cron")
    (cancelled,) = second.running()
    second.cancel(cancelled)
    wait_until(lambda: second.states()[cancelled] == "CANCELLED", "the round is not cancelled")
    page.open.set()

    # The next one takes up what that one left.
    second.plan(deployment, datetime.datetime.now(datetime.UTC))
    wait_until(lambda: len(files_held(tmp_path)) == 2, "the new paper does not come by itself")

    started = descendants(second.process.pid)
    second.process.send_signal(signal.SIGTERM)
    assert second.process.wait(60) == 0
    assert second.told("stopped") == 1
    assert second.told("restarted") == 0
    failures = [item["text"] for item in second.events if item["event"] == "failed"]
    assert failures == [f"svar failed: {CUT_OFF}"] * 2, "what was killed and what was cancelled"
    wait_until(lambda: not any(map(is_running, started)), "something outlives the schedule")
    assert not (tmp_path / "prefect" / ACCESS_FILE).exists()

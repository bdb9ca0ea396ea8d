"""Prefect runs one flow, one scheduled run and one by a worker, with the packages that are pinned.

Each of the three has been broken by a release of a dependency that `pip check` called fine
(docs/decisions/0002-pins.md).
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue
from corpus.samples import PAPERS
from corpus.settings import load_settings

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PAPER = sorted(PAPERS.glob("*.pdf"))[0]

PREPARE = """
import sys, time
from datetime import timedelta
from pathlib import Path
from corpus.catalogue import Catalogue
from corpus.settings import load_settings
from flows.bootstrap import prepare_prefect
home, papers = Path(sys.argv[1]), Path(sys.argv[2])
prepare_prefect(home, quiet=True)

def wait_for_a_run():
    catalogue = Catalogue.open(load_settings(home))
    deadline = time.monotonic() + 200
    while not (catalogue.last_run() or {}).get("finished_at") and time.monotonic() < deadline:
        time.sleep(0.5)
"""

SERVE = """
from prefect import serve
from flows.deployments import watched_paths
serve(watched_paths([papers], home, timedelta(seconds=5)), limit=1)
"""

SCHEDULED = f"""
import subprocess, os
from flows.server import prefect_server
with prefect_server(home) as server:
    environment = {{**os.environ, **server.environment}}
    serving = subprocess.Popen(
        [sys.executable, "-c", {PREPARE + SERVE!r}, str(home), str(papers)], env=environment
    )
    wait_for_a_run()
    serving.terminate()
    serving.wait(30)
"""

DEPLOY = """
import subprocess, os
from flows.server import prefect_server
with prefect_server(home) as server:
    os.environ.update(server.environment)
    prefect = [sys.executable, "-m", "prefect", "--no-prompt"]
    subprocess.run([*prefect, "work-pool", "create", "--type", "process", "local"], check=True)
    from flows.deployments import watched_paths
    deployment = watched_paths([papers], home, timedelta(hours=1))
    deployment.work_pool_name = "local"
    deployment.apply()
    from prefect.deployments import run_deployment
    run_deployment("ingest/watched-paths", timeout=0)
    worker = subprocess.Popen([*prefect, "worker", "start", "--pool", "local", "--limit", "1"])
    wait_for_a_run()
    worker.terminate()
    worker.wait(30)
"""


@pytest.fixture
def run_script(tmp_path: Path) -> Callable[[str], str]:
    """Runs a script in a process of its own, where Prefect has not been imported yet."""

    def run(script: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", PREPARE + script, str(tmp_path), str(PAPER)],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
            cwd=tmp_path,
            env={name: value for name, value in os.environ.items() if "PREFECT" not in name},
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_one_flow_runs(tmp_path: Path) -> None:
    command = [Path(sys.executable).with_name("kildesvar"), "ingest", "--flow", PAPER, "--json"]

    done = subprocess.run(
        [*map(str, command), "--home", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert '"originals": 1' in done.stdout
    assert len(Catalogue.open(load_settings(tmp_path)).papers()) >= 1


def test_one_scheduled_run_fires(run_script: Callable[[str], str], tmp_path: Path) -> None:
    started = time.monotonic()

    run_script(SCHEDULED)

    run = Catalogue.open(load_settings(tmp_path)).last_run()
    assert run is not None, f"no run was started within {time.monotonic() - started:.0f} s"
    assert run["summary"]["originals"] == 1


def test_a_worker_of_a_pool_runs_a_deployment(
    run_script: Callable[[str], str], tmp_path: Path
) -> None:
    run_script(DEPLOY)

    run = Catalogue.open(load_settings(tmp_path)).last_run()
    assert run is not None, "no run was started"
    assert run["summary"]["originals"] == 1

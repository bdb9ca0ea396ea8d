"""Prefect runs one flow of this process and one by a worker, with the packages that are pinned.

Each, and a scheduled run (test_schedule_for_real.py), has been broken by a release of a dependency
that `pip check` called fine (docs/decisions/0002-pins.md).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue
from corpus.samples import PAPERS
from corpus.settings import load_settings
from corpus.sources.configuration import SOURCES_FILE

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PAPER = sorted(PAPERS.glob("*.pdf"))[0]

DEPLOY = """
import os, subprocess, sys, time
from pathlib import Path
from corpus.catalogue import Catalogue
from corpus.settings import load_settings
from flows.bootstrap import prepare_prefect
from flows.server import prefect_server

prepare_prefect(Path(sys.argv[1]), quiet=True)
catalogue = Catalogue.open(load_settings(Path(sys.argv[1])))
with prefect_server(Path(sys.argv[1])) as server:
    os.environ.update(server.environment)
    prefect = [sys.executable, "-m", "prefect", "--no-prompt"]
    subprocess.run([*prefect, "work-pool", "create", "--type", "process", "papers"], check=True)
    DOCUMENTED
    from prefect.deployments import run_deployment
    # A worker that cannot reach its server three times gives up and may hang, on a busy machine
    # too. Whoever runs one has it started again (systemd's Restart), and so has this.
    for _ in range(3):
        run_deployment("fetch/mappe", timeout=0)
        worker = subprocess.Popen([*prefect, "worker", "start", "--pool", "papers"])
        deadline = time.monotonic() + 90
        while not catalogue.sources.last_whole_round("mappe") and time.monotonic() < deadline:
            time.sleep(0.5)
        worker.terminate()
        try:
            worker.wait(20)
        except subprocess.TimeoutExpired:
            worker.kill()
        if catalogue.sources.last_whole_round("mappe"):
            break
"""


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


def test_a_worker_of_a_pool_runs_what_is_deployed_as_documented(tmp_path: Path) -> None:
    folder = tmp_path / "indbakke"
    folder.mkdir()
    shutil.copy(PAPER, folder)
    (tmp_path / SOURCES_FILE).write_text(
        f'[[source]]\nname = "mappe"\ntype = "folder"\npath = "{folder}"\n'
    )
    found = re.search(r"```python\n(.*?)```", (ROOT / "docs/operate.md").read_text(), re.DOTALL)
    assert found is not None
    documented = found[1].replace("/var/lib/kildesvar", str(tmp_path)).replace("\n", "\n    ")

    done = subprocess.run(
        [sys.executable, "-c", DEPLOY.replace("DOCUMENTED", documented), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if "PREFECT" not in name},
    )

    assert done.returncode == 0, done.stderr
    catalogue = Catalogue.open(load_settings(tmp_path))
    assert catalogue.sources.coverage("mappe").last_good_round is not None, done.stderr
    assert len(catalogue.papers()) >= 1

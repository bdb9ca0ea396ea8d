"""Ingestion killed at random moments: what is lost, doubled or different afterwards.

    python -m bench.faults [--kills 100] [--json]

Each round starts `kildesvar ingest` on the sample papers with a fresh home, kills it (SIGKILL, the
whole process group) after a random share of the time a whole run takes, and starts it again. After
the second run every paper must be held, none twice, and catalogue and indexes must agree.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.samples import PAPERS

_COMMAND = Path(sys.executable).with_name("kildesvar")


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultReport:
    """What `kills` killed runs left behind after they were resumed."""

    kills: int
    papers_expected: int
    lost: int
    """Papers missing after the second run, over all rounds."""
    doubled: int
    differing: int
    """Rounds after which `kildesvar check` found something."""
    failed: int
    """Rounds whose second run did not end well."""


def measure(kills: int, papers: Sequence[Path], seed: int = 1) -> FaultReport:
    """Kill and resume `kills` runs over `papers`."""
    dice = random.Random(seed)
    lost = doubled = differing = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        started = time.monotonic()
        _run(Path(folder) / "whole", papers)
        whole = time.monotonic() - started
        expected = _ids(Path(folder) / "whole")
        for number in range(kills):
            home = Path(folder) / str(number)
            _kill(home, papers, after=dice.uniform(0.1, 1.0) * whole)
            failed += _run(home, papers) != 0
            held = _ids(home)
            lost += len(set(expected) - set(held))
            doubled += len(held) - len(set(held))
            differing += subprocess.run(
                [_COMMAND, "check", "--home", home], capture_output=True, check=False
            ).returncode
    return FaultReport(
        kills=kills,
        papers_expected=len(expected),
        lost=lost,
        doubled=doubled,
        differing=differing,
        failed=failed,
    )


def _arguments(home: Path, papers: Sequence[Path]) -> list[str]:
    return [str(_COMMAND), "ingest", *map(str, papers), "--home", str(home), "--json"]


def _run(home: Path, papers: Sequence[Path]) -> int:
    return subprocess.run(_arguments(home, papers), capture_output=True, check=False).returncode


def _kill(home: Path, papers: Sequence[Path], *, after: float) -> None:
    process = subprocess.Popen(
        _arguments(home, papers),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _ids(home: Path) -> list[str]:
    listed = subprocess.run(
        [_COMMAND, "papers", "--home", home, "--json"], capture_output=True, check=True
    )
    return [paper["id"] for paper in json.loads(listed.stdout)]


def main() -> None:
    """Print the report as a table, or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    report = asdict(measure(chosen.kills, sorted(PAPERS.glob("*.pdf"))[:8]))
    if chosen.json:
        print(json.dumps(report))
    else:
        for name, value in report.items():
            print(f"{name:16} {value}")


if __name__ == "__main__":
    main()

"""Ingestion killed at random moments: what is lost, doubled or different afterwards.

    python -m bench.faults [--kills 100] [--json]

`kildesvar ingest` on sample papers with a fresh home is killed (SIGKILL, the whole process group)
after a random share of the time a whole run takes, started again and killed again, five times in a
row; then it may finish. After that every paper must be held, none twice, catalogue and indexes must
agree, and every standing query must have been asked of every paper.
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
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.filters import EVERYTHING
from corpus.samples import PAPERS
from corpus.settings import load_settings
from index.check import check_index
from models.encoders import load_encoder

_COMMAND = Path(sys.executable).with_name("kildesvar")
_IN_A_ROW = 5
"""Kills in one home before a run may finish."""
_PAPERS = 4
"""Sample papers in a run: the first hold questions, postponed answers and a bundle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultReport:
    """What killed runs left behind after one was let finish."""

    kills: int
    homes: int
    """Home folders that were built this way."""
    papers_expected: int
    """Papers that a run without kills holds."""
    lost: int
    """Papers missing in the end, over all homes."""
    doubled: int
    differing: int
    """Homes whose indexes differ from the catalogue."""
    unasked: int
    """Papers that no standing query was asked of."""
    failed: int
    """Homes whose last run did not end well."""


def measure(kills: int, papers: Sequence[Path], seed: int = 1) -> FaultReport:
    """Kill runs over `papers` until `kills` have been killed."""
    dice = random.Random(seed)
    killed = homes = lost = doubled = differing = unasked = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        started = time.monotonic()
        _run(Path(folder) / "whole", papers)
        whole = time.monotonic() - started
        expected = _held(Path(folder) / "whole")
        encoder = load_encoder(load_settings(Path(folder) / "whole"))
        while killed < kills:
            home = Path(folder) / str(homes)
            homes += 1
            for _ in range(min(_IN_A_ROW, kills - killed)):
                killed += _is_killed(home, papers, after=dice.uniform(0.1, 1.0) * whole)
            failed += _run(home, papers) != 0
            held = _held(home)
            lost += len(set(expected) - set(held))
            doubled += len(held) - len(set(held))
            settings = load_settings(home)
            with closing(Catalogue.open(settings)) as catalogue:
                differing += not check_index(catalogue, encoder, settings).whole
                unasked += len(catalogue.standing.new_papers())
            wrong = lost + doubled + differing + unasked + failed
            print(f"{killed} of {kills} killed, {wrong} things wrong", file=sys.stderr)
    return FaultReport(
        kills=killed,
        homes=homes,
        papers_expected=len(expected),
        lost=lost,
        doubled=doubled,
        differing=differing,
        unasked=unasked,
        failed=failed,
    )


def _arguments(home: Path, papers: Sequence[Path]) -> list[str]:
    return [str(_COMMAND), "ingest", *map(str, papers), "--home", str(home), "--json"]


def _run(home: Path, papers: Sequence[Path]) -> int:
    return subprocess.run(_arguments(home, papers), capture_output=True, check=False).returncode


def _is_killed(home: Path, papers: Sequence[Path], *, after: float) -> bool:
    """Start a run and kill it `after` seconds; whether it was still running."""
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
        return True
    return False


def _held(home: Path) -> list[str]:
    """The file and pages of every paper held."""
    with closing(Catalogue.open(load_settings(home))) as catalogue:
        return [
            f"{paper.original} {paper.first_page}-{paper.last_page}"
            for paper in catalogue.papers(EVERYTHING)
        ]


def main() -> None:
    """Print the report as a table, or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    report = asdict(measure(chosen.kills, sorted(PAPERS.glob("*.pdf"))[:_PAPERS]))
    if chosen.json:
        print(json.dumps(report))
    else:
        for name, value in report.items():
            print(f"{name:16} {value}")


if __name__ == "__main__":
    main()

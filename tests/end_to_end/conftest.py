"""The installed command, run as a user runs it, over the sample papers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "corpus" / "samples"
COMMAND = Path(sys.executable).with_name("kildesvar")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    talk: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


def run_command(*arguments: str | Path, home: Path, cwd: Path | None = None) -> Ran:
    done = subprocess.run(
        [COMMAND, *map(str, arguments), "--home", str(home)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=cwd,
    )
    return Ran(code=done.returncode, out=done.stdout, talk=done.stderr)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    """A home folder with all sample papers, and what their ingestion printed.

    Made once for all processes that run tests side by side, and only read by them.
    """
    folder = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        folder = folder.parent
    home, printed = folder / "library", folder / "library.json"
    with FileLock(folder / "library.lock"):
        if not printed.exists():
            ran = run_command("ingest", SAMPLES / "papers", "--json", home=home)
            assert ran.code == 0, ran.talk
            printed.write_text(ran.out, encoding="utf-8")
    return home, json.loads(printed.read_text(encoding="utf-8"))


@pytest.fixture
def run(library: tuple[Path, Any]) -> Run:
    """Runs a command on the library of sample papers."""
    home, _ = library
    return lambda *arguments: run_command(*arguments, home=home)


@pytest.fixture
def run_alone(tmp_path: Path) -> Run:
    """Runs a command on a library of its own, empty at first."""
    return lambda *arguments: run_command(*arguments, home=tmp_path / "home")

"""What the README shows works as it shows it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.conftest import COMMAND, ROOT

pytestmark = pytest.mark.slow

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


@pytest.fixture
def checkout(tmp_path: Path, library: tuple[Path, Any]) -> Path:
    """A folder that looks like a checkout after `make demo`, to run examples in."""
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    shutil.copytree(library[0], tmp_path / "demo" / "home")
    return tmp_path


def run(command: list[str | Path], folder: Path) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "KILDESVAR_HOME": str(folder / "demo" / "home")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout


def test_the_commands_run(checkout: Path) -> None:
    commands = re.findall(r"^\$ kildesvar (.*)$", "".join(blocks("console")), flags=re.MULTILINE)

    assert len(commands) >= 5
    for command in commands:
        run([COMMAND, *shlex.split(command)], checkout)
    assert (checkout / "svar.html").exists()


def without_numbers(line: str) -> str:
    """Another processor rounds otherwise, so that a sentence more or less may stand before."""
    return re.sub(r" \[\d+\]$", "", line)


def test_the_draft_is_the_one_that_the_program_makes(checkout: Path) -> None:
    shown = [line for line in "".join(blocks("text")).splitlines() if line.strip() not in ("", "…")]

    made = run([COMMAND, "answer", "corpus/samples/letters/a-kontorprogrammer.pdf"], checkout)

    assert len(shown) > 5
    for line in shown:
        assert without_numbers(line) in map(without_numbers, made.splitlines())


def test_the_python_example_runs(checkout: Path) -> None:
    (example,) = blocks("python")

    printed = run([sys.executable, "-c", example], checkout)

    assert "skolemad" in printed.lower()


def test_every_command_is_described() -> None:
    """The table names what `kildesvar --help` lists."""
    listed = re.findall(r"^│ ([a-z]+)  ", run([COMMAND, "--help"], ROOT), flags=re.MULTILINE)

    assert len(listed) >= 11
    for command in listed:
        assert f"`kildesvar {command}" in README, command


def test_every_link_leads_somewhere() -> None:
    for document in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\((?!http|#)([^)#]+)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name} -> {target}"

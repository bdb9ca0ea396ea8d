"""Ctrl-C at any moment ends a command with its code and says nothing of Python."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from types import ModuleType

import pytest

from kildesvar.cli import main


class Interrupts:
    """Finds modules as the key is pressed."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None):
        raise KeyboardInterrupt


def test_while_the_commands_are_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "kildesvar.cli.app", raising=False)
    monkeypatch.setattr("sys.meta_path", [Interrupts(), *sys.meta_path])

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == 130


def test_the_commands_and_the_library_are_loaded_on_demand() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, kildesvar.cli; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert not {"typer", "corpus", "sqlalchemy"} & set(done.stdout.split())

"""The notebook for researchers runs from its first cell to its last."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.conftest import ROOT

pytestmark = pytest.mark.slow

NOTEBOOK = json.loads((ROOT / "docs" / "notebook.ipynb").read_text(encoding="utf-8"))
CODE = ["".join(cell["source"]) for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]


def test_every_cell_runs(library: tuple[Path, Any], tmp_path: Path) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed (pip install '.[dev]')")
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "home").symlink_to(library[0])

    done = subprocess.run(
        [sys.executable, "-c", "\n\n".join(CODE)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("@techreport{")


def test_no_output_is_kept() -> None:
    assert len(CODE) > 8
    for cell in NOTEBOOK["cells"]:
        assert not cell.get("outputs"), "clear the outputs before saving the notebook"

"""Every layout reads as its golden file says: one block a line, with page, kind, level, number.

``python -m tests.support.golden`` writes the files anew after a wanted change.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.golden import GOLDEN, golden_text
from tests.support.printing import LAYOUTS


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout_reads_as_its_golden_file(name: str, tmp_path: Path) -> None:
    expected = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert golden_text(LAYOUTS[name](), tmp_path) == expected

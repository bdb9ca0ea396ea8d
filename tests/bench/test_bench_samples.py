"""The measure of reading finds what is there and names what is not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bench.samples import SAMPLES, check_samples
from corpus.settings import Settings

NAME = "02-politikersvar-licenser-opfoelgning-2025"


@pytest.fixture
def one_sample(tmp_path: Path) -> Path:
    for folder in ("papers", "gold/papers"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(SAMPLES / "papers" / f"{NAME}.pdf", tmp_path / "papers")
    shutil.copy(SAMPLES / "gold" / "papers" / f"{NAME}.json", tmp_path / "gold" / "papers")
    return tmp_path


def test_a_paper_that_is_read_well_is_right(one_sample: Path) -> None:
    checks = check_samples(one_sample, Settings())

    right = {check.aspect for check in checks if check.right}
    assert {"pages", "kind", "language", "title", "question text", "passages"} <= right


def test_a_value_that_is_not_there_is_named(one_sample: Path) -> None:
    path = one_sample / "gold" / "papers" / f"{NAME}.json"
    gold = json.loads(path.read_text(encoding="utf-8"))
    gold["papers"][0]["language"] = "sv"
    path.write_text(json.dumps(gold), encoding="utf-8")

    missed = [c for c in check_samples(one_sample, Settings()) if c.aspect == "language"]

    assert [(c.expected, c.found, c.right) for c in missed] == [("sv", "da", False)]

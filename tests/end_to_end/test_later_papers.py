"""A later paper answers what an earlier letter put off, and everybody who waits is told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from bench.answers import matches
from tests.end_to_end.conftest import SAMPLES, run_command

pytestmark = pytest.mark.slow

GOLD = (SAMPLES / "gold" / "later.jsonl").read_text(encoding="utf-8").splitlines()


def test_a_later_paper_is_named_on_the_questions_it_answers(
    library: tuple[Path, Any], tmp_path: Path
) -> None:
    home = shutil.copytree(library[0], tmp_path / "home")
    saved = run_command("search", "åbne kontorpakker", "--save", "Kontorpakker", home=home)
    assert saved.code == 0, saved.talk

    ran = run_command("ingest", SAMPLES / "later", "--json", home=home)
    again = run_command("ingest", SAMPLES / "later", "--json", home=home)
    register = run_command("questions", "--open", "--json", home=home).json["questions"]

    assert any("Kontorpakker" in line for line in ran.json["news"])
    assert again.json["news"] == []
    quotes = [item["quote"] for row in register for item in row["news"]]
    for line in GOLD:
        wanted = [evidence["quote"] for evidence in json.loads(line)["evidence"]]
        assert any(matches(quote, gold) for quote in quotes for gold in wanted), wanted
    assert all(row["overdue"] for row in register if row["news"])
    assert any(row["draft"] for row in register)

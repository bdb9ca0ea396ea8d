"""The command that trains on a library's own papers, as far as it goes without training."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus.errors import UsageError
from corpus.settings import load_settings
from kildesvar.cli.app import app
from kildesvar.library import Library
from models.encoders import BUNDLED, bundled_recipe, own_delta


def undo(home: Path) -> bool:
    done = CliRunner().invoke(app, ["adapt", "--undo", "--json", "--home", str(home)])
    assert done.exit_code == 0
    return bool(json.loads(done.stdout)["undone"])


def test_an_own_delta_changes_the_recipe_until_it_is_undone(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    assert not undo(tmp_path)
    own_delta(settings).parent.mkdir()
    own_delta(settings).write_bytes(b"factors")
    assert bundled_recipe(settings).deltas[-1] == own_delta(settings)
    plain = load_settings(tmp_path, encoder="bundled-plain")
    assert bundled_recipe(plain) == BUNDLED["bundled-plain"]
    assert undo(tmp_path)
    assert bundled_recipe(settings) == BUNDLED["bundled"]


def test_only_the_encoder_that_comes_along_is_trained(tmp_path: Path) -> None:
    with (
        Library.open(tmp_path, encoder="bundled-plain") as library,
        pytest.raises(UsageError, match="bundled-plain"),
    ):
        library.adapt()


def test_too_few_papers_are_refused(tmp_path: Path) -> None:
    pytest.importorskip("datasets", reason="training needs the extra kildesvar[train]")
    with Library.open(tmp_path) as library, pytest.raises(UsageError, match="too little"):
        library.adapt()

"""The measure of searches asks a library for what stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from library_room import make_library, open_library

from bench.searches import run
from corpus.errors import UsageError


@pytest.fixture
def home(tmp_path: Path) -> Path:
    make_library(tmp_path)
    return tmp_path


def test_every_step_of_a_search_is_measured(home: Path) -> None:
    with open_library(home) as library:
        result = run(library, 1)

    assert result.passages > 0
    assert {"finding", "making hits ready"} <= set(result.shares)
    assert 0 < sum(result.shares.values()) <= 1


def test_a_library_that_is_too_small_is_told(home: Path) -> None:
    with open_library(home) as library, pytest.raises(UsageError, match="--searches"):
        run(library, 50)

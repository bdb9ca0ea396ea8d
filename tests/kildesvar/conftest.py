"""What several tests of the command line share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from library_room import make_library, open_library

from kildesvar.library import Library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A small library of its own for a file of tests."""
    home = tmp_path_factory.mktemp("home")
    make_library(home)
    opened = open_library(home)
    yield opened
    opened.close()

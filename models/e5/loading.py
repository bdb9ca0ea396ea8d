"""From the user's cache to an encoder that is ready."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from models.e5.encoder import BundledEncoder
from models.e5.recipe import Recipe
from models.e5.unpack import unpacked_folder


def load_bundled(cache: Path, *, threads: int, talk: Callable[[str], None]) -> BundledEncoder:
    """The bundled encoder, unpacked below `cache` now if that has not been done."""
    recipe = Recipe()
    folder = unpacked_folder(cache, recipe, talk)
    return BundledEncoder(folder, recipe, threads=threads)

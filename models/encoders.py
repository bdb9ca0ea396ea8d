"""The encoder that the settings name."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from corpus.settings import BUNDLED_ENCODER, PLAIN_ENCODER, Settings
from models.e5.recipe import DANISH_DELTA, Recipe
from models.encoder import Encoder

BUNDLED = {BUNDLED_ENCODER: Recipe(deltas=(DANISH_DELTA,)), PLAIN_ENCODER: Recipe()}
"""The encoders whose weights come with an installed package."""


OWN_FOLDER = "encoder"
"""Folder in the home folder for what a library's own papers taught the encoder."""


def own_delta(settings: Settings) -> Path:
    """Where the delta lies that `kildesvar adapt` made from the library's own papers, if it did."""
    return settings.home / OWN_FOLDER / "own.safetensors"


def bundled_recipe(settings: Settings) -> Recipe:
    """The recipe of the bundled encoder that `settings` name, with the library's own delta.

    The plain encoder stays plain.
    """
    recipe, own = BUNDLED[settings.encoder], own_delta(settings)
    if settings.encoder == PLAIN_ENCODER or not own.is_file():
        return recipe
    return replace(recipe, deltas=(*recipe.deltas, own))


def may_have_made(fingerprint: str, settings: Settings) -> bool:
    """Whether the encoder of `settings` may have `fingerprint`; loads no model.

    Of a model for sentence-transformers the name alone is compared.
    """
    if settings.encoder in BUNDLED:
        return bundled_recipe(settings).fingerprint == fingerprint
    folder = Path(settings.encoder).expanduser()
    name = folder.name if folder.is_dir() else settings.encoder
    return fingerprint.startswith(f"{name}:")


def talk_to_stderr(line: str) -> None:
    """Prints `line` where results do not go."""
    print(line, file=sys.stderr, flush=True)


def load_encoder(settings: Settings, *, talk: Callable[[str], None] = talk_to_stderr) -> Encoder:
    """The encoder of `settings`, ready to use.

    The bundled one is unpacked into the cache on first use, which takes some seconds and is
    announced through `talk`. Any other name is a folder or id for sentence-transformers, which
    is imported only then. Raises `UsageError` where there is no such model.
    """
    if settings.encoder in BUNDLED:
        from models.e5.loading import load_bundled

        recipe = bundled_recipe(settings)
        return load_bundled(settings.cache, recipe, threads=os.cpu_count() or 1, talk=talk)
    from models.sentence_transformer import load_sentence_transformer

    return load_sentence_transformer(
        settings.encoder, device=settings.device, allow_downloads=settings.allow_downloads
    )

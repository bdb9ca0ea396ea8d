"""The encoder that the settings name."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from corpus.settings import BUNDLED_ENCODER, PLAIN_ENCODER, Settings
from models.e5.recipe import DANISH_DELTA, Recipe
from models.encoder import Encoder

BUNDLED = {BUNDLED_ENCODER: Recipe(deltas=(DANISH_DELTA,)), PLAIN_ENCODER: Recipe()}
"""The encoders whose weights come with an installed package."""


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

        recipe = BUNDLED[settings.encoder]
        return load_bundled(settings.cache, recipe, threads=os.cpu_count() or 1, talk=talk)
    from models.sentence_transformer import load_sentence_transformer

    return load_sentence_transformer(
        settings.encoder, device=settings.device, allow_downloads=settings.allow_downloads
    )

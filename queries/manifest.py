"""The manifest: what must be the same for a draft to come out the same, byte for byte."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

from corpus.drafts import Manifest
from corpus.settings import Settings
from queries.search import Searcher

_RULES = ("queries/**/*", "index/*.py", "models/danish/**/*.py", "models/danish/tables/*")
"""What decides which passages are found and what a draft says of them."""
_COMPILED = "__pycache__"

_SETTINGS = ("encoder", "reranker", "exact_limit", "clearance", "spacy_model")
"""Settings that decide what a draft says; folders and limits do not."""


def make_manifest(searcher: Searcher, *, writer: str | None = None) -> Manifest:
    """The manifest of a draft made now; it holds no time of day."""
    return Manifest(
        corpus=searcher.catalogue.fingerprint(),
        recipe=searcher.index.recipe.fingerprint,
        settings=_settings_fingerprint(searcher.settings),
        templates=_rules_fingerprint(),
        version=version("kildesvar"),
        writer=writer,
    )


def _settings_fingerprint(settings: Settings) -> str:
    chosen = settings.model_dump(mode="json", include=set(_SETTINGS))
    return _digest(json.dumps(chosen, sort_keys=True).encode())


def _rules_fingerprint() -> str:
    folder = Path(__file__).parents[1]
    found = {path for pattern in _RULES for path in folder.glob(pattern) if path.is_file()}
    return _digest(*(path.read_bytes() for path in sorted(found) if _COMPILED not in path.parts))


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()[:16]

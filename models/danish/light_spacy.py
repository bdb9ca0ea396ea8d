"""spaCy, imported without PyTorch.

spaCy's numerical library thinc imports torch wherever it is installed, to offer a bridge that no
pipeline here uses. That is two thirds of the time of ``import spacy`` (2.2 s of processor time
with it, 0.8 s without). While thinc is first imported, torch is marked as not installed in the way
the import system provides for: ``None`` in `sys.modules` (docs.python.org, "The import system",
5.3.1). Afterwards torch can be imported as ever. Where torch or thinc was imported before, nothing
changes; a pipeline of transformers needs that, so import torch first to use one.

Everything in Kildesvar that needs spaCy takes it from here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def _as_if_missing(module: str) -> Iterator[None]:
    """Lets ``import module`` fail within the block, unless it was imported before."""
    modules: dict[str, Any] = sys.modules
    if module in modules:
        yield
        return
    modules[module] = None
    try:
        yield
    finally:
        del modules[module]


with _as_if_missing("torch"):
    import spacy
    from spacy.attrs import IDX, LENGTH, LOWER, SENT_START  # type: ignore[import-not-found]
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc
    from spacy.util import is_package
    from spacy.vectors import BaseVectors, Mode, Vectors  # type: ignore[import-not-found]
    from thinc.api import NumpyOps

__all__ = [
    "IDX",
    "LENGTH",
    "LOWER",
    "SENT_START",
    "BaseVectors",
    "Doc",
    "Language",
    "Mode",
    "NumpyOps",
    "StringStore",
    "Vectors",
    "is_package",
    "spacy",
]

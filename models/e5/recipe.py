"""What the bundled encoder's vectors depend on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from models.e5.weights import WEIGHTS_SHA256

MODEL = "multilingual-e5-small"

ENGINE_VERSION = 7
"""Raised whenever graph, quantisation, tokeniser or pooling change the vectors."""


DANISH_DELTA = Path(__file__).with_name("delta") / "danish.safetensors"
"""What training on Danish debates changed; the model card lies beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A way to make vectors; two that differ make vectors that cannot be compared."""

    deltas: tuple[Path, ...] = ()
    """What training changed (`models.e5.delta`), each upon the one before it."""

    @property
    def fingerprint(self) -> str:
        """``multilingual-e5-small:3f2a...``, 16 hexadecimal digits; reads the deltas."""
        digest = hashlib.sha256(f"{WEIGHTS_SHA256} {ENGINE_VERSION}".encode())
        for delta in self.deltas:
            digest.update(hashlib.sha256(delta.read_bytes()).digest())
        return f"{MODEL}:{digest.hexdigest()[:16]}"

    @property
    def folder_name(self) -> str:
        """The name of the unpacked folder."""
        return self.fingerprint.replace(":", "-")

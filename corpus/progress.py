"""How long work tells how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A moment in long work."""

    stage: str
    """What is being done, for people: ``reading``, ``encoding``."""
    done: int
    total: int
    subject: str = ""
    """What it is being done to: a file's name."""


Progress = Callable[[Step], None]


def silent(_step: Step) -> None:
    """Tells nobody."""

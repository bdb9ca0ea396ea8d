"""The front door: `Library` for Python, the command line, the pages (floor 4 of the house)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kildesvar.library import Library

__all__ = ["Library"]


def __getattr__(name: str) -> Any:
    # On demand: the command line answers Ctrl-C before all that a library rests on is loaded.
    if name == "Library":
        from kildesvar.library import Library

        return Library
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""The installed version."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version as installed_version


@cache
def version() -> str:
    """Kildesvar's version, as in the package's metadata. Read once: every page shows it."""
    return installed_version("kildesvar")

"""The installed version."""

from __future__ import annotations

from importlib.metadata import version as installed_version


def version() -> str:
    """Kildesvar's version, as in the package's metadata."""
    return installed_version("kildesvar")

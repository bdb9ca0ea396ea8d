"""The front door: `Library` for Python, the command line, the pages (floor 4 of the house)."""

from kildesvar.library import Library

__all__ = ["Library"]

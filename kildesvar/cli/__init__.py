"""The command line: `kildesvar COMMAND`. Its contract is in the README."""

from kildesvar.cli.app import main

__all__ = ["main"]

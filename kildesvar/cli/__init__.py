"""The command line: `kildesvar COMMAND`. Its contract is in the README."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command of this process's arguments and leave with its exit code."""
    try:
        # Not at the top: Ctrl-C may come while the commands are being loaded.
        from kildesvar.cli.app import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)

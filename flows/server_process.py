"""The process of our Prefect server: ``python -m flows.server_process STARTER HOME OPTION...``.

It ends with its starter, and begins only when the one before it has ended: two servers on one
database would both hand out the same runs.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

from flows.locks import holding, server_lock
from flows.tied import end_with

_WAIT_SECONDS = 30.0
"""An orphan of a killed schedule has ended by then (`flows.tied`)."""


def main() -> None:
    """Run the server until it is told to stop."""
    starter, home, *options = sys.argv[1:]
    end_with(int(starter))
    with holding(
        server_lock(Path(home)),
        wait=_WAIT_SECONDS,
        busy=f"Another Prefect server runs for {home}.",
        remedy="Stop the kildesvar schedule that started it.",
    ):
        sys.argv = ["prefect", "server", "start", *options]
        runpy.run_module("prefect", run_name="__main__")


if __name__ == "__main__":
    main()

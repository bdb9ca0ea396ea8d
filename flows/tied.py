"""Processes that end with the one that started them, also when that one is killed."""

from __future__ import annotations

import os
import signal
import threading
import time

VARIABLE = "KILDESVAR_ENDS_WITH"
"""Names the process that started this one, where this one must not outlive it."""
_LOOK_SECONDS = 0.5
_GRACE_SECONDS = 10.0
"""What an orphan may take to end well."""


def end_with(starter: int) -> None:
    """End this process soon after the process `starter`, which started it, is gone."""
    threading.Thread(target=_watch, args=(starter,), name="tied", daemon=True).start()


def end_with_named() -> None:
    """As `end_with`, where the environment names the process that started this one."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        end_with(int(named))


def _watch(starter: int) -> None:
    while os.getppid() == starter:
        time.sleep(_LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_GRACE_SECONDS)
    os.kill(os.getpid(), signal.SIGKILL)

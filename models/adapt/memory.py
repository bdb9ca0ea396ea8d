"""Keeping memory between the steps of a training."""

from __future__ import annotations

import ctypes

_TRIM_THRESHOLD, _TOP_PAD, _MMAP_MAX = -1, -2, -4
"""Numbers of glibc's ``malloc.h``."""
_NEVER = 2**31 - 1
_AT_ONCE = 2**28
"""Bytes."""


def keep_memory() -> None:
    """Tells the C library to hold what this process has freed, for the next step to take.

    Each step of a training asks for the same large blocks. Given back to the system, they come
    back as empty pages one by one, which took a third of the processor time here. Without glibc
    nothing is done.
    """
    tune = getattr(ctypes.CDLL(None), "mallopt", None)
    if tune is not None:
        tune(_MMAP_MAX, 0)
        tune(_TRIM_THRESHOLD, _NEVER)
        tune(_TOP_PAD, _AT_ONCE)

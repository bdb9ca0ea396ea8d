"""What a reading process may use: set by the process itself before it opens any file."""

from __future__ import annotations

import resource

MEGABYTE = 1 << 20
LARGEST_FILE = 50 * MEGABYTE
"""A reader writes no files; its OCR program may write small ones."""
OPEN_FILES = 128


def confine(memory_mb: int) -> None:
    """Limit this process's address space, files and core dumps for good."""
    for limit, most in (
        (resource.RLIMIT_AS, memory_mb * MEGABYTE),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))


def allow_seconds(seconds: float) -> None:
    """Let this process use `seconds` more of processor time; then the system ends it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime + seconds) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))

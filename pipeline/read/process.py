"""Starting the limited processes that open foreign files."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping


def start_limited(
    module: str, memory_mb: int, environment: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    """A process in a session of its own that runs `module`, which limits itself to `memory_mb`.

    It takes requests on stdin, answers on stdout, and knows of the `environment` alone.
    """
    return subprocess.Popen(
        [sys.executable, "-I", "-m", module, str(memory_mb)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=dict(environment),
    )

"""The runtime of the bundled encoder tells nobody that it is run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_PREPARED = "Microsoft"
"""Where the runtime keeps the machine's id and the reports that it has yet to send."""


def test_the_runtime_prepares_no_report(tmp_path: Path) -> None:
    # What marks a test or a build would silence it as well.
    marks = ("CI", "ORT_DISABLE_TELEMETRY", "ORT_RUNNING_UNIT_TESTS")
    kept = {name: value for name, value in os.environ.items() if name not in marks}
    environment = {**kept, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    loaded = [sys.executable, "-c", "import models.e5.engine"]
    subprocess.run(loaded, env=environment, check=True)
    assert not list(tmp_path.rglob(_PREPARED))

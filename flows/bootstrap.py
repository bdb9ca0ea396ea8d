"""What Prefect needs before it is imported.

Prefect reads its settings from the environment when it is imported, calls home unless told not to,
and asks its own server on this machine through whatever proxy is set. So the environment is laid
out here, by a function that the command line and the flows' own commands call first. The
measurements behind each line are in docs/decisions/0003-prefect.md.
"""

from __future__ import annotations

import os
from pathlib import Path

_SETTINGS = {
    # Nothing leaves the machine: neither the client's nor the server's telemetry.
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    # A first start migrates its database and takes up to 17 s; the default limit is 20 s.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    # Results are JSON, never pickles, and nothing is reused unless the catalogue says so.
    "PREFECT_RESULTS_DEFAULT_SERIALIZER": "json",
    "PREFECT_TASKS_DEFAULT_NO_CACHE": "true",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    # Its server answers 500 where its database is locked for the moment.
    "PREFECT_CLIENT_RETRY_EXTRA_CODES": "500",
    # Its database only shows what ran: a month of it is enough, and it grows by 20 kB a task.
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(30 * 24 * 3600),
}

_QUIET = {
    "PREFECT_LOGGING_LEVEL": "ERROR",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
}
"""For a command whose own progress tells what happens. ERROR, since the ephemeral server reports
its own shutdown as warnings."""

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def prepare_prefect(home: Path, *, quiet: bool) -> None:
    """Set the environment for Prefect, with its database and files under `home`.

    Must run before `prefect` is imported. What the user has set stays, except for the telemetry.
    """
    folder = home / "prefect"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ.setdefault("PREFECT_HOME", str(folder))
    for name, value in {**_SETTINGS, **(_QUIET if quiet else {})}.items():
        if name in ("DO_NOT_TRACK", "PREFECT_SERVER_ANALYTICS_ENABLED"):
            os.environ[name] = value
        else:
            os.environ.setdefault(name, value)
    for name in ("NO_PROXY", "no_proxy"):
        os.environ[name] = _with_loopback(os.environ.get(name, ""))


def _with_loopback(hosts: str) -> str:
    listed = [host.strip() for host in hosts.split(",") if host.strip()]
    return ",".join(listed + [host for host in _LOOPBACK if host not in listed])

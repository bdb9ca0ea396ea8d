"""A Prefect server of our own: schedules never fire on the one that a flow starts for itself."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from corpus.errors import OutsideError

_START_SECONDS = 300.0
"""A first start migrates the server's database: 17 s on a quiet machine, 119 s on a busy one."""
_STOP_SECONDS = 15.0
_LOG_BYTES = 10_000_000
"""A longer log is set aside at the next start, in place of the one before."""
ACCESS_FILE = "access.env"
"""Beside the log while the server runs: its address and secret, for its owner alone."""
_EPHEMERAL_PORTS = range(8000, 9000)
"""Where Prefect's own short-lived servers listen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrefectServer:
    """A running server and what a client needs to reach it."""

    url: str
    """The API's address, on loopback."""
    environment: Mapping[str, str]
    """Variables for processes that use the server: its address and the secret that opens it."""
    log: Path
    running: Callable[[], bool]
    """Whether it still runs."""


@contextmanager
def prefect_server(home: Path) -> Iterator[PrefectServer]:
    """Start a server for `home` on a free loopback port, and stop it at the end.

    It asks every client for a secret made for this run, since any user of the machine can reach a
    loopback port. `flows.bootstrap.prepare_prefect` must have run. Raises `OutsideError`, naming
    its log, when it does not come up.
    """
    port = _free_port()
    secret = f"kildesvar:{secrets.token_urlsafe(24)}"
    log = home / "prefect" / "server.log"
    url = f"http://127.0.0.1:{port}/api"
    environment = {"PREFECT_API_URL": url, "PREFECT_API_AUTH_STRING": secret}
    if log.exists() and log.stat().st_size > _LOG_BYTES:
        log.replace(log.with_suffix(".old.log"))
    command = [sys.executable, "-m", "flows.server_process", str(os.getpid()), str(home)]
    with log.open("ab") as output:
        process = subprocess.Popen(
            [*command, "--no-ui", "--host", "127.0.0.1", "--port", str(port)],
            env={**os.environ, **environment, "PREFECT_SERVER_API_AUTH_STRING": secret},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    access = home / "prefect" / ACCESS_FILE
    try:
        _wait_until_healthy(process, url, log)
        _write_access(access, environment)
        yield PrefectServer(
            url=url,
            environment=environment,
            log=log,
            running=lambda: process.poll() is None,
        )
    finally:
        access.unlink(missing_ok=True)
        _stop(process)


def _write_access(file: Path, environment: Mapping[str, str]) -> None:
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as written:
        written.writelines(f"{name}={value}\n" for name, value in environment.items())


def _free_port() -> int:
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        if port not in _EPHEMERAL_PORTS:
            return port


def _wait_until_healthy(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            if httpx.get(f"{url}/health", timeout=2.0, trust_env=False).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise OutsideError("The Prefect server did not come up.", remedy=f"Its log says why: {log}.")


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    # The whole group: the server starts helpers of its own.
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

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

_START_SECONDS = 120.0
"""A first start migrates the server's database: up to 17 s on a quiet machine."""
_STOP_SECONDS = 15.0
_LOG_BYTES = 10_000_000
"""A longer log is set aside at the next start, in place of the one before."""
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
    command = [sys.executable, "-m", "prefect", "server", "start", "--no-ui"]
    with log.open("ab") as output:
        process = subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--port", str(port)],
            env={**os.environ, **environment, "PREFECT_SERVER_API_AUTH_STRING": secret},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        _wait_until_healthy(process, url, log)
        yield PrefectServer(
            url=url,
            environment=environment,
            log=log,
            running=lambda: process.poll() is None,
        )
    finally:
        _stop(process)


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

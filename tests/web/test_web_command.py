from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

KILDESVAR = [sys.executable, "-m", "kildesvar"]


def run(*arguments: str, home: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*KILDESVAR, *arguments, "--home", str(home)],
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.slow
def test_another_address_is_refused_while_there_are_no_users(tmp_path: Path) -> None:
    refused = run("web", "--host", "0.0.0.0", home=tmp_path)
    assert refused.returncode == 2 and "nobody has to log in" in refused.stderr
    assert "The pages are at" not in refused.stderr
    made = run("user", "os2ai", "--role", "reader", "--token", home=tmp_path)
    assert re.fullmatch(r"[\w-]{40,}\n", made.stdout)


@pytest.mark.slow
def test_the_pages_are_served_and_end_when_asked(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*KILDESVAR, "web", "--home", str(tmp_path / "home"), "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=dict(os.environ))
    try:
        assert server.stderr is not None
        assert f"http://127.0.0.1:{port}/" in server.stderr.readline()
        for _ in range(200):
            try:
                answered = httpx.get(f"http://127.0.0.1:{port}/static/style.css", trust_env=False)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        assert answered.status_code == 200
    finally:
        server.terminate()
    assert server.wait(30) is not None

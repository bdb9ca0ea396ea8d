"""The child process with a GGUF model: started, watched, stopped, killed when it hangs."""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue

import httpx

from corpus.errors import ModelFileError, WriterError

_LOADING_SECONDS = 120.0
"""How long a model may take to load; a file of 1 GB takes 5 seconds from a warm disk."""

_GRACE_SECONDS = 2.0
"""How long a child may take to go, or to say that it is well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What the child is to load."""

    model: Path
    context: int
    """Tokens."""
    threads: int
    seed: int


class ModelProcess:
    """A running child; `url` and `key` are how to talk to it."""

    def __init__(self, load: Load, *, loading_seconds: float = _LOADING_SECONDS) -> None:
        """Start the child and wait until the model is loaded.

        Raises `ModelFileError` where it cannot be, `WriterError` where it does not come up in time.
        """
        self.key = secrets.token_urlsafe()
        self._load = load
        self._child = subprocess.Popen(
            [sys.executable, "-m", "models.writer.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # the engine's own talk
            text=True,
            encoding="utf-8",
        )
        try:
            self.url = self._started(loading_seconds)
        except BaseException:
            self.stop()
            raise

    def is_well(self) -> bool:
        """Whether the child lives and answers."""
        if self._child.poll() is not None:
            return False
        try:
            reply = httpx.get(f"{self.url}/health", timeout=_GRACE_SECONDS, trust_env=False)
        except httpx.HTTPError:
            return False
        return reply.is_success

    def stop(self) -> None:
        """Ask the child to go, and kill it if it does not."""
        assert self._child.stdin is not None and self._child.stdout is not None
        try:
            self._child.stdin.close()
            self._child.wait(_GRACE_SECONDS)
        except (subprocess.TimeoutExpired, BrokenPipeError):
            self._child.kill()
            self._child.wait()
        self._child.stdout.close()

    def _started(self, loading_seconds: float) -> str:
        self._tell()
        line = self._first_line(loading_seconds)
        if line is None:
            raise WriterError(
                f"{self._load.model} was not loaded within {loading_seconds:g} seconds.",
                remedy="Take a smaller model, or free memory.",
            )
        said = json.loads(line) if line else {}
        if "url" not in said:
            raise ModelFileError(
                f"{self._load.model} cannot be loaded: it is damaged or cut short, or of a kind "
                f"that the engine does not know ({said.get('error') or 'its process ended'}).",
                remedy="Compare the file's hash with its source, or take another model.",
            )
        return str(said["url"])

    def _tell(self) -> None:
        assert self._child.stdin is not None
        told = {
            "model": str(self._load.model),
            "context": self._load.context,
            "threads": self._load.threads,
            "seed": self._load.seed,
            "key": self.key,
        }
        try:
            self._child.stdin.write(json.dumps(told) + "\n")
            self._child.stdin.flush()
        except BrokenPipeError:
            pass  # it ended at once; what it said is read below

    def _first_line(self, seconds: float) -> str | None:
        """The first line that the child says, empty where it ended; ``None`` where it is silent."""
        stdout = self._child.stdout
        assert stdout is not None
        lines: Queue[str] = Queue()
        threading.Thread(target=lambda: lines.put(stdout.readline()), daemon=True).start()
        try:
            return lines.get(timeout=seconds)
        except Empty:
            return None

"""A GGUF file as a writer: checked, loaded in a child process, revived once when it hangs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from corpus.errors import ModelFileError, UsageError, WriterAnswerError
from models.writer.endpoint import Endpoint
from models.writer.process import Load, ModelProcess
from models.writer.protocol import Identity, Message, Schema

Answer = TypeVar("Answer")

_MAGIC = b"GGUF"
_ENGINE = "xllamacpp"

_OVERHEAD = 512 << 20
"""Bytes that a process needs beside the model's file: the engine, its context, its buffers."""

_MEMORY = Path("/proc/meminfo")


class GgufWriter:
    """A model file that runs here. Close it to end its process."""

    def __init__(self, load: Load, *, seconds: float) -> None:
        """Check and load; `seconds` bounds each answer.

        Raises `UsageError` for a file that is not there or an engine that is not installed, and
        `ModelFileError` for one that cannot be loaded.
        """
        check_file(load.model)
        self._load = load
        self._seconds = seconds
        self._process = ModelProcess(load)
        self.identity = Identity(
            name=load.model.name,
            sha256=_sha256(load.model),
            settings={
                "context": load.context,
                "threads": load.threads,
                "seed": load.seed,
                "temperature": 0,
            },
        )
        self._endpoint = self._connect()

    def write(self, messages: Sequence[Message], schema: Schema, *, most_tokens: int) -> str:
        """The text of the answer; raises `WriterAnswerError` for none in time and one cut off."""
        return self._asked(lambda: self._endpoint.write(messages, schema, most_tokens=most_tokens))

    def likelihood_of_yes(self, messages: Sequence[Message]) -> float:
        """The probability that the answer begins with *Ja* rather than *Nej*."""
        return self._asked(lambda: self._endpoint.likelihood_of_yes(messages))

    def close(self) -> None:
        """End the process."""
        self._endpoint.close()
        self._process.stop()

    def _asked(self, ask: Callable[[], Answer]) -> Answer:
        try:
            return ask()
        except WriterAnswerError:
            if not self._process.is_well():
                self._restart()
            raise

    def _restart(self) -> None:
        """A new process for one that hangs or is gone, so that the next sentence may be written."""
        self.close()
        self._process = ModelProcess(self._load)
        self._endpoint = self._connect()

    def _connect(self) -> Endpoint:
        return Endpoint(
            f"{self._process.url}/v1",
            self.identity,
            key=self._process.key,
            seconds=self._seconds,
            seed=self._load.seed,
        )


def check_file(model: Path) -> None:
    """Raise what is wrong with `model` as far as it can be seen without loading it."""
    if not model.is_file():
        raise UsageError(
            f"There is no model file {model}.",
            remedy="Name a GGUF file or an endpoint's address; nothing is ever downloaded.",
        )
    if find_spec(_ENGINE) is None:
        raise UsageError(
            f"A GGUF file is run by {_ENGINE}, which is not installed.",
            remedy="Install it: pip install 'kildesvar[writer]'; or use an endpoint.",
        )
    with model.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise ModelFileError(
                f"{model} is no GGUF file.", remedy="Take a model in the GGUF format."
            )
    needed, free = model.stat().st_size + _OVERHEAD, free_memory()
    if free is not None and needed > free:
        raise ModelFileError(
            f"{model} needs about {needed >> 20} MB of memory, and {free >> 20} MB are free.",
            remedy="Take a smaller model or a smaller quantisation, or close other programs.",
        )


def free_memory(told: Path = _MEMORY) -> int | None:
    """Bytes that a new process may use, ``None`` where the system does not tell (not Linux)."""
    try:
        lines = told.read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    sizes = dict(line.split(":", 1) for line in lines if ":" in line)
    return int(sizes["MemAvailable"].split()[0]) << 10 if "MemAvailable" in sizes else None


def _sha256(model: Path) -> str:
    with model.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

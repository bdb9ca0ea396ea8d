"""The writer that the settings name."""

from __future__ import annotations

from pathlib import Path

from corpus.settings import Settings
from models.writer.addresses import endpoint_base, require_near
from models.writer.endpoint import Endpoint
from models.writer.gguf import GgufWriter
from models.writer.process import Load
from models.writer.protocol import Writer

SEED = 1
"""The same for everybody: at temperature 0 it hardly matters, but it is on record."""


def open_writer(settings: Settings) -> Writer | None:
    """The writer of `settings`, ready to use, or ``None`` where none is set.

    Raises `UsageError` for a file that is not there and an address that papers may not be sent to,
    `WriterError` for a model that cannot be loaded and an endpoint that does not answer.
    """
    if settings.writer is None:
        return None
    if "://" in settings.writer:
        base, model = endpoint_base(settings.writer)
        require_near(base, outside=settings.writer_outside)
        key = settings.writer_key.get_secret_value() if settings.writer_key else None
        return Endpoint.open(base, model, key=key, seconds=settings.writer_seconds, seed=SEED)
    load = Load(
        model=Path(settings.writer).expanduser().resolve(),
        context=settings.writer_context,
        threads=settings.writer_threads,
        seed=SEED,
    )
    return GgufWriter(load, seconds=settings.writer_seconds)

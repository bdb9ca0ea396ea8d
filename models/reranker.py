"""An optional second look at the first hits: a cross-encoder that reads query and text together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.errors import UsageError
from corpus.settings import Settings
from models.sentence_transformer import missing_model_remedy, names_no_folder


class Reranker(Protocol):
    """What scores texts against a query; only the order of the scores has meaning."""

    @property
    def name(self) -> str:
        """For people."""
        ...

    def score(self, query: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """One score a text, higher is better."""
        ...


class CrossEncoderReranker:
    """A sentence-transformers ``CrossEncoder``, imported on first use."""

    def __init__(self, name: str, *, device: str, allow_downloads: bool) -> None:
        folder = Path(name).expanduser()
        if names_no_folder(name):
            raise UsageError(
                f"The reranker {name} cannot be loaded: there is no such folder.",
                remedy=missing_model_remedy("KILDESVAR_RERANKER", allow_downloads=allow_downloads),
            )
        from sentence_transformers import CrossEncoder

        try:
            self._model = CrossEncoder(
                str(folder) if folder.is_dir() else name,
                device=device,
                local_files_only=not allow_downloads,
            )
        except (OSError, ValueError) as error:
            raise UsageError(
                f"The reranker {name} cannot be loaded: {str(error).splitlines()[0]}",
                remedy=missing_model_remedy("KILDESVAR_RERANKER", allow_downloads=allow_downloads),
            ) from error
        self._name = folder.name if folder.is_dir() else name

    @property
    def name(self) -> str:
        """The folder's last part, or the model id."""
        return self._name

    def score(self, query: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """One score a text."""
        if not texts:
            return np.zeros(0, np.float32)
        pairs = [(query, text) for text in texts]
        return np.asarray(self._model.predict(pairs, show_progress_bar=False), np.float32)


def load_reranker(settings: Settings) -> Reranker | None:
    """The reranker of `settings`, or ``None`` where none is set.

    Raises `UsageError` where it cannot be loaded.
    """
    if settings.reranker is None:
        return None
    return CrossEncoderReranker(
        settings.reranker, device=settings.device, allow_downloads=settings.allow_downloads
    )

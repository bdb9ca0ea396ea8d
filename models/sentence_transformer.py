"""Any other encoder, through sentence-transformers (imported on first use: it costs seconds)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.errors import UsageError
from models.encoder import Encoded, Excerpt, Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class SentenceTransformerEncoder:
    """A sentence-transformers model with its own prompts, pooling and device."""

    def __init__(self, model: SentenceTransformer, *, name: str) -> None:
        self._model = model
        self._turn = Lock()
        self._name = name
        self._fingerprint = f"{name}:{_hash_of_parameters(model)}"

    @property
    def name(self) -> str:
        """The folder's last part, or the model id."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """Name and a hash of the model's parameters and prompts."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """Columns of the vectors."""
        return int(self._model.get_embedding_dimension() or 0)

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """One vector a query, behind the model's query prompt."""
        return self._encode(self._model.encode_query, texts)

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """One vector a passage, behind the model's document prompt."""
        return self._encode(self._model.encode_document, texts)

    def encode_in_context(self, papers: Sequence[Sequence[Excerpt]]) -> list[Encoded]:
        """The vectors of each paper's excerpts; a span is encoded as a text of its own.

        A foreign model's token states need not be comparable with its vectors, so they are not
        used.
        """
        excerpts = [excerpt for paper in papers for excerpt in paper]
        whole = self.encode_document(["\n".join((*item.above, item.text)) for item in excerpts])
        spans = self.encode_document(
            [span.of(item.text) for item in excerpts for span in item.spans]
        )
        ends = np.cumsum([len(item.spans) for item in excerpts], dtype=np.int64)
        parts = iter(np.split(spans, ends[:-1]) if excerpts else [])
        rows = iter(whole)
        return [
            Encoded(
                whole=np.array([next(rows) for _ in paper], np.float32).reshape(-1, self.dimension),
                spans=tuple(next(parts) for _ in paper),
            )
            for paper in papers
        ]

    def _encode(self, encode: Callable[..., Any], texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        # The tokenizers of transformers must not be used by two threads at once: they set how
        # long a text may be, and fail with "Already borrowed" when another does so meanwhile.
        with self._turn:
            vectors = encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, np.float32)


def load_sentence_transformer(
    name: str, *, device: str, allow_downloads: bool
) -> SentenceTransformerEncoder:
    """The model in the folder `name`, or with the hub id `name`.

    Without `allow_downloads` only what already lies on this machine is used. Raises `UsageError`
    where the model cannot be loaded.
    """
    folder = Path(name).expanduser()
    if names_no_folder(name):
        raise UsageError(
            f"The encoder {name} cannot be loaded: there is no such folder.",
            remedy=missing_model_remedy("KILDESVAR_ENCODER", allow_downloads=allow_downloads),
        )
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(
            str(folder) if folder.is_dir() else name,
            device=device,
            local_files_only=not allow_downloads,
        )
    except (OSError, ValueError) as error:
        raise UsageError(
            f"The encoder {name} cannot be loaded: {str(error).splitlines()[0]}",
            remedy=missing_model_remedy("KILDESVAR_ENCODER", allow_downloads=allow_downloads),
        ) from error
    return SentenceTransformerEncoder(model, name=folder.name if folder.is_dir() else name)


def names_no_folder(model: str) -> bool:
    """Whether `model` is written as a folder's path, and there is none."""
    return model.startswith(("/", "~", ".")) and not Path(model).expanduser().is_dir()


def missing_model_remedy(variable: str, *, allow_downloads: bool) -> str:
    """What to do about a model that is not there."""
    remedy = f"Set {variable} to the folder of a model"
    if allow_downloads:
        return f"{remedy}, or see that the hub can be reached."
    return f"{remedy}, or allow its download with KILDESVAR_ALLOW_DOWNLOADS=true."


def _hash_of_parameters(model: SentenceTransformer) -> str:
    digest = hashlib.sha256(repr(sorted(model.prompts.items())).encode())
    for key, values in sorted(model.state_dict().items()):
        digest.update(key.encode())
        digest.update(values.detach().cpu().float().numpy().tobytes())
    return digest.hexdigest()[:16]

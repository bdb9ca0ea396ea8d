"""Which encoder the settings give."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, ClassVar, cast

import numpy as np
import pytest

from corpus.errors import UsageError
from corpus.settings import BUNDLED_ENCODER, PLAIN_ENCODER, load_settings
from corpus.spans import Span
from models.e5.delta import read_delta
from models.e5.recipe import DANISH_DELTA
from models.encoder import Excerpt
from models.encoders import BUNDLED, load_encoder
from models.reranker import load_reranker
from models.sentence_transformer import SentenceTransformerEncoder, load_sentence_transformer


def test_the_shipped_delta_is_small_and_named_by_the_fingerprint() -> None:
    assert DANISH_DELTA.stat().st_size < 5_000_000
    assert {name.split(".")[0] for name in read_delta(DANISH_DELTA)} == {
        f"l{layer}" for layer in range(12)
    }
    assert BUNDLED[BUNDLED_ENCODER].fingerprint != BUNDLED[PLAIN_ENCODER].fingerprint


def test_no_reranker_is_the_default(tmp_path: Path) -> None:
    assert load_reranker(load_settings(tmp_path)) is None


def test_a_folder_that_is_not_there_is_told_as_that(tmp_path: Path) -> None:
    gone = str(tmp_path / "gone")
    with pytest.raises(UsageError, match="there is no such folder"):
        load_encoder(load_settings(tmp_path, encoder=gone))
    with pytest.raises(UsageError, match="there is no such folder"):
        load_reranker(load_settings(tmp_path, reranker=gone))


@pytest.mark.slow
def test_a_missing_model_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="KILDESVAR_ALLOW_DOWNLOADS"):
        load_encoder(load_settings(tmp_path, encoder="nobody/no-such-model"))
    with pytest.raises(UsageError, match="KILDESVAR_RERANKER"):
        load_reranker(load_settings(tmp_path, reranker=str(tmp_path / "nothing")))


@pytest.mark.slow
def test_a_folder_goes_through_sentence_transformers(e5_folder: Path) -> None:
    encoder = load_sentence_transformer(str(e5_folder), device="cpu", allow_downloads=False)
    assert encoder.name == e5_folder.name
    assert encoder.fingerprint.startswith(encoder.name)
    excerpt = Excerpt(above=("Svar",), text="Ja. Nej.", spans=(Span(0, 3), Span(4, 8)))
    first, encoded = encoder.encode_in_context([[], [excerpt]])
    whole, (parts,) = encoded.whole, encoded.spans
    assert not len(first.whole)
    assert whole.shape == (1, encoder.dimension)
    assert parts.shape == (2, encoder.dimension)
    np.testing.assert_allclose(np.linalg.norm(parts, axis=1), 1, atol=1e-5)
    assert encoder.encode_query([]).shape == (0, encoder.dimension)


class OneAtATime:
    """A model that notes when two threads are in it at once."""

    def __init__(self) -> None:
        self.inside = 0
        self.most_inside = 0

    def state_dict(self) -> dict[str, object]:
        return {}

    prompts: ClassVar[dict[str, str]] = {}

    def get_embedding_dimension(self) -> int:
        return 2

    def encode_query(self, texts: list[str], **_options: bool) -> list[list[float]]:
        self.inside += 1
        self.most_inside = max(self.most_inside, self.inside)
        time.sleep(0.01)
        self.inside -= 1
        return [[1.0, 0.0] for _ in texts]


def test_threads_take_turns_with_a_model() -> None:
    model = OneAtATime()
    encoder = SentenceTransformerEncoder(cast("Any", model), name="model")

    with ThreadPoolExecutor(4) as threads:
        vectors = list(threads.map(encoder.encode_query, [["a"]] * 8))

    assert [len(own) for own in vectors] == [1] * 8
    assert model.most_inside == 1

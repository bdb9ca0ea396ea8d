"""Which encoder the settings give."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.errors import UsageError
from corpus.settings import load_settings
from corpus.spans import Span
from models.encoders import load_encoder
from models.reranker import load_reranker
from models.sentence_transformer import load_sentence_transformer


def test_no_reranker_is_the_default(tmp_path: Path) -> None:
    assert load_reranker(load_settings(tmp_path)) is None


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
    whole, (parts,) = encoder.encode_spans(["Ja. Nej."], [[Span(0, 3), Span(4, 8)]])
    assert whole.shape == (1, encoder.dimension)
    assert parts.shape == (2, encoder.dimension)
    np.testing.assert_allclose(np.linalg.norm(parts, axis=1), 1, atol=1e-5)
    assert encoder.encode_query([]).shape == (0, encoder.dimension)

"""The bundled encoder: unit length, pooling, windows, and likeness to the reference."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from corpus.spans import Span
from models.e5.encoder import DOCUMENT_PREFIX, BundledEncoder
from models.e5.engine import Engine
from models.e5.folder import GRAPH_FILE
from models.e5.tokens import LONGEST, Tokeniser

PASSAGE = "Licenserne koster 12 mio. kr. om året. Skolens tag er blåt. Udvalget mødes i marts."
SENTENCES = [Span(0, 38), Span(39, 60), Span(61, 83)]
OTHERS = ["Kort.", "Forvaltningen vurderer, at et skift tager to år.", ""]


def test_vectors_have_unit_length(e5: BundledEncoder) -> None:
    vectors = e5.encode_document([PASSAGE, *OTHERS[:2]])
    assert vectors.shape == (3, e5.dimension)
    assert vectors.dtype == np.float32
    assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_text_without_tokens_is_zero(e5: BundledEncoder) -> None:
    assert not e5.encode_query(["", " \n"]).any()
    whole, parts = e5.encode_spans([""], [[Span(0, 0)]])
    assert not whole.any()
    assert not parts[0].any()


def test_no_texts_give_no_vectors(e5: BundledEncoder) -> None:
    assert e5.encode_document([]).shape == (0, e5.dimension)
    whole, parts = e5.encode_spans([], [])
    assert whole.shape == (0, e5.dimension)
    assert parts == []


def test_a_vector_does_not_depend_on_its_neighbours(e5: BundledEncoder) -> None:
    together = e5.encode_document([PASSAGE, *OTHERS])
    alone = e5.encode_document([PASSAGE])
    assert_array_equal(together[0], alone[0])


def test_a_question_is_nearest_to_its_answer(e5: BundledEncoder) -> None:
    (query,) = e5.encode_query(["Hvad er prisen på softwaren?"])
    _, (sentences,) = e5.encode_spans([PASSAGE], [SENTENCES])
    assert int(np.argmax(sentences @ query)) == 0


def test_spans_are_means_of_their_own_tokens(e5: BundledEncoder, e5_folder: Path) -> None:
    whole, (pooled,) = e5.encode_spans([PASSAGE], [SENTENCES])
    assert_array_equal(whole, e5.encode_document([PASSAGE]))

    (tokens,), (offsets,) = Tokeniser(e5_folder).tokenise_with_offsets([PASSAGE], DOCUMENT_PREFIX)
    states = Engine(e5_folder / GRAPH_FILE, threads=1).states(tokens.windows[0])
    own = states[tokens.prefix : -1]
    for vector, span in zip(pooled, SENTENCES, strict=True):
        inside = [
            index
            for index, (start, end) in enumerate(offsets)
            if start < span.end and span.start < end
        ]
        mean = own[inside].mean(axis=0)
        assert_allclose(vector, mean / np.linalg.norm(mean), atol=1e-6)


def test_a_long_text_is_read_to_its_end(e5: BundledEncoder, e5_folder: Path) -> None:
    long = "Udvalget drøftede budgettet. " * 150
    (tokens,) = Tokeniser(e5_folder).tokenise([long], DOCUMENT_PREFIX)
    lengths = [len(window) for window in tokens.windows]
    assert len(lengths) > 1
    assert max(lengths) <= LONGEST
    assert max(lengths) - min(lengths) <= 1
    plain, changed = e5.encode_document([long, long + "Cykelstien asfalteres."])
    assert (plain != changed).any()
    _, (ends,) = e5.encode_spans([long], [[Span(len(long) - 29, len(long) - 1)]])
    assert_allclose(np.linalg.norm(ends), 1, atol=1e-5)


@pytest.mark.slow
def test_it_is_like_sentence_transformers(e5: BundledEncoder, e5_folder: Path) -> None:
    """int8 keeps a cosine of 0.995 to the same folder in float32."""
    from sentence_transformers import SentenceTransformer

    reference = SentenceTransformer(str(e5_folder), device="cpu", local_files_only=True)
    texts = [PASSAGE, *OTHERS[:2], "Økonomi: 313 mio. kr. (2024-p/l) til licenser og drift."]
    for ours, theirs in (
        (e5.encode_document(texts), reference.encode_document(texts)),
        (e5.encode_query(texts), reference.encode_query(texts)),
    ):
        assert (ours * theirs).sum(axis=1).min() > 0.995

"""The bundled encoder: unit length, pooling, windows, and likeness to the reference."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from corpus.spans import Span
from models.e5.encoder import DOCUMENT_PREFIX, BundledEncoder
from models.e5.engine import Engine
from models.e5.folder import GRAPH_FILE
from models.e5.tokens import LONGEST, Tokeniser
from models.encoder import Excerpt

PASSAGE = "Licenserne koster 12 mio. kr. om året. Skolens tag er blåt. Udvalget mødes i marts."
SENTENCES = [Span(0, 38), Span(39, 60), Span(61, 83)]
OTHERS = ["Kort.", "Forvaltningen vurderer, at et skift tager to år.", ""]


def test_vectors_have_unit_length(e5: BundledEncoder) -> None:
    vectors = e5.encode_document([PASSAGE, *OTHERS[:2]])
    assert vectors.shape == (3, e5.dimension)
    assert vectors.dtype == np.float32
    assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def excerpt(text: str, *above: str, spans: Sequence[Span] = ()) -> Excerpt:
    return Excerpt(above=above, text=text, spans=tuple(spans))


def test_text_without_tokens_is_zero(e5: BundledEncoder) -> None:
    assert not e5.encode_query(["", " \n"]).any()
    (encoded,) = e5.encode_in_context([[excerpt("", spans=[Span(0, 0)])]])
    assert not encoded.whole.any()
    assert not encoded.spans[0].any()
    (encoded,) = e5.encode_in_context([[excerpt(" "), excerpt("Kort.")]])
    assert not encoded.whole[0].any()
    assert encoded.whole[1].any()


def test_no_texts_give_no_vectors(e5: BundledEncoder) -> None:
    assert e5.encode_document([]).shape == (0, e5.dimension)
    assert e5.encode_in_context([]) == []
    (encoded,) = e5.encode_in_context([[]])
    assert encoded.whole.shape == (0, e5.dimension)
    assert encoded.spans == ()


def test_a_vector_does_not_depend_on_its_neighbours(e5: BundledEncoder) -> None:
    together = e5.encode_document([PASSAGE, *OTHERS])
    alone = e5.encode_document([PASSAGE])
    assert_array_equal(together[0], alone[0])


def test_a_question_is_nearest_to_its_answer(e5: BundledEncoder) -> None:
    (query,) = e5.encode_query(["Hvad er prisen på softwaren?"])
    (encoded,) = e5.encode_in_context([[excerpt(PASSAGE, spans=SENTENCES)]])
    assert int(np.argmax(encoded.spans[0] @ query)) == 0


def test_spans_are_means_of_their_own_tokens(e5: BundledEncoder, e5_folder: Path) -> None:
    (encoded,) = e5.encode_in_context([[excerpt(PASSAGE, spans=SENTENCES)]])
    assert_array_equal(encoded.whole, e5.encode_document([PASSAGE]))

    tokeniser = Tokeniser(e5_folder)
    (tokens,) = tokeniser.tokenise([PASSAGE], DOCUMENT_PREFIX)
    (offsets,) = tokeniser.tokenise_with_offsets([PASSAGE])[1]
    states = Engine(e5_folder / GRAPH_FILE, threads=1).states(tokens.windows[0])
    own = states[tokens.prefix : -1]
    for vector, span in zip(encoded.spans[0], SENTENCES, strict=True):
        inside = [
            index
            for index, (start, end) in enumerate(offsets)
            if start < span.end and span.start < end
        ]
        mean = own[inside].mean(axis=0)
        assert_allclose(vector, mean / np.linalg.norm(mean), atol=1e-6)


def test_texts_that_share_what_is_above_do_not_see_each_other(e5: BundledEncoder) -> None:
    """Read together they are as read apart, but for the steps of the 8 bits."""
    above = ("Svar om licenser", "Økonomi")
    texts = [excerpt(text, *above, spans=[Span(0, 4)]) for text in (PASSAGE, *OTHERS[:2])]
    (together,) = e5.encode_in_context([texts])
    apart = e5.encode_in_context([[text] for text in texts])
    for row, alone in enumerate(apart):
        assert together.whole[row] @ alone.whole[0] > 0.998
        assert together.spans[row][0] @ alone.spans[0][0] > 0.995
    assert together.whole[0] @ together.whole[1] < 0.98


def test_what_is_above_shows_in_the_vector(e5: BundledEncoder) -> None:
    (query,) = e5.encode_query(["Hvad koster vikarer på plejehjem?"])
    (encoded,) = e5.encode_in_context(
        [[excerpt("Udgiften var 4 mio. kr.", title) for title in ("Cykelstier", "Plejehjem")]]
    )
    assert int(np.argmax(encoded.whole @ query)) == 1


def test_a_papers_vectors_do_not_depend_on_other_papers(e5: BundledEncoder) -> None:
    paper = [excerpt(text, "Licenser") for text in OTHERS]
    (alone,) = e5.encode_in_context([paper])
    together = e5.encode_in_context([[excerpt(PASSAGE)], paper, [excerpt("Kort.")]])
    assert_array_equal(together[1].whole, alone.whole)


def test_a_long_text_is_read_to_its_end(e5: BundledEncoder, e5_folder: Path) -> None:
    long = "Udvalget drøftede budgettet. " * 150
    (tokens,) = Tokeniser(e5_folder).tokenise([long], DOCUMENT_PREFIX)
    lengths = [len(window) for window in tokens.windows]
    assert len(lengths) > 1
    assert max(lengths) <= LONGEST
    assert max(lengths) - min(lengths) <= 1
    plain, changed = e5.encode_document([long, long + "Cykelstien asfalteres."])
    assert (plain != changed).any()
    end = Span(len(long) - 29, len(long) - 1)
    (encoded,) = e5.encode_in_context([[excerpt(long, "Referat", spans=[end]), excerpt("Kort.")]])
    assert_allclose(np.linalg.norm(encoded.spans[0]), 1, atol=1e-5)
    assert_array_equal(encoded.whole[1:], e5.encode_document(["Kort."]))


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

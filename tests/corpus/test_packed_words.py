"""Words come back as they were packed, and so do the boxes of a few of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.catalogue.words import PackedWords, pack_words
from corpus.papers import Word
from corpus.spans import Box, Span

_EDGES = st.integers(-10_000, 200_000).map(lambda hundredths: hundredths / 100)
_WORDS = st.builds(
    lambda start, length, page, edges: Word(
        span=Span(start, start + length),
        box=Box(page=page, x0=edges[0], top=edges[1], x1=edges[2], bottom=edges[3]),
    ),
    st.integers(0, 2_000_000),
    st.integers(0, 40),
    st.integers(1, 9_999),
    st.tuples(_EDGES, _EDGES, _EDGES, _EDGES),
)


@given(st.lists(_WORDS, max_size=20), st.integers(1, 60))
def test_words_come_back_however_many_they_are(words: list[Word], times: int) -> None:
    given_words = tuple(words * times)

    assert PackedWords(pack_words(given_words)).all() == given_words


@given(st.lists(_WORDS, max_size=600), st.integers(0, 2_000_000), st.integers(0, 500_000))
def test_the_boxes_under_a_span_are_those_of_the_words_that_overlap_it(
    words: list[Word], start: int, length: int
) -> None:
    within = Span(start, start + length)

    boxes = PackedWords(pack_words(words)).boxes(within)

    assert boxes == tuple(
        word.box for word in words if word.span.start < within.end and word.span.end > within.start
    )


def test_a_few_words_of_a_long_paper_are_unpacked_without_the_rest() -> None:
    words = [
        Word(span=Span(5 * n, 5 * n + 4), box=Box(page=1, x0=n, top=n, x1=n + 1, bottom=n + 1))
        for n in range(10_000)
    ]
    packed = bytearray(pack_words(words))
    packed[-1000:] = bytes(1000)

    assert PackedWords(bytes(packed)).boxes(Span(50, 59)) == (words[10].box, words[11].box)

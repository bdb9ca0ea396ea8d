"""The segmenter gives the ids of tokenizers, or declines."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from models.e5.folder import PIECES_FILE, TOKENIZER_FILE
from models.e5.segmenter import Segmenter

DANISH = [
    "Hvad koster Eksempelkøbing Kommunes Microsoft-licenser i 2024?",
    "Økonomiudvalget tiltrådte indstillingen d. 12. marts kl. 14.30 – jf. bilag 4, s. 7-9.",
    "AT Borgerrepræsentationen  pålægger\nforvaltningen\tat undersøge  'open source'",
    "313 mio. kr. (2024-p/l), ½ årsværk, §§ 2-4, 1.234.567,89 kr., sagsnr. 2024-0123456",
    "ÅÆØ åæø café naïve ﬁnans … “citat” ①②",
]
ODD = [
    "",
    "   ",
    "▁▁ a",
    "日本語 テキスト",
    "😀😀",
    "𐍈𐍈𐍈",
    "\ufeffhej\u200b\u180e",
    "a\x85b\x1fc",
    "ﷺ ㍿",
]


@pytest.fixture(scope="module")
def segmenter(e5_folder: Path) -> Segmenter:
    return Segmenter(e5_folder / PIECES_FILE)


@pytest.fixture(scope="module")
def tokenizer(e5_folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(e5_folder / TOKENIZER_FILE))


@pytest.mark.parametrize("text", DANISH + ODD)
def test_known_texts_have_the_same_ids(
    segmenter: Segmenter, tokenizer: Tokenizer, text: str
) -> None:
    assert segmenter.ids(text) == tokenizer.encode(text, add_special_tokens=False).ids


@given(
    text=st.text(
        alphabet=st.one_of(
            st.sampled_from("aeiourstnlkdægøåÆØÅ .,-?§%/()0123456789\n\t▁"),
            st.characters(exclude_categories=["Cs", "Cn"]),
        ),
        max_size=60,
    )
)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_has_the_same_ids(segmenter: Segmenter, tokenizer: Tokenizer, text: str) -> None:
    ids = segmenter.ids(text)
    assert ids is None or ids == tokenizer.encode(text, add_special_tokens=False).ids


@pytest.mark.parametrize("text", ["<s> hej", "skjult <mask> her", "for ungt: \u0378"])
def test_it_declines_what_may_differ(segmenter: Segmenter, text: str) -> None:
    assert segmenter.ids(text) is None

"""What holds of every paper's text, whatever its layout."""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.settings import Settings
from pipeline.blocks import LaidText
from pipeline.layout import lay_out, lay_text
from pipeline.printed import PrintedPage
from pipeline.read.pdf import read_pdf
from tests.support.printing import LAYOUTS

Laid = tuple[tuple[PrintedPage, ...], LaidText]


@pytest.fixture(params=LAYOUTS)
def laid(request: pytest.FixtureRequest, tmp_path: Path) -> Laid:
    pdf, settings = LAYOUTS[request.param](), Settings(home=tmp_path)
    pages = read_pdf(pdf, source="t", settings=settings).pages
    return pages, lay_text(lay_out(pages), pages)


def test_spans_of_words_follow_each_other(laid: Laid) -> None:
    _, text = laid
    assert all(a.span.end <= b.span.start for a, b in pairwise(text.words))
    assert all(word.span.of(text.text).strip() for word in text.words)


def test_between_words_stands_white_space_alone(laid: Laid) -> None:
    _, text = laid
    gaps = {text.text[a.span.end : b.span.start] for a, b in pairwise(text.words)}
    assert gaps <= {"", " ", "\n\n"}
    assert unicodedata.is_normalized("NFC", text.text)


def test_boxes_lie_on_their_page(laid: Laid) -> None:
    pages, text = laid
    sizes = {page.number: (page.width, page.height) for page in pages}
    for word in text.words:
        width, height = sizes[word.box.page]
        assert 0 <= word.box.x0 <= word.box.x1 <= width
        assert 0 <= word.box.top <= word.box.bottom <= height


def test_text_and_running_lines_hold_each_printed_word_once(laid: Laid) -> None:
    pages, text = laid
    printed = Counter((word.box, word.text) for page in pages for word in page.words)
    whole = Counter((word.box, word.span.of(text.text)) for word in text.words)
    divided = Counter((box, f"{word}-") for box, word in (whole - printed))
    running = Counter(word for line in text.running for word in line.split())
    left_out = printed - whole - divided
    assert Counter(word for _, word in left_out.elements()) == running


def test_blocks_cover_the_text(laid: Laid) -> None:
    _, text = laid
    assert "\n\n".join(block.span.of(text.text) for block in text.blocks) == text.text
    assert all(block.span.contains(block.body) for block in text.blocks)


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    pdf = LAYOUTS["running_heads"]()
    settings = Settings(home=tmp_path)
    once, twice = (read_pdf(pdf, source="t", settings=settings) for _ in range(2))
    assert once == twice
    assert lay_out(once.pages) == lay_out(twice.pages)

"""pdfplumber is asked where the text looks like rubbish, and its boxes agree with ours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.settings import Settings
from pipeline.read.pdf import read_pdf
from pipeline.read.second_opinion import better_words, plumbed_words
from pipeline.read.words import PageSize
from tests.support import printing


@pytest.mark.parametrize("name", ["side_box", "rotated", "odd_media_box"])
def test_boxes_agree(name: str, tmp_path: Path) -> None:
    pdf = printing.LAYOUTS[name]()
    page = read_pdf(pdf, source="t", settings=Settings(home=tmp_path)).pages[0]
    size = PageSize(number=1, width=page.width, height=page.height)
    others = plumbed_words(pdf, size)
    assert sorted(word.text for word in others) == sorted(word.text for word in page.words)
    ours = sorted(page.words, key=lambda word: (round(word.box.top), word.box.x0))
    theirs = sorted(others, key=lambda word: (round(word.box.top), word.box.x0))
    for a, b in zip(ours, theirs, strict=True):
        assert a.box.x0 == pytest.approx(b.box.x0, abs=1)
        assert a.box.top == pytest.approx(b.box.top, abs=3)


def test_rubbish_gives_way_to_the_better_reading(tmp_path: Path) -> None:
    pdf = printing.side_box()
    page = read_pdf(pdf, source="t", settings=Settings(home=tmp_path)).pages[0]
    size = PageSize(number=1, width=page.width, height=page.height)
    rubbish = tuple(replace(word, text="bcdfghjkl") for word in page.words)
    assert better_words(page.words, pdf, size) is page.words
    assert better_words(rubbish, pdf, size) == plumbed_words(pdf, size)
    assert better_words(rubbish, b"%PDF-1.4", size) == rubbish


def test_shapes_without_letters_ask_for_nothing(tmp_path: Path) -> None:
    pdf = printing.side_box()
    page = read_pdf(pdf, source="t", settings=Settings(home=tmp_path)).pages[0]
    size = PageSize(number=1, width=page.width, height=page.height)
    shapes = tuple(replace(word, text="\ufffd" * len(word.text)) for word in page.words)
    assert better_words(shapes, pdf, size) is shapes
    assert better_words(page.words + shapes, pdf, size) == page.words + shapes

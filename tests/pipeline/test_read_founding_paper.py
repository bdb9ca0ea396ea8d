"""The founding paper comes out right: its pages, questions, points and divided words."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.settings import Settings
from pipeline.blocks import BlockKind, LaidText
from pipeline.layout import lay_out, lay_text
from pipeline.read.pdf import read_pdf


@pytest.fixture(scope="module")
def letter(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> LaidText:
    """Pages 1 and 2 of the bundle: the letter."""
    pdf = (shared / "papers" / "politikersvar-2025-microsoft-licenser.pdf").read_bytes()
    settings = Settings(home=tmp_path_factory.mktemp("home"))
    pages = read_pdf(pdf, source="t", settings=settings).pages
    assert len(pages) == 6
    return lay_text(lay_out(pages)[:2], pages[:2])


def test_three_questions_are_whole_list_items(letter: LaidText) -> None:
    items = [
        block.body.of(letter.text)
        for block in letter.blocks
        if block.kind is BlockKind.LIST_ITEM and block.number is None
    ]
    assert [(item.split()[0], item.split()[-1]) for item in items] == [
        ("hvad", "servicemåltal."),
        ("hvilke", "alternativer"),
        ("hvad", "forretningsområder?"),
    ]


def test_numbered_points_end_where_the_next_paragraph_begins(letter: LaidText) -> None:
    points = {block.number: block.body.of(letter.text) for block in letter.blocks if block.number}
    assert list(points) == ["1", "2"]
    assert points["1"].startswith("at ")
    assert points["2"].endswith("tjenester.")


def test_divided_words_are_whole(letter: LaidText) -> None:
    for word in ("Microsoft", "udgifter", "Borgerrepræsentationen", "tech-giganternes"):
        assert word in letter.text
    assert "Micro-" not in letter.text

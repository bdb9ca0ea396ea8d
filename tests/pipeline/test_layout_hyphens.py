"""Hyphens at a line's end: joined, kept or followed by a space, by evidence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.spans import Box
from pipeline.blocks import Line
from pipeline.layout.hyphens import Seam, Spellings
from pipeline.printed import PrintedWord


def line(text: str) -> Line:
    box = Box(page=1, x0=0, top=0, x1=1, bottom=1)
    words = tuple(
        PrintedWord(
            text=word,
            box=box,
            size=10,
            bold=False,
            italic=False,
            font="",
            hidden=False,
            confidence=1,
        )
        for word in text.split()
    )
    return Line(words=words, box=box)


PAPER = Spellings([line("Om tech-giganternes rolle og vores udgifter i dag")])


@pytest.mark.parametrize(
    ("end", "start", "seam"),
    [
        ("udgif-", "ter", Seam.JOIN),
        ("udgif-", "terne", Seam.JOIN),
        ("tech-", "giganter", Seam.KEEP),
        ("kontanthjælps-", "og", Seam.SPACE),
        ("EU-", "Kommissionen", Seam.KEEP),
        ("it-", "sikkerhed", Seam.KEEP),
        ("F-16-", "fly", Seam.KEEP),
        ("Økonomiforvalt-", "ningen", Seam.JOIN),
        ("sag", "nummer", Seam.SPACE),
        ("–", "ikke", Seam.SPACE),
    ],
)
def test_seam(end: str, start: str, seam: Seam) -> None:
    assert PAPER.seam(end, start) is seam


def test_paper_without_divided_words_keeps_its_hyphens() -> None:
    lines = ["om it-løsning og open source-kode her", "brug af open source-", "kode og it-løsning-"]
    spellings = Spellings([line(text) for text in [*lines, "kode og open source-", "kode her"]])
    assert spellings.seam("fælles-", "skab") is Seam.KEEP


@given(st.text(min_size=1), st.text(min_size=1))
@settings(deadline=None, max_examples=20)
def test_any_two_words_have_a_seam(end: str, start: str) -> None:
    assert PAPER.seam(end, start) in Seam

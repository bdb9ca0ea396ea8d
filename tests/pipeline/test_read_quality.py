"""Rubbish is told from words."""

from __future__ import annotations

import pytest

from pipeline.read.quality import looks_like_word


@pytest.mark.parametrize(
    "text",
    ["Borgerrepræsentationen", "tech-giganternes", "42,1", "(2025-0092063)", "f.eks.", "§", "KKs",
     "info@eksempel.dk", "www.eksempel.dk/side", "m²", "–", "ØU", "Økonomi.....5"],
)  # fmt: skip
def test_words(text: str) -> None:
    assert looks_like_word(text)


@pytest.mark.parametrize("text", ["(cid:12)(cid:34)", "bcdfghjklmn", "!#¤%&/", "\ue012\ue013aa"])
def test_rubbish(text: str) -> None:
    assert not looks_like_word(text)

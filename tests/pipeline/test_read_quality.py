"""Rubbish is told from words."""

from __future__ import annotations

import pytest

from pipeline.read.danish_letters import lacks_danish_letters
from pipeline.read.quality import legible_words, looks_like_word, text_quality
from tests.support.setting import lines


@pytest.mark.parametrize(
    "text",
    ["Borgerrepræsentationen", "tech-giganternes", "42,1", "(2025-0092063)", "f.eks.", "§", "KKs",
     "info@eksempel.dk", "www.eksempel.dk/side", "m²", "–", "ØU", "Økonomi.....5"],
)  # fmt: skip
def test_words(text: str) -> None:
    assert looks_like_word(text)


@pytest.mark.parametrize(
    "text", ["(cid:12)(cid:34)", "bcdfghjklmn", "!#¤%&/", "\ue012\ue013aa", "6EJPROGRAM"]
)
def test_rubbish(text: str) -> None:
    assert not looks_like_word(text)


def test_words_of_a_font_with_a_shifted_map_are_left_out() -> None:
    good = lines(60, 100, ["Vejprogrammet for de næste tre år"], font="Gill")
    turned = lines(60, 400, ["6EJPROGRAM FOR DE N STE TRE ÍR"] * 5, font="Gill", turn=19)
    assert legible_words(good + turned) == tuple(good)


def test_bullets_of_a_font_of_their_own_are_kept() -> None:
    bullets = lines(60, 100, ["\uf0b7"] * 120, font="Symbol")
    assert legible_words(bullets) == tuple(bullets)


def test_shapes_without_letters_are_no_words_and_are_counted() -> None:
    unknown = lines(60, 100, ["\ufffd" * 20], font="Stone")
    known = lines(60, 120, ["Vejprogrammet 2024"], font="Gill")
    divided = lines(60, 140, ["informa\ufffdon"], font="Gill")
    assert legible_words(unknown + known + divided) == (*known, *divided)
    assert text_quality(unknown + known) < 0.5


DANISH = ["Der er ikke sat midler af til det, som byens skoler har bedt om,"] * 10


def test_danish_without_its_letters_is_told_from_english_and_from_other_spelling() -> None:
    assert lacks_danish_letters(lines(60, 100, DANISH))
    assert not lacks_danish_letters(lines(60, 100, [*DANISH, "og som rådet også ønskede."] * 2))
    assert not lacks_danish_letters(lines(60, 100, [*DANISH, "saa det maa vente til naeste aar"]))
    swedish = ["Det som har med staden att göra kan vi se om det är som det är"] * 10
    assert not lacks_danish_letters(lines(60, 100, swedish))
    english = ["There was no money for what the schools of the town had asked for"] * 10
    assert not lacks_danish_letters(lines(60, 100, english))

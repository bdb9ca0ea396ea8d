"""Leaders are no text; dots that stand for words left out are."""

from __future__ import annotations

from pipeline.read.leaders import without_leaders
from tests.support.setting import line


def _texts(text: str) -> str:
    return " ".join(word.text for word in without_leaders(line(60, 100, text)))


def test_dots_between_a_service_and_its_price_are_no_text() -> None:
    assert _texts("Vand, pr. år ........................ 850 kr.") == "Vand, pr. år 850 kr."


def test_dots_set_apart_are_no_text() -> None:
    assert _texts("Forord . . . . . . . . . . . . 3") == "Forord 3"


def test_room_to_write_in_is_no_text() -> None:
    assert _texts("Underskrift: ____________________") == "Underskrift:"


def test_dots_for_words_left_out_are_kept() -> None:
    assert _texts("et potentiale for ... – samt viden") == "et potentiale for ... – samt viden"


def test_an_empty_item_keeps_what_it_has() -> None:
    assert _texts("• ....................") == "• ...................."

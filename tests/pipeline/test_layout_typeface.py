"""What the running text of a page is set in."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.setting import lines, pages, read

TEXT = ["Anlægget er taget i brug i foråret og har kørt uden afbrud siden da."] * 4


@pytest.mark.parametrize("style", [{"hidden": True}, {"turn": 90}])
def test_what_stands_aside_does_not_make_the_text_look_large(style: dict[str, Any]) -> None:
    aside = lines(60, 400, ["småt " * 12] * 12, size=5, **style)
    assert read(pages(lines(60, 100, TEXT) + aside))[0] == f"paragraph | {' '.join(TEXT)}"


@pytest.mark.parametrize(("title", "style"), [("Økonomi", {"italic": True}), ("ØKONOMI", {})])
def test_a_line_in_italics_or_capitals_over_text_is_its_title(
    title: str, style: dict[str, Any]
) -> None:
    words = lines(60, 100, TEXT) + lines(60, 160, [title], **style) + lines(60, 172.5, TEXT)
    assert read(pages(words))[1:] == [f"heading | {title}", f"paragraph | {' '.join(TEXT)}"]


@pytest.mark.parametrize("line", ["Af Ane Holm", "Vand, varme og strøm,"])
def test_other_lines_in_italics_are_no_titles(line: str) -> None:
    words = lines(60, 100, TEXT) + lines(60, 160, [line], italic=True) + lines(60, 172.5, TEXT)
    assert not any(block.startswith("heading") for block in read(pages(words)))


def test_words_of_the_text_set_large_in_quotes_are_no_title() -> None:
    quote = lines(60, 160, ["”Vi mangler først og fremmest et overblik”"], size=14)
    blocks = read(pages(lines(60, 100, TEXT) + quote + lines(60, 190, TEXT)))
    assert not any(block.startswith("heading") for block in blocks)

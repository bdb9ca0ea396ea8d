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

"""How deep the items of a list lie."""

from __future__ import annotations

from pipeline.blocks import BlockKind
from pipeline.layout import lay_out
from tests.support.setting import lines, pages

TEXT = ["Kommunen samler tal for vand,", "varme og strøm på skoler og", "plejehjem hver måned nu."]


def test_a_list_that_goes_on_in_the_next_column_lies_as_deep_as_before() -> None:
    left = lines(60, 100, [*TEXT, "• Vand hver måned i tal", "• Varme hver anden måned"])
    right = lines(330, 100, ["• Strøm hvert halve år nu", "• Affald hvert år i maj", *TEXT])
    blocks = lay_out(pages(left + right))[0]
    items = [block for block in blocks if block.kind is BlockKind.LIST_ITEM]
    assert [item.level for item in items] == [1, 1, 1, 1]


def test_a_greeting_ends_a_list_whose_items_stand_as_far_apart_as_it_does() -> None:
    items = [
        "1. Hvad kostede vejen i fjor?",
        "2. Hvad koster den i år?",
        "Venlig hilsen",
        "Mia Hald",
    ]
    (blocks,) = lay_out(pages(lines(60, 100, items)))
    told = [" ".join(word.text for word in block.lines[0].words) for block in blocks]
    assert "Venlig hilsen" in told
    assert all(len(block.lines) == 1 for block in blocks if block.kind is BlockKind.LIST_ITEM)

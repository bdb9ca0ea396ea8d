"""How deep list items lie, by where their marks stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.blocks import Block, BlockKind

DEEPER = 0.6
"""A mark further right than this share of the type size lies a level deeper."""


def nested(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, each list item with its level: 1 is outermost in its list and column."""
    levelled: list[Block] = []
    marks: list[float] = []
    above = 0.0
    for block in blocks:
        if block.kind is not BlockKind.LIST_ITEM or block.lines[0].box.bottom < above:
            marks = []
        above = block.lines[-1].box.top
        if block.kind is not BlockKind.LIST_ITEM:
            levelled.append(block)
            continue
        first = block.lines[0].words[0]
        step = DEEPER * first.size
        while marks and marks[-1] > first.box.x0 + step:
            marks.pop()
        if not marks or first.box.x0 > marks[-1] + step:
            marks.append(first.box.x0)
        levelled.append(replace(block, level=len(marks)))
    return levelled

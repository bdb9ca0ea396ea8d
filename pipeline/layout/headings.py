"""The levels of headings, ranked by their type over a whole file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.blocks import Block, BlockKind
from pipeline.layout.typeface import Body, is_bold, size_of

DEEPEST = 6

Look = tuple[float, bool]
"""Size to the half point, and weight."""


def levels_of(pages: Sequence[Sequence[Block]], body: Body) -> tuple[tuple[Block, ...], ...]:
    """The same blocks, each heading with its level: larger type first, then bold before regular."""
    looks = sorted(
        {_look(block) for page in pages for block in page if block.kind is BlockKind.HEADING},
        reverse=True,
    )
    rank = {look: min(level, DEEPEST) for level, look in enumerate(looks, start=1)}
    return tuple(tuple(_levelled(block, rank) for block in page) for page in pages)


def _look(block: Block) -> Look:
    return round(2 * size_of(block.lines)) / 2, is_bold(block.lines)


def _levelled(block: Block, rank: dict[Look, int]) -> Block:
    if block.kind is not BlockKind.HEADING:
        return block
    return replace(block, level=rank[_look(block)])

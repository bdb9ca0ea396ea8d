"""The levels of headings, ranked by their type over a whole file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.blocks import Block, BlockKind
from pipeline.layout.typeface import is_bold, size_of

DEEPEST = 6
SAME_SIZE = 0.92
"""Sizes closer than this factor are one size: a point is lost in scaling, not meant."""

Look = tuple[float, bool]
"""Size in points and whether bold."""


def levels_of(pages: Sequence[Sequence[Block]]) -> tuple[tuple[Block, ...], ...]:
    """The same blocks, each heading with its level: larger type first, then bold before regular.

    A numbered heading lies as much deeper as its number has parts: ``4.2`` below ``4``.
    """
    headings = [block for page in pages for block in page if block.kind is BlockKind.HEADING]
    rank = _rank({_look(block) for block in headings})
    return tuple(tuple(_levelled(block, rank) for block in page) for page in pages)


def dense_levels(levels: Iterable[int]) -> dict[int, int]:
    """The levels that occur, numbered from 1 without gaps."""
    return {level: rank for rank, level in enumerate(sorted(set(levels)), start=1)}


def _rank(looks: Iterable[Look]) -> dict[Look, int]:
    rank: dict[Look, int] = {}
    level, before = 0, (float("inf"), False)
    for size, bold in sorted(looks, reverse=True):
        if size < SAME_SIZE * before[0] or bold != before[1]:
            level, before = level + 1, (size, bold)
        rank[size, bold] = min(level, DEEPEST)
    return rank


def _look(block: Block) -> Look:
    return size_of(block.lines), is_bold(block.lines)


def _levelled(block: Block, rank: dict[Look, int]) -> Block:
    if block.kind is not BlockKind.HEADING:
        return block
    parts = block.number.count(".") if block.number else 0
    return replace(block, level=min(rank[_look(block)] + parts, DEEPEST))

"""What was decided: the blocks of a paper that are a decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.blocks import BlockKind, LaidText
from pipeline.headings import Place, SectionKind

_DECIDED = re.compile(
    r"\b(?:besluttet|vedtaget|vedtog|besluttede|godkendte|tiltrådte|tiltrådt)\b[^.?!]*:\s*$",
    re.IGNORECASE,
)
"""The end of a line that tells what was decided in the list below it."""


def find_decided(laid: LaidText, places: Sequence[Place]) -> frozenset[int]:
    """The indexes of the blocks that are a decision.

    They stand under *Beslutning*, or are the points of a list whose lead-in says that they were
    decided (``Med forslaget blev følgende besluttet:``). Points that are only recommended are not.
    """
    return frozenset((*_under_decision(laid, places), *_decided_points(laid)))


def _under_decision(laid: LaidText, places: Sequence[Place]) -> Iterator[int]:
    for index, (block, place) in enumerate(zip(laid.blocks, places, strict=True)):
        if place.section is SectionKind.DECISION and block.kind in (
            BlockKind.PARAGRAPH,
            BlockKind.LIST_ITEM,
        ):
            yield index


def _decided_points(laid: LaidText) -> Iterator[int]:
    decided = False
    for index, block in enumerate(laid.blocks):
        if block.kind is BlockKind.LIST_ITEM:
            if decided:
                yield index
        else:
            decided = bool(_DECIDED.search(block.span.of(laid.text)))

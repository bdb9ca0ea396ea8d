"""Paragraphs put together again that a page's or a column's end divides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.blocks import Block, BlockKind
from pipeline.layout.typeface import is_bold, size_of

SAME_SIZE = 0.1
"""Sizes that differ by less than this share may be of one paragraph."""

FILLED = 0.75
"""A line of a sentence that goes on fills more than this share of its column."""

_ADDRESS = re.compile(r"@|www\.|https?:")
"""A web or mail address ends what it is given for, without a full stop."""

_DIVIDED = re.compile(r"[^\W\d_]-$")

_FLOWING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_PASSED_OVER = frozenset({BlockKind.FOOTNOTE, BlockKind.RUNNING, BlockKind.CAPTION})


def joined(page_blocks: Sequence[Sequence[Block]]) -> list[Block]:
    """All blocks of a paper, with what a page's or column's end divides put where it begins."""
    blocks: list[Block] = []
    for page in page_blocks:
        for block in page:
            place = _begun(blocks, block) if block.kind is BlockKind.PARAGRAPH else None
            if place is None:
                blocks.append(block)
            else:
                blocks[place] = replace(blocks[place], lines=blocks[place].lines + block.lines)
    return blocks


def _begun(blocks: Sequence[Block], block: Block) -> int | None:
    """The index of the block that `block` goes on: a note, what ends in a divided word, else the
    last one."""
    for place in (_open_note(blocks, block), _divided_block(blocks, block), _open_block(blocks)):
        if place is not None and _moves_on(blocks[place], block) and _goes_on(blocks[place], block):
            return place
    return None


def _open_note(blocks: Sequence[Block], block: Block) -> int | None:
    """The index of the last note of the page before, where what goes on it is set as it is."""
    page = block.lines[0].box.page
    for index in range(len(blocks) - 1, -1, -1):
        last = blocks[index].lines[-1].box.page
        if last < page - 1:
            return None
        if last == page - 1 and blocks[index].kind is BlockKind.FOOTNOTE:
            return index if size_of(blocks[index].lines) == size_of(block.lines) else None
    return None


def _divided_block(blocks: Sequence[Block], block: Block) -> int | None:
    """The index of the last block that ends in a divided word, on this page or the one before.

    Only its other half can follow it, whatever box or headline stands between.
    """
    if not block.lines[0].words[0].text[0].islower():
        return None
    page = block.lines[0].box.page
    for index in range(len(blocks) - 1, -1, -1):
        if blocks[index].kind not in _FLOWING:
            continue
        last = blocks[index].lines[-1]
        if last.box.page < page - 1:
            return None
        if _DIVIDED.search(last.words[-1].text):
            return index
    return None


def _open_block(blocks: Sequence[Block]) -> int | None:
    """The index of the last block that may run on, looking past what stands beside the flow."""
    for index in range(len(blocks) - 1, -1, -1):
        if blocks[index].kind in _PASSED_OVER or _stands_aside(blocks[index]):
            continue
        return index if blocks[index].kind in _FLOWING else None
    return None


def _stands_aside(block: Block) -> bool:
    """Whether a block is set askew, such as the name beside a photograph, or hidden."""
    return any(word.turn or word.hidden for word in block.lines[0].words)


def _moves_on(before: Block, after: Block) -> bool:
    """Whether a page or column ends between the two."""
    last, first = before.lines[-1].box, after.lines[0].box
    return last.page != first.page or first.bottom <= last.top


def _goes_on(before: Block, after: Block) -> bool:
    """Whether the words and their type read on."""
    if _stands_aside(after) or is_bold(before.lines[-1:]) != is_bold(after.lines[:1]):
        return False
    size = size_of(before.lines)
    if abs(size_of(after.lines) - size) > SAME_SIZE * size:
        return False
    last, first = before.lines[-1].words[-1].text, after.lines[0].words[0].text
    if first[0].islower():
        return not last.endswith((".", "!", "?", ":"))
    if _ADDRESS.search(last):
        return False
    if last.endswith((",", "-")):
        return True
    return last[-1].isalnum() and not before.number and _reads_on(before, after)


def _reads_on(before: Block, after: Block) -> bool:
    """Whether a sentence may go on with a capital: what is cut short, as lines of a letterhead
    are, ends there, and its other half has a line's end or a sentence's."""
    last, first = before.lines[-1], after.lines[0]
    reach = max(line.box.x1 - line.box.x0 for line in (*before.lines, first))
    is_filled = last.box.x1 - last.box.x0 > FILLED * reach
    return is_filled and (len(after.lines) > 1 or after.lines[-1].words[-1].text.endswith("."))

"""The lines of a column made into blocks: where one paragraph ends and the next begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.blocks import Line
from pipeline.layout.marks import Mark, mark_of
from pipeline.layout.typeface import is_bold, size_of

SENTENCE_END = (".", ":", "?", "!", ";", ".”", '."', "”.", ".)")
_ABBREVIATIONS = frozenset(
    "d. nr. kr. jf. ca. mio. mia. pct. stk. kap. kl. pkt. bl.a. f.eks. hhv. pr.".split()
)
WIDER = 1.3
"""A step from line to line that is wider than the usual one by this factor parts paragraphs."""
INDENT = 0.8
"""A first line set in by this share of the type size begins a paragraph."""
MUCH_ROOM = 0.25
"""A line that leaves more than this share of the column empty was ended on purpose."""
OTHER_SIZE = 1.12
"""Sizes further apart than this factor belong to different blocks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Lines of one block, before it is known what the block is."""

    lines: tuple[Line, ...]
    mark: Mark | None
    body_x0: float
    """Where its text begins, after the mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What is usual in a column."""

    left: float
    right: float
    step: float
    """From one line's bottom to the next's, within paragraphs."""
    divides: bool
    """Whether words are divided at line ends, so that lines are filled to the last syllable."""


def runs_of(lines: Sequence[Line]) -> list[Run]:
    """The blocks that the lines of one column make."""
    if not lines:
        return []
    column = _column(lines)
    groups: list[list[Line]] = []
    marks: list[Mark | None] = []
    for line in lines:
        mark = _mark(line)
        if groups and not _begins(line, mark, groups[-1], marks[-1], column):
            groups[-1].append(line)
        else:
            groups.append([line])
            marks.append(mark if mark is None or _fits(mark, marks) else None)
    return [_run(group, mark) for group, mark in zip(groups, marks, strict=True)]


def _run(lines: list[Line], mark: Mark | None) -> Run:
    first = lines[0]
    body_x0 = first.words[1].box.x0 if mark else first.box.x0
    return Run(lines=tuple(lines), mark=mark, body_x0=body_x0)


def _mark(line: Line) -> Mark | None:
    second = line.words[1].text if len(line.words) > 1 else None
    return mark_of(line.words[0].text, second)


def _fits(mark: Mark, earlier: Sequence[Mark | None]) -> bool:
    """Whether a number goes on from the list so far or begins one."""
    if mark.number is None or not mark.number.isdigit():
        return True
    number = int(mark.number)
    if number <= 1:
        return True
    before = [m.number for m in earlier if m is not None and m.sort == mark.sort]
    return not before or str(number - 1) in before


def _column(lines: Sequence[Line]) -> Column:
    size = size_of(lines)
    body = [line for line in lines if abs(size_of([line]) - size) < 0.1 * size] or list(lines)
    steps = [
        below.box.bottom - above.box.bottom
        for above, below in zip(body, body[1:], strict=False)
        if 0.7 * size < below.box.bottom - above.box.bottom < 2.5 * size
    ]
    return Column(
        left=_usual([line.box.x0 for line in body]),
        right=max(line.box.x1 for line in body),
        step=_usual(steps) if steps else 1.2 * size,
        divides=any(line.words[-1].text.endswith("-") for line in body),
    )


def _usual(values: Sequence[float]) -> float:
    """The most common value to the point; the smallest of equals."""
    counts = Counter(round(value) for value in values)
    most = max(counts.values())
    chosen = min(value for value, count in counts.items() if count == most)
    return median(value for value in values if round(value) == chosen)


def _begins(
    line: Line, mark: Mark | None, group: list[Line], group_mark: Mark | None, column: Column
) -> bool:
    """Whether `line` begins a block after `group`."""
    before = group[-1]
    size = size_of([line])
    if not 1 / OTHER_SIZE < size / size_of(group) < OTHER_SIZE:
        return True
    if is_bold([line]) != is_bold(group) and (is_bold([line]) or len(group) <= 3):
        return True
    step = line.box.bottom - before.box.bottom
    if step > WIDER * max(column.step, size):
        return True
    if mark is not None and _begins_item(line, mark, group, group_mark):
        return True
    if _is_indented(line, group, group_mark, column, size):
        return True
    return _ends(before, line, column)


def _begins_item(line: Line, mark: Mark, group: list[Line], group_mark: Mark | None) -> bool:
    """Whether a mark at a line's start begins an item, or a sentence happens to wrap there."""
    if mark.sort == "•":
        return True
    if group_mark is not None and group_mark.sort == mark.sort:
        return True
    last = group[-1].words[-1].text
    return _ends_sentence(last) or last.endswith((",", "og", "eller", "samt"))


def _is_indented(
    line: Line, group: list[Line], group_mark: Mark | None, column: Column, size: float
) -> bool:
    """Whether the line is set in like the first line of a paragraph, or set back after an item."""
    before = group[-1]
    if group_mark is not None:
        hangs = len(group) > 1 and group[1].box.x0 > group[0].box.x0 + INDENT * size
        return hangs and line.box.x0 < group[1].box.x0 - INDENT * size
    return (
        line.box.x0 > before.box.x0 + INDENT * size
        and abs(before.box.x0 - column.left) < INDENT * size
        and line.box.x0 < column.left + 4 * size
        and _ends_sentence(before.words[-1].text)
    )


def _ends(before: Line, line: Line, column: Column) -> bool:
    """Whether `before` was left short on purpose: the next line's first word would have fitted."""
    first = line.words[0]
    if not first.text[0].isupper() and not first.text[0] in '”»"(':
        return False
    room = column.right - before.box.x1
    width = first.box.x1 - first.box.x0 + 0.4 * first.size
    if room > MUCH_ROOM * (column.right - column.left):
        return room > width
    if not _ends_sentence(before.words[-1].text):
        return False
    syllable = 5 * width / len(first.text)
    return room > (min(width, syllable) if column.divides else width)


def _ends_sentence(word: str) -> bool:
    return word.endswith(SENTENCE_END) and word not in _ABBREVIATIONS

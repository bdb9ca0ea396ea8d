"""The lines of a column made into blocks: where one paragraph ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.blocks import Line
from pipeline.layout.endings import UNFINISHED, ends_sentence
from pipeline.layout.labels import counts_on, has_label_like, opens_provision
from pipeline.layout.lines import numbers_note
from pipeline.layout.marks import Mark, goes_on, mark_of, with_romans
from pipeline.layout.typeface import Weight, look_of, size_of, usual, weight_of
from pipeline.signatures import is_greeting

WIDER = 1.3
"""A step from line to line that is wider than the usual one by this factor parts paragraphs."""
COMMON = 0.25
"""A step is common that so many of a column's lines are set at."""
LEADING = 1.2
"""The usual step between lines in type sizes, where a column does not tell."""
INDENT = 0.8
"""A first line set in by this share of the type size begins a paragraph."""
MUCH_ROOM = 0.25
"""A line that leaves more than this share of the column empty was ended on purpose."""
OTHER_SIZE = 1.06
"""Sizes further apart than this factor belong to different blocks."""
SPACE = 0.25
"""A word space in type sizes."""
SYLLABLE = 4
"""The least that is set before a line's end of a divided word: three letters and the hyphen."""
DOUBTFUL = frozenset("–>")
"""Marks that stand in sentences as well."""
NEAR = 4
"""Lines above and below that show how far a column reaches, since text wraps around pictures."""
SHORT = 0.7
"""Lines that fill no more than this share of the column are no measure of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Lines of one block, before it is known what the block is."""

    lines: tuple[Line, ...]
    mark: Mark | None
    alone: bool
    """Whether more than the usual space, or the column's edge, stands above and below."""
    leads: bool = False
    """Whether it is one line, parted from what stands above, over lines of another look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Set:
    """A line as set in type."""

    line: Line
    size: float
    weight: Weight
    mark: Mark | None
    right: float
    """How far lines like it near it reach."""

    @property
    def x0(self) -> float:
        return self.line.box.x0

    @property
    def first(self) -> str:
        return self.line.words[0].text

    @property
    def last(self) -> str:
        return self.line.words[-1].text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Usual:
    """What is usual in a column."""

    left: float
    size: float
    step: float
    """From one line's bottom to the next's, within paragraphs."""
    divides: bool
    """Whether words are divided at line ends, so that lines are filled to the last syllable."""


def runs_of(lines: Sequence[Line]) -> list[Run]:
    """The blocks that the lines of one column make."""
    if not lines:
        return []
    column = _set(lines)
    usually = _usual(column)
    groups: list[list[_Set]] = []
    for line in column:
        if groups and not _begins(line, groups[-1], usually):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_run(index, groups, usually) for index in range(len(groups))]


def _run(index: int, groups: Sequence[list[_Set]], usually: _Usual) -> Run:
    group = groups[index]
    above = groups[index - 1][-1] if index else None
    below = groups[index + 1][0] if index + 1 < len(groups) else None
    return Run(
        lines=tuple(line.line for line in group),
        mark=group[0].mark,
        alone=(above is None or _is_apart(above, group[0], usually))
        and (below is None or _is_apart(group[-1], below, usually)),
        leads=_leads(groups[index : index + 2], above, usually),
    )


def _leads(groups: Sequence[list[_Set]], above: _Set | None, usually: _Usual) -> bool:
    """Whether the first of two groups is a line of its own look over running text."""
    if len(groups) < 2 or len(groups[0]) > 1 or len(groups[1]) < 2:
        return False
    line, below = groups[0][0], groups[1][0]
    if look_of([line.line]) is look_of([below.line]):
        return False
    return above is None or not _one_size(above.size, line.size) or _is_apart(above, line, usually)


def _set(lines: Sequence[Line]) -> list[_Set]:
    candidates = with_romans([_mark(line) for line in lines])
    marks = [
        mark if mark and _counts(mark, index, candidates, lines) else None
        for index, mark in enumerate(candidates)
    ]
    sizes = [size_of([line]) for line in lines]
    return [
        _Set(
            line=line,
            size=sizes[index],
            weight=weight_of([line]),
            mark=marks[index],
            right=_right(index, lines, sizes),
        )
        for index, line in enumerate(lines)
    ]


def _right(index: int, lines: Sequence[Line], sizes: Sequence[float]) -> float:
    """How far the lines near one reach: those of its size alone, such as the lines of a box, unless
    they are short as in a letterhead."""
    near = range(max(0, index - NEAR), min(len(lines), index + NEAR + 1))
    reach = max(lines[place].box.x1 for place in near)
    own = max(lines[place].box.x1 for place in near if _one_size(sizes[place], sizes[index]))
    left = lines[index].box.x0
    return own if own - left > SHORT * (reach - left) else reach


def _one_size(size: float, other: float) -> bool:
    return 1 / OTHER_SIZE < size / other < OTHER_SIZE


def _mark(line: Line) -> Mark | None:
    second = line.words[1].text if len(line.words) > 1 else None
    return mark_of(line.words[0].text, second)


def _counts(mark: Mark, index: int, marks: Sequence[Mark | None], lines: Sequence[Line]) -> bool:
    """Whether a mark is one of a list: a dash or arrow needs another at its place, a number its
    turn."""
    if mark.sort not in DOUBTFUL:
        return goes_on(mark, marks[:index])
    return any(
        other is not None and other.sort == mark.sort and place != index
        for place, other in enumerate(marks)
        if abs(lines[place].box.x0 - lines[index].box.x0) < 2
    )


def _usual(column: Sequence[_Set]) -> _Usual:
    size = usual([line.size for line in column])
    body = [line for line in column if abs(line.size - size) < 0.1 * size]
    steps = [
        step
        for above, below in pairwise(column)
        if max(abs(above.size - size), abs(below.size - size)) < 0.1 * size
        if 0.7 * size < (step := below.line.box.bottom - above.line.box.bottom) < 2.5 * size
    ]
    return _Usual(
        left=usual([line.x0 for line in body]),
        size=size,
        step=_leading(steps) if steps else LEADING * size,
        divides=any(line.last.endswith("-") for line in body),
    )


def _leading(steps: Sequence[float]) -> float:
    """The least step from line to line that is common: paragraphs of a line or two are parted as
    often as their lines follow each other."""
    common = usual(steps)
    closer = [step for step in steps if WIDER * step < common]
    return usual(closer) if len(closer) > COMMON * len(steps) else common


def _begins(line: _Set, group: Sequence[_Set], usually: _Usual) -> bool:
    """Whether `line` begins a block after `group`."""
    before = group[-1]
    return (
        not _one_size(line.size, before.size)
        or {line.weight, before.weight} == {Weight.BOLD, Weight.REGULAR}
        or _is_apart(before, line, usually)
        or _begins_note(line)
        or is_greeting(" ".join(word.text for word in line.line.words))
        or _begins_item(line, group)
        or counts_on(line.line, group[0].line)
        or has_label_like(line.line, group[0].line)
        or (ends_sentence(before.last) and opens_provision(line.line))
        or _is_set_in(line, group, usually)
        or _is_set_back(line, group)
        or _was_ended(line, group, usually)
    )


def _is_apart(above: _Set, below: _Set, usually: _Usual) -> bool:
    """Whether more than the usual space parts two lines."""
    size = max(above.size, below.size)
    step = usually.step if size < OTHER_SIZE * usually.size else LEADING * size
    return below.line.box.bottom - above.line.box.bottom > WIDER * step


def _begins_note(line: _Set) -> bool:
    """Whether a note's number opens the line."""
    first, *rest = line.line.words
    return bool(rest) and numbers_note(first, rest[0])


def _begins_item(line: _Set, group: Sequence[_Set]) -> bool:
    """Whether a mark at a line's start begins an item, or a sentence happens to wrap there."""
    if line.mark is None:
        return False
    first = group[0].mark
    siblings = first is not None and (first.sort == line.mark.sort or line.mark.is_of(first))
    if siblings or line.mark.sort == "•":
        return True
    before = group[-1]
    if before.right - before.line.box.x1 > MUCH_ROOM * (before.right - before.x0):
        return True
    return ends_sentence(before.last) or before.last.endswith((",", "og", "eller", "samt"))


def _is_set_in(line: _Set, group: Sequence[_Set], usually: _Usual) -> bool:
    """Whether the line is set in like the first line of a paragraph."""
    before, indent = group[-1], INDENT * line.size
    return (
        group[0].mark is None
        and indent < line.x0 - before.x0 < 4 * line.size
        and abs(before.x0 - usually.left) < indent
        and ends_sentence(before.last)
    )


def _is_set_back(line: _Set, group: Sequence[_Set]) -> bool:
    """Whether the line stands further left than the lines of the hanging item before it."""
    if group[0].mark is None or len(group) == 1:
        return False
    indent = INDENT * line.size
    return group[1].x0 > group[0].x0 + indent and line.x0 < group[1].x0 - indent


def _was_ended(line: _Set, group: Sequence[_Set], usually: _Usual) -> bool:
    """Whether the line before was left short on purpose: this line's first word would have fitted.

    Where words are divided the first syllable would do, but only a list item, which ends without
    any other sign, is ended on so little.
    """
    before, word = group[-1], line.line.words[0]
    if before.last.endswith("-") or before.last.lstrip("(") in UNFINISHED:
        return False
    if not _may_open(line, group):
        return False
    room = before.right - before.line.box.x1
    width = word.box.x1 - word.box.x0 + SPACE * word.size
    if room > MUCH_ROOM * (before.right - before.x0):
        return room > width
    if not ends_sentence(before.last):
        return False
    if usually.divides and group[0].mark is not None:
        return room > min(width, width * SYLLABLE / len(word.text))
    return room > width


def _may_open(line: _Set, group: Sequence[_Set]) -> bool:
    """Whether a line's first sign may open a paragraph; figures mostly stand in sentences."""
    sign = line.first[0]
    if sign.isdigit():
        return ends_sentence(group[-1].last) or group[0].first[0].isdigit()
    return sign.isupper() or sign in '”»"('

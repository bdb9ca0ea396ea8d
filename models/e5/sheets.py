"""Many short texts in few runs of the model, and what they stand under read once.

A council paper's passages are short: on the sample papers a passage has 21 tokens, and its title
and headings have 20 more. So the lines above are read first, on a sheet of their own: a tree on
which the title stands once and below it each heading. The passages follow on other sheets, and each
sees the lines that it stands under as though it stood there alone with them: the model's keys and
values of those lines are kept from the first sheet (`models.e5.engine.Memory`). A token's place is
counted along its branch. (Attention along the branches of a tree, in one run: Cai et al., Medusa,
2024.)

Each passage has the begin mark and the prefix for itself, so that one with nothing above it is read
just as it would be alone. All that differs from reading them one by one is that what stands above
does not see the passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.e5.tokens import END, LONGEST, Ids, in_windows

SHEET = 128
"""Tokens of a sheet that holds more than one text, or lines. Attention looks from each token at all
others before it leaves out those that belong to other texts, so its cost grows with the sheet; with
smaller ones the matrices are read more often."""
RUN = 1024
"""Tokens of passages that are read together: one core's work for some tenths of a second."""

Places = NDArray[np.int64]
"""Indices of tokens."""

_NOWHERE: Places = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A line or a passage on a sheet, and which tokens it sees."""

    own: range
    """Where it lies on the sheet."""
    sees: Places
    """Columns of the sheet's sight: what it stands under, and itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the model reads at once."""

    ids: Sequence[int]
    """Token ids."""
    places: Sequence[int]
    """For each token its place along its branch, from 0."""
    branches: Sequence[Branch]
    before: Places
    """Tokens of the lines' sheet that stand before this one's own, in order."""

    def sight(self) -> NDArray[np.bool_]:
        """``[tokens, before + tokens]``: whether the token of a row sees that of a column."""
        sight = np.zeros((len(self.ids), len(self.before) + len(self.ids)), np.bool_)
        for branch in self.branches:
            sight[branch.own.start : branch.own.stop, branch.sees] = True
        return sight


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Where a text's tokens lie among those of its run."""

    whole: Places
    """All that belong to its vector: what is above, begin mark, prefix, its own, end mark."""
    own: Places
    """Those of the text itself, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Sheets whose tokens are counted through, and the texts on them."""

    lines: Sheet | None
    """What members stand under; counted first."""
    sheets: tuple[Sheet, ...]
    """The members' own tokens. None where no member has any."""
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokenised:
    """The token ids of a text and of each line above it, without marks and prefix."""

    above: tuple[Ids, ...]
    text: Ids

    @property
    def length(self) -> int:
        """Tokens in all."""
        return len(self.text) + sum(map(len, self.above))


def lay_runs(texts: Iterable[Tokenised], head: Sequence[int]) -> Iterator[Run]:
    """Runs that hold all of `texts`, in order, each behind `head`.

    A text that does not fit the model together with what is above it is a run by itself: cut into
    windows of nearly equal size, each behind `head`.
    """
    growing = _Growing(tuple(head))
    for text in texts:
        if len(head) + text.length + 1 > LONGEST:
            yield from growing.cut()
            yield _lay_windows(text, head)
            continue
        if not growing.has_room_for(text):
            yield from growing.cut()
        growing.add(text)
    yield from growing.cut()


def _lay_windows(text: Tokenised, head: Sequence[int]) -> Run:
    ids = [token for line in (*text.above, text.text) for token in line]
    windows = in_windows(ids, tuple(head)).windows
    sheets = tuple(_alone(window) for window in windows)
    counted = np.concatenate([np.arange(len(window)) for window in windows])
    lengths = np.repeat([len(window) for window in windows], [len(window) for window in windows])
    inside = np.flatnonzero((counted >= len(head)) & (counted < lengths - 1))
    member = Member(whole=np.arange(len(counted)), own=inside[len(ids) - len(text.text) :])
    return Run(lines=None, sheets=sheets, members=(member,))


def _alone(window: Ids) -> Sheet:
    written = _Writing()
    written.write(window, places=range(len(window)), above=_NOWHERE)
    return written.finished()


class _Growing:
    """A run that texts are added to."""

    def __init__(self, head: Ids) -> None:
        self._head = head
        self._clear()

    def _clear(self) -> None:
        self._lines = _Lines(self._head)
        self._sheets = [_Writing()]
        self._laid: list[_Laid | None] = []

    def has_room_for(self, text: Tokenised) -> bool:
        """Whether `text` fits, and the lines above it; the first one always does."""
        size = sum(len(sheet.ids) for sheet in self._sheets) + self._length(text)
        return not self._laid or (size <= RUN and self._lines.size_with(text.above) <= SHEET)

    def add(self, text: Tokenised) -> None:
        """Let `text` stand under the lines above it; one without any tokens has no place."""
        if not text.length:
            self._laid.append(None)
            return
        if self._sheets[-1].ids and len(self._sheets[-1].ids) + self._length(text) > SHEET:
            self._sheets.append(_Writing())
        above = self._lines.add(text.above) if text.above else _NOWHERE
        depth = len(above) or len(self._head)
        own = self._sheets[-1].write(
            (*self._head, *text.text, END),
            places=(*range(len(self._head)), *range(depth, depth + len(text.text) + 1)),
            above=above,
        )
        self._laid.append(_Laid(above=above, sheet=len(self._sheets) - 1, own=own))

    def cut(self) -> Iterator[Run]:
        """The run as it stands, unless nothing was added; the next begins anew."""
        if self._laid:
            yield Run(
                lines=self._lines.finished(),
                sheets=tuple(sheet.finished() for sheet in self._sheets if sheet.ids),
                members=tuple(self._members()),
            )
            self._clear()

    def _members(self) -> Iterator[Member]:
        lengths = [len(sheet.ids) for sheet in (self._lines.sheet, *self._sheets)]
        starts = np.cumsum(lengths)
        for laid in self._laid:
            if laid is None:
                yield Member(whole=_NOWHERE, own=_NOWHERE)
                continue
            own = starts[laid.sheet] + np.asarray(laid.own)
            yield Member(
                # The lines' head is not the passage's: it has one of its own.
                whole=np.concatenate([laid.above[len(self._head) :], own]),
                own=own[len(self._head) : -1],
            )

    def _length(self, text: Tokenised) -> int:
        return len(self._head) + len(text.text) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """Where a text went."""

    above: Places
    """The tokens of the lines' sheet that it sees."""
    sheet: int
    own: range
    """On its sheet."""


@dataclass(slots=True)
class _Writing:
    """A sheet that is being written."""

    ids: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    above: list[Places] = field(default_factory=list)
    """Of each branch."""
    own: list[range] = field(default_factory=list)

    def write(self, ids: Sequence[int], *, places: Iterable[int], above: Places) -> range:
        """Add a branch; where it lies."""
        own = range(len(self.ids), len(self.ids) + len(ids))
        self.ids.extend(ids)
        self.places.extend(places)
        self.above.append(above)
        self.own.append(own)
        return own

    def finished(self) -> Sheet:
        """The sheet, where what stands above lies on another one."""
        before = np.unique(np.concatenate(self.above))
        return self._sheet([np.searchsorted(before, above) for above in self.above], before)

    def finished_lines(self) -> Sheet:
        """The sheet, where what stands above lies on it too."""
        return self._sheet(self.above, _NOWHERE)

    def _sheet(self, above: Sequence[Places], before: Places) -> Sheet:
        branches = [
            Branch(own=own, sees=np.concatenate([seen, len(before) + np.asarray(own)]))
            for seen, own in zip(above, self.own, strict=True)
        ]
        return Sheet(ids=self.ids, places=self.places, branches=branches, before=before)


class _Lines:
    """The sheet of lines that texts stand under, each once under what is above it."""

    def __init__(self, head: Ids) -> None:
        self._head = head
        self._seen: dict[tuple[Ids, ...], Places] = {}
        """By lines, outermost first: what stands under the last of them sees."""
        self.sheet = _Writing()

    def size_with(self, lines: tuple[Ids, ...]) -> int:
        """How many tokens the sheet would hold with `lines`."""
        return len(self.sheet.ids) + sum(len(own) for _, own in self._new(lines))

    def add(self, lines: tuple[Ids, ...]) -> Places:
        """Write what is new of `lines`; what a text under them sees."""
        for above, own in self._new(lines):
            before = self._seen[above[:-1]] if above else _NOWHERE
            places = range(len(before), len(before) + len(own))
            lies = self.sheet.write(own, places=places, above=before)
            self._seen[above] = np.concatenate([before, np.asarray(lies)])
        return self._seen[lines]

    def finished(self) -> Sheet | None:
        """The sheet, unless no text stands under anything."""
        return self.sheet.finished_lines() if self.sheet.ids else None

    def _new(self, lines: tuple[Ids, ...]) -> list[tuple[tuple[Ids, ...], Ids]]:
        """What would have to be written: the head, or a line, by all lines down to it."""
        if not lines:
            return []
        ways = [((), self._head), *((lines[: end + 1], line) for end, line in enumerate(lines))]
        return [(way, line) for way, line in ways if way not in self._seen]

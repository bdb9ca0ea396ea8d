"""Many short texts in one run of the model, and what they stand under read once.

A council paper's passages are short: on the sample papers a passage has 21 tokens, and its title
and headings have 20 more. On a *sheet* a title stands once, below it each heading, and below that
the passages, as the branches of a tree. A token sees its own branch and no other, and its place is
counted along that branch, as though each passage stood there alone with what is above it. All that
differs from reading them one by one is that what stands above does not see the passage. (Attention
along the branches of a tree, in one run: Cai et al., Medusa, 2024.)

Each passage has the begin mark and the prefix for itself, so that one with nothing above it is read
just as it would be alone. A fifth fewer tokens are read on the sample papers, in less time yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.e5.tokens import END, LONGEST, in_windows

SHEET = 128
"""Tokens of a sheet that holds more than one text. Attention looks from each token at all others
before it leaves out those of other branches, so its cost grows with the sheet; on smaller ones what
is above stands more often. On the sample papers 64, 96, 128, 160 and 256 tokens take 9.4, 8.1, 7.6,
7.0 and 8.5 processor seconds."""

Places = NDArray[np.int64]
"""Indices of tokens."""

_NOWHERE: Places = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one run of the model reads."""

    ids: Sequence[int]
    """Token ids."""
    places: Sequence[int]
    """For each token its place along its branch, from 0."""
    branches: Sequence[int]
    """For each token its branch."""
    parents: Sequence[int]
    """For each branch the one it grows from; one that grows from none is its own."""

    def sight(self) -> NDArray[np.bool_]:
        """``[tokens, tokens]``: whether the token of a row sees that of a column."""
        sees = np.eye(len(self.parents), dtype=np.bool_)
        for branch, parent in enumerate(self.parents):
            sees[branch] |= sees[parent]
        own = np.asarray(self.branches)
        seen: NDArray[np.bool_] = sees[own][:, own]
        return seen


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

    sheets: tuple[Sheet, ...]
    """None where no member has tokens."""
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokenised:
    """The token ids of a text and of each line above it, without marks and prefix."""

    above: tuple[tuple[int, ...], ...]
    text: tuple[int, ...]

    @property
    def length(self) -> int:
        """Tokens in all."""
        return len(self.text) + sum(map(len, self.above))


def lay_runs(texts: Iterable[Tokenised], head: Sequence[int]) -> Iterator[Run]:
    """Runs that hold all of `texts`, in order, each behind `head`.

    A text that does not fit the model together with what is above it is a run by itself: cut into
    windows of nearly equal size, each behind `head`.
    """
    growing = _Growing(head)
    for text in texts:
        if len(head) + text.length + 1 > LONGEST:
            yield from growing.cut()
            yield _lay_windows(text, head)
            continue
        if growing.members and growing.size_with(text) > SHEET:
            yield from growing.cut()
        growing.add(text)
    yield from growing.cut()


def _lay_windows(text: Tokenised, head: Sequence[int]) -> Run:
    ids = [token for line in (*text.above, text.text) for token in line]
    windows = in_windows(ids, tuple(head)).windows
    sheets = tuple(
        Sheet(ids=window, places=range(len(window)), branches=[0] * len(window), parents=[0])
        for window in windows
    )
    counted = np.concatenate([np.arange(len(window)) for window in windows])
    lengths = np.repeat([len(window) for window in windows], [len(window) for window in windows])
    inside = np.flatnonzero((counted >= len(head)) & (counted < lengths - 1))
    member = Member(whole=np.arange(len(counted)), own=inside[len(ids) - len(text.text) :])
    return Run(sheets=sheets, members=(member,))


@dataclass(kw_only=True)
class _Branch:
    """A line that texts stand under, or the root: the head that such lines stand behind."""

    number: int
    path: tuple[range, ...]
    """Where its lines lie on the sheet, outermost first, without the head."""
    below: dict[tuple[int, ...], _Branch] = field(default_factory=dict)


class _Growing:
    """A sheet that texts are added to."""

    def __init__(self, head: Sequence[int]) -> None:
        self._head = tuple(head)
        self._clear()

    def _clear(self) -> None:
        self._ids: list[int] = []
        self._places: list[int] = []
        self._branches: list[int] = []
        self._parents: list[int] = []
        self._roots: dict[tuple[int, ...], _Branch] = {}
        self.members: list[Member] = []

    def size_with(self, text: Tokenised) -> int:
        """How many tokens the sheet would hold with `text`."""
        size = len(self._ids) + len(self._head) + len(text.text) + 1
        below = self._roots
        for line in (self._head, *text.above) if text.above else ():
            size += 0 if line in below else len(line)
            below = below[line].below if line in below else {}
        return size

    def add(self, text: Tokenised) -> None:
        """Let `text` grow from the lines above it; one without any tokens has no place."""
        if not text.length:
            self.members.append(Member(whole=_NOWHERE, own=_NOWHERE))
            return
        parent = self._branch_of(text.above) if text.above else None
        above = parent.path if parent else ()
        first = len(self._ids)
        depth = len(self._head) + sum(map(len, above))
        places = [*range(len(self._head)), *range(depth, depth + len(text.text) + 1)]
        self._grow((*self._head, *text.text, END), places, parent)
        last = len(self._ids)
        self.members.append(
            Member(
                whole=np.concatenate([np.asarray(part) for part in (*above, range(first, last))]),
                own=np.arange(first + len(self._head), last - 1),
            )
        )

    def cut(self) -> Iterator[Run]:
        """The sheet as it stands, unless nothing was added; the next begins anew."""
        if self.members:
            sheet = Sheet(
                ids=self._ids, places=self._places, branches=self._branches, parents=self._parents
            )
            yield Run(sheets=(sheet,) if self._ids else (), members=tuple(self.members))
            self._clear()

    def _branch_of(self, lines: Sequence[tuple[int, ...]]) -> _Branch:
        """The branch of the last of `lines`, grown as far as it is not there."""
        branch = self._roots.get(self._head)
        if branch is None:
            number = self._grow(self._head, range(len(self._head)), None)
            branch = self._roots[self._head] = _Branch(number=number, path=())
        for line in lines:
            if line not in branch.below:
                depth = len(self._head) + sum(map(len, branch.path))
                first = len(self._ids)
                number = self._grow(line, range(depth, depth + len(line)), branch)
                path = (*branch.path, range(first, first + len(line)))
                branch.below[line] = _Branch(number=number, path=path)
            branch = branch.below[line]
        return branch

    def _grow(self, ids: Sequence[int], places: Sequence[int], parent: _Branch | None) -> int:
        number = len(self._parents)
        self._ids.extend(ids)
        self._places.extend(places)
        self._branches.extend([number] * len(ids))
        self._parents.append(parent.number if parent else number)
        return number

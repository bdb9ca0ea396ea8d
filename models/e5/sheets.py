"""Many short texts in one run of the model, and what they stand under read once.

A council paper's passages are short: on the sample papers a passage has 21 tokens, and its title
and headings have 20 more. On a *sheet* a title stands once, below it each heading, and below that
the passages, as the branches of a tree. A token sees its own branch from the root down and no
other, and its place is counted along that branch, as though each passage stood there alone with
what is above it. All that differs from reading them one by one is that what stands above does not
see the passage. (Attention along the branches of a tree, in one run: Cai et al., Medusa, 2024.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.e5.tokens import END, LONGEST, in_windows

SHEET = 256
"""Tokens of a sheet that holds more than one text. Attention looks from each token at all others
before it leaves out those of other branches, so its cost grows with the sheet."""

Places = NDArray[np.int64]
"""Indices of tokens."""


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
    """For each branch the one it grows from; the root is its own."""

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
    """All that belong to its vector: begin mark, prefix, what is above, its own, end mark."""
    own: Places
    """Those of the text itself, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Sheets whose tokens are counted through, and the texts on them."""

    sheets: tuple[Sheet, ...]
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
    """Runs that hold all of `texts`, in order; each branch begins behind `head`.

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
    """A line that texts stand under, or the root."""

    number: int
    tokens: range
    """Where its own tokens lie on the sheet."""
    path: tuple[range, ...]
    """Its own and those of the branches it grows from, the root's first."""
    below: dict[tuple[int, ...], _Branch] = field(default_factory=dict)

    @property
    def depth(self) -> int:
        """Tokens from the root to its end."""
        return sum(map(len, self.path))


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
        self.members: list[Member] = []
        self._root = self._grow(self._head, None)

    def size_with(self, text: Tokenised) -> int:
        """How many tokens the sheet would hold with `text`."""
        branch: _Branch | None = self._root
        size = len(self._ids) + len(text.text) + 1
        for line in text.above:
            branch = branch.below.get(line) if branch else None
            size += 0 if branch else len(line)
        return size

    def add(self, text: Tokenised) -> None:
        """Let `text` grow from the lines above it."""
        branch = self._root
        for line in text.above:
            if line not in branch.below:
                branch.below[line] = self._grow(line, branch)
            branch = branch.below[line]
        leaf = self._grow((*text.text, END), branch)
        self.members.append(
            Member(
                whole=np.concatenate([np.arange(part.start, part.stop) for part in leaf.path]),
                own=np.arange(leaf.tokens.start, leaf.tokens.stop - 1),
            )
        )

    def cut(self) -> Iterator[Run]:
        """The sheet as it stands, unless nothing was added; the next begins anew."""
        if self.members:
            sheet = Sheet(
                ids=self._ids, places=self._places, branches=self._branches, parents=self._parents
            )
            yield Run(sheets=(sheet,), members=tuple(self.members))
            self._clear()

    def _grow(self, ids: Sequence[int], parent: _Branch | None) -> _Branch:
        number, start = len(self._parents), len(self._ids)
        depth = parent.depth if parent else 0
        self._ids.extend(ids)
        self._places.extend(range(depth, depth + len(ids)))
        self._branches.extend([number] * len(ids))
        self._parents.append(parent.number if parent else number)
        tokens = range(start, start + len(ids))
        return _Branch(
            number=number, tokens=tokens, path=(*(parent.path if parent else ()), tokens)
        )

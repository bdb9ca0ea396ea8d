"""What changed between two versions of a paper, passage by passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from corpus.findings import Passage, Reading

SAME_PASSAGE = 0.5
"""Two passages at the same place whose words agree to this share (difflib's ratio) are one passage
that was reworded; below it, one was taken out and another put in."""


class ChangeKind(StrEnum):
    """What happened to a passage."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A passage that differs between two versions."""

    kind: ChangeKind
    old: Passage | None
    """``None`` for an added passage."""
    new: Passage | None
    """``None`` for a removed one."""
    removed_words: tuple[str, ...]
    """Runs of words that are gone from a reworded passage, in order."""
    added_words: tuple[str, ...]
    """Runs of words that came in."""


def differences(old: Reading, new: Reading) -> tuple[Difference, ...]:
    """The passages that differ, in the order of the new version.

    Hidden passages are not compared; a change of line ends or white space is none.
    """
    before = [passage for passage in old.passages if not passage.hidden]
    after = [passage for passage in new.passages if not passage.hidden]
    matcher = SequenceMatcher(
        a=[_plain(passage) for passage in before],
        b=[_plain(passage) for passage in after],
        autojunk=False,
    )
    return tuple(
        difference
        for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes()
        if tag != "equal"
        for difference in _between(before[old_from:old_to], after[new_from:new_to])
    )


def _plain(passage: Passage) -> str:
    return " ".join(passage.text.split())


def _between(before: Sequence[Passage], after: Sequence[Passage]) -> Iterator[Difference]:
    left = list(before)
    for new in after:
        old = max(left, key=lambda passage: _likeness(passage, new), default=None)
        if old is not None and _likeness(old, new) >= SAME_PASSAGE:
            left.remove(old)
            yield _reworded(old, new)
        else:
            yield _changed(ChangeKind.ADDED, new=new)
    for old in left:
        yield _changed(ChangeKind.REMOVED, old=old)


def _likeness(old: Passage, new: Passage) -> float:
    return SequenceMatcher(a=old.text.split(), b=new.text.split(), autojunk=False).ratio()


def _changed(
    kind: ChangeKind, *, old: Passage | None = None, new: Passage | None = None
) -> Difference:
    return Difference(kind=kind, old=old, new=new, removed_words=(), added_words=())


def _reworded(old: Passage, new: Passage) -> Difference:
    before, after = old.text.split(), new.text.split()
    steps = SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
    changed = [step for step in steps if step[0] != "equal"]
    return Difference(
        kind=ChangeKind.REWORDED,
        old=old,
        new=new,
        removed_words=tuple(" ".join(before[a:b]) for _, a, b, _, _ in changed if a < b),
        added_words=tuple(" ".join(after[c:d]) for _, _, _, c, d in changed if c < d),
    )

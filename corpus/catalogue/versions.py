"""Which held paper a new one replaces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from corpus.papers import Kind, Paper

_REVISION = re.compile(
    r"\W*\b(revideret|rettet|opdateret|korrigeret|endelig|version \d+|udgave \d+|v\d+)\b\W*",
    re.IGNORECASE,
)

_WORD = re.compile(r"\w+")
_ALIKE = 0.4
"""Share of the pairs of neighbouring words that a version has in common with what it replaces: two
papers on one matter have a tenth or so, versions most."""

_OF_A_MEETING = frozenset({Kind.DAGSORDEN, Kind.REFERAT})


def replaced_paper(
    new: Paper, held: Iterable[Paper], *, reads_alike: Callable[[Paper], bool]
) -> Paper | None:
    """The paper among `held` that `new` is a later version of, or ``None``.

    A paper replaces another of the same kind and title (apart from words such as "revideret") that
    came from the same address, or that was not made later and is of its case and reads alike, or of
    its body where the title says that it is a revision. Many papers of a case may be called
    *Høringssvar*. Agendas and minutes are those of one meeting: of another day they replace
    nothing, though its cases went on. An item of minutes replaces that of the same meeting's
    agenda: it repeats it and adds what was decided. Papers of the same file never replace each
    other.
    """
    candidates = [old for old in held if _is_version(new, old, reads_alike)]
    return max(candidates, key=lambda old: (str(old.date), old.id), default=None)


def replaceable_kinds(kind: Kind) -> frozenset[Kind]:
    """The kinds of papers that one of `kind` may replace."""
    return frozenset({kind, Kind.DAGSORDEN} if kind is Kind.REFERAT else {kind})


def read_alike(one: str, other: str) -> bool:
    """Whether much of the shorter of two texts stands in the other, by its pairs of words."""
    pairs = [set(pairwise(_WORD.findall(text.lower()))) for text in (one, other)]
    return len(pairs[0] & pairs[1]) >= _ALIKE * min(map(len, pairs))


def _is_version(new: Paper, old: Paper, reads_alike: Callable[[Paper], bool]) -> bool:
    if new.original == old.original or _plain(new.title) != _plain(old.title):
        return False
    if new.kind != old.kind:
        return old.kind in replaceable_kinds(new.kind) and _is_of_one_meeting(new, old)
    if new.kind in _OF_A_MEETING and _is_of_another_meeting(new, old):
        return False
    return (new.url is not None and new.url == old.url) or _goes_on_from(new, old, reads_alike)


def _goes_on_from(new: Paper, old: Paper, reads_alike: Callable[[Paper], bool]) -> bool:
    """Whether a paper of another address was not made before one of its title, and is a revision of
    it: by its title, or as one of the same case that reads alike."""
    if new.date is not None and old.date is not None and new.date < old.date:
        return False
    marked = _plain(new.title) != new.title.casefold().strip()
    if set(new.case_numbers) & set(old.case_numbers):
        return marked or reads_alike(old)
    return marked and new.body == old.body and new.department == old.department


def _is_of_another_meeting(new: Paper, old: Paper) -> bool:
    """Whether day or body tell that two agendas or minutes are not of the same meeting."""
    days, bodies = {new.date, old.date} - {None}, {new.body, old.body} - {None}
    return len(days) > 1 or len(bodies) > 1


def _is_of_one_meeting(new: Paper, old: Paper) -> bool:
    """Whether two items of one title stand for one matter on one day."""
    if new.date is None or new.date != old.date:
        return False
    if new.case_numbers and old.case_numbers:
        return bool(set(new.case_numbers) & set(old.case_numbers))
    return new.body is not None and new.body == old.body


def _plain(title: str) -> str:
    return _REVISION.sub(" ", title).casefold().strip()

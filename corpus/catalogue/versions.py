"""Which held paper a new one replaces."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.papers import Kind, Paper

_REVISION = re.compile(
    r"\W*\b(revideret|rettet|opdateret|korrigeret|endelig|version \d+|udgave \d+|v\d+)\b\W*",
    re.IGNORECASE,
)

_OF_A_MEETING = frozenset({Kind.DAGSORDEN, Kind.REFERAT})


def replaced_paper(new: Paper, held: Iterable[Paper]) -> Paper | None:
    """The paper among `held` that `new` is a later version of, or ``None``.

    A paper replaces another of the same kind and title (apart from words such as "revideret") that
    came from the same address, or that shares a case number or body and was not made later. Agendas
    and minutes are those of one meeting: of another day they replace nothing, though its cases went
    on. An item of minutes replaces that of the same meeting's agenda: it repeats it and adds what
    was decided. Papers of the same file never replace each other.
    """
    candidates = [old for old in held if _is_version(new, old)]
    return max(candidates, key=lambda old: (str(old.date), old.id), default=None)


def replaceable_kinds(kind: Kind) -> frozenset[Kind]:
    """The kinds of papers that one of `kind` may replace."""
    return frozenset({kind, Kind.DAGSORDEN} if kind is Kind.REFERAT else {kind})


def _is_version(new: Paper, old: Paper) -> bool:
    if new.original == old.original or _plain(new.title) != _plain(old.title):
        return False
    if new.kind != old.kind:
        return old.kind in replaceable_kinds(new.kind) and _is_of_one_meeting(new, old)
    if new.kind in _OF_A_MEETING and _is_of_another_meeting(new, old):
        return False
    return (new.url is not None and new.url == old.url) or _goes_on_from(new, old)


def _goes_on_from(new: Paper, old: Paper) -> bool:
    """Whether a paper of another address was not made before one of its title, and is of its case
    or says that it is a revision."""
    if new.date is not None and old.date is not None and new.date < old.date:
        return False
    if set(new.case_numbers) & set(old.case_numbers):
        return True
    marked = _plain(new.title) != new.title.casefold().strip()
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

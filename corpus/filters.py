"""Which papers a search or a list is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.papers import Kind

Wanted = str | tuple[str, ...] | None
"""One value, several of which any may hold, or none that is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Conditions that must all hold; ``None`` asks nothing, of several values any may hold.

    Names are compared without regard to case. `first` and `last` are inclusive; a paper without a
    date passes neither.
    """

    kind: Kind | tuple[Kind, ...] | None = None
    body: Wanted = None
    party: Wanted = None
    theme: Wanted = None
    department: Wanted = None
    person: Wanted = None
    """Named in a paper's record, in any form that is filed under the same entry; one word may be
    the family name."""
    case_number: Wanted = None
    """The digits are enough of a number that a paper prints with the letters of a body."""
    language: Wanted = None
    first: date | None = None
    last: date | None = None
    paper: Wanted = None
    closed: bool = False
    """Whether closed papers are seen at all; only for a reader with clearance."""
    replaced: bool = True
    """Whether papers that a newer version replaces are seen."""


def any_of(wanted: Wanted) -> tuple[str, ...]:
    """The values of which one must hold; none where nothing is asked."""
    if wanted is None:
        return ()
    return (wanted,) if isinstance(wanted, str) else wanted


OPEN_PAPERS = Filters()
"""All that any reader may see."""

EVERYTHING = Filters(closed=True)
"""All papers, for work that shows nothing to a reader."""

"""Which papers a search or a list is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.papers import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Conditions that must all hold; ``None`` asks nothing.

    Names are compared without regard to case. `first` and `last` are inclusive; a paper without a
    date passes neither.
    """

    kind: Kind | None = None
    body: str | None = None
    party: str | None = None
    theme: str | None = None
    department: str | None = None
    person: str | None = None
    """Named in a paper's record, in any form that is filed under the same entry."""
    case_number: str | None = None
    language: str | None = None
    first: date | None = None
    last: date | None = None
    paper: str | None = None
    closed: bool = False
    """Whether closed papers are seen at all; only for a reader with clearance."""
    replaced: bool = True
    """Whether papers that a newer version replaces are seen."""


OPEN_PAPERS = Filters()
"""All that any reader may see."""

EVERYTHING = Filters(closed=True)
"""All papers, for work that shows nothing to a reader."""

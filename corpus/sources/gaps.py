"""What a source names and gives no paper of."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class GapKind(StrEnum):
    """In what way something is missing."""

    MEETING = "meeting without papers"
    APPENDIX = "appendix without a file"
    PAGE = "page that could not be had"
    LIST = "list longer than one round follows"

    @property
    def hides_papers(self) -> bool:
        """Whether papers may be listed there that the round did not see."""
        return self in (GapKind.PAGE, GapKind.LIST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something missing at a source; it is no failure of one paper, since no paper is listed."""

    kind: GapKind
    url: str
    """Where a person looks for it."""
    title: str | None = None
    date: datetime.date | None = None
    body: str | None = None
    reason: str | None = None
    """Why a page could not be had, or a list not be followed."""


def goes_on(url: str, *, after: int, body: str | None = None) -> Gap:
    """The rest of a list, which goes on at `url` after as many pages as a round follows."""
    reason = f"The list goes on after {after} pages, the most that one round follows."
    return Gap(kind=GapKind.LIST, url=url, body=body, reason=reason)

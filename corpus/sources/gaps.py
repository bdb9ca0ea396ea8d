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
    """Why a page could not be had."""

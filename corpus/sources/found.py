"""What a source tells of a paper before it is fetched."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from corpus.findings import OriginalReading, Reading
from corpus.papers import Kind
from corpus.sources.http import Fetcher


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPaper:
    """A paper that a source lists."""

    key: str
    """What the paper is at its source, the same from round to round: a list's link, or for a
    meeting's papers date, committee, item and title, since their addresses change when the minutes
    replace the agenda."""
    url: str
    """Where its file is fetched from."""
    page: str | None = None
    """Where a person reads it; cited instead of `url` where there is one."""
    title: str | None = None
    date: datetime.date | None = None
    body: str | None = None
    kind: Kind | None = None
    case_number: str | None = None


class Source(Protocol):
    """A place where papers are published."""

    @property
    def name(self) -> str:
        """As the user calls it."""
        ...

    def find(self, fetcher: Fetcher, since: datetime.date) -> Iterator[FoundPaper]:
        """The papers dated `since` or later, or all where the source gives no dates.

        Raises `OutsideError` when the source does not answer and `UnusableInputError` when it
        answers with something that is not what its documentation says.
        """
        ...


def with_what_the_source_says(reading: OriginalReading, found: FoundPaper) -> OriginalReading:
    """The reading with what is not printed in the paper filled in from its source.

    What is printed wins. A file that binds several papers is left alone: the source speaks of the
    file, not of each paper in it.
    """
    if len(reading.readings) != 1:
        return reading
    return replace(reading, readings=(_filled(reading.readings[0], found),))


def _filled(reading: Reading, found: FoundPaper) -> Reading:
    paper = reading.paper
    numbers = paper.case_numbers or ((found.case_number,) if found.case_number else ())
    return replace(
        reading,
        paper=replace(
            paper,
            kind=found.kind if paper.kind is Kind.ANDET and found.kind else paper.kind,
            title=paper.title or found.title or "",
            date=paper.date or found.date,
            body=paper.body or found.body,
            case_numbers=numbers,
            url=found.page or found.url,
        ),
    )

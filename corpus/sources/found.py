"""What a source tells of a paper before it is fetched."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, Protocol

from corpus.errors import UnusableInputError
from corpus.findings import OriginalReading, Reading
from corpus.papers import Kind
from corpus.sources.gaps import Gap
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

    keeps_listing: ClassVar[bool]
    """Whether it lists a paper for as long as it has it; a feed lists the newest alone."""

    @property
    def name(self) -> str:
        """As the user calls it."""
        ...

    def find(self, fetcher: Fetcher, since: datetime.date) -> Iterator[FoundPaper | Gap]:
        """The papers dated `since` or later, or all where the source gives no dates, and the gaps.

        One page of many that cannot be had is a gap and stops nothing; so is the rest of a list
        that is longer than one round follows. Raises `OutsideError` when the source does not
        answer and `UnusableInputError` when it answers with something that is not what its
        documentation says.
        """
        ...


def find_papers(
    source: Source, fetcher: Fetcher, since: datetime.date
) -> Iterator[FoundPaper | Gap]:
    """What `source` finds; an answer of another shape than it expects is an `UnusableInputError`.

    No site promises its answers, and each value of them may be missing one day.
    """
    try:
        yield from source.find(fetcher, since)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise UnusableInputError(
            f"{source.name} answered with something of another shape than expected ({error!r}).",
            remedy="The site may have changed; see docs/sources.md for what was expected.",
        ) from error


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

"""A folder that someone else fills."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from corpus.errors import OutsideError
from corpus.papers import Kind
from corpus.sources.files import out_of_sight, papers_in
from corpus.sources.found import FoundPaper
from corpus.sources.gaps import Gap, GapKind
from corpus.sources.http import Fetcher

CLOSED = "The folder cannot be looked into. Check its permissions."


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedFolder:
    """The papers in a folder, at any depth."""

    keeps_listing: ClassVar[bool] = True

    name: str
    path: Path
    kind: Kind | None = None
    body: str | None = None

    def find(self, fetcher: Fetcher, since: datetime.date) -> Iterator[FoundPaper | Gap]:
        """Every file there is: whether it is new shows in its bytes, not in its time stamp.

        A folder within that may not be looked into is a gap. Raises `OutsideError` where the folder
        is not there: a drive that is not mounted is no folder from which every paper was removed.
        """
        if not self.path.is_dir():
            raise OutsideError(
                f"There is no folder {self.path}.", remedy="Mount or make it, or correct the path."
            )
        for path in sorted(papers_in(self.path)):
            address = path.as_uri()
            yield FoundPaper(key=address, url=address, kind=self.kind, body=self.body)
        for closed in out_of_sight(self.path).closed:
            yield Gap(kind=GapKind.PAGE, url=closed.as_uri(), reason=CLOSED)

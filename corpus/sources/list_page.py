"""A web page that lists papers: any page, and a pattern that tells its papers from other links.

Where politikersvar are published is not known for any municipality, so this is how one is pointed
at them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from corpus.errors import UnusableInputError
from corpus.papers import Kind
from corpus.sources.danish_dates import first_date
from corpus.sources.found import FoundPaper
from corpus.sources.gaps import Gap, goes_on
from corpus.sources.http import Fetcher
from corpus.sources.pages import Link, fetch_page, links

MAX_PAGES = 200
"""Pages followed in one round: a bound for a list whose "next" always leads to another address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """Links matching `papers` on the page at `url` and on the pages that `following` leads to."""

    keeps_listing: ClassVar[bool] = True

    name: str
    url: str
    papers: str
    """A regular expression that a paper's address must contain, in capitals or small letters."""
    following: str | None = None
    """A regular expression that the text or address of the link to the next page must contain."""
    kind: Kind | None = None
    body: str | None = None

    def find(self, fetcher: Fetcher, since: datetime.date) -> Iterator[FoundPaper | Gap]:
        """The papers linked, each once; a date is read from the link's text or address.

        A page without any is no page without news: it lists what was there before, too.
        """
        seen: set[str] = set()
        for page in self._pages(fetcher):
            if isinstance(page, Gap):
                yield page
                continue
            for link in page:
                if link.url in seen or not _says(self.papers, link.url):
                    continue
                seen.add(link.url)
                date = first_date(link.text) or first_date(link.url)
                if date is None or date >= since:
                    yield self._found(link, date)
        if not seen:
            raise UnusableInputError(
                f"No link on {self.url} matches {self.papers!r}.",
                remedy="Open the page: it may ask for a login, or have changed.",
            )

    def _pages(self, fetcher: Fetcher) -> Iterator[list[Link] | Gap]:
        visited: set[str] = set()
        address: str | None = self.url
        while address is not None and address not in visited:
            if len(visited) == MAX_PAGES:
                yield goes_on(address, after=MAX_PAGES)
                return
            visited.add(address)
            found = list(links(fetch_page(fetcher, address)))
            yield found
            address = self._next(found)

    def _next(self, found: list[Link]) -> str | None:
        if self.following is None:
            return None
        for link in found:
            if _says(self.following, link.text) or _says(self.following, link.url):
                return link.url
        return None

    def _found(self, link: Link, date: datetime.date | None) -> FoundPaper:
        return FoundPaper(
            key=link.url,
            url=link.url,
            title=link.text or None,
            date=date,
            body=self.body,
            kind=self.kind,
        )


def _says(pattern: str, text: str) -> bool:
    # Sites write .pdf and .PDF, and whoever writes a pattern looks at a few of their links.
    return re.search(pattern, text, re.IGNORECASE) is not None

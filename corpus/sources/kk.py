"""kk.dk: the meetings of Copenhagen's council, committees and local councils.

The list of items comes from the site's JSON:API, or from its pages where that does not answer; what
an item says and its appendices stand on its page. docs/sources.md tells what is certain and what is
inferred.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar
from urllib.parse import quote, unquote, urlencode, urljoin

from corpus.errors import KildesvarError, UnusableInputError
from corpus.papers import Kind
from corpus.sources.danish_dates import first_date
from corpus.sources.found import FoundPaper
from corpus.sources.gaps import Gap, GapKind, goes_on
from corpus.sources.http import Fetcher
from corpus.sources.pages import Link, fetch_json, fetch_page, links

SITE = "https://www.kk.dk"
_LISTS = "/dagsordener-og-referater"
_APPENDIX = re.compile(r"/sites/default/files/agenda/[^/]+/[^/]+\.pdf", re.IGNORECASE)
_ITEM = re.compile(
    rf"{_LISTS}/(?P<body>[^/]+)/m(?:ø|%C3%B8)de-(?P<day>\d{{8}})[^/]*/"
    r"(?P<kind>dagsorden|referat)/punkt-(?P<number>\d+)",
    re.IGNORECASE,
)
_PAGES = 500
"""Pages of a list followed in one round; the interface gives 50 items a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a meeting as listed."""

    address: str
    """Absolute."""
    title: str
    body: str
    day: datetime.date
    kind: Kind
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kk:
    """All items and their appendices, of all committees or of those named."""

    keeps_listing: ClassVar[bool] = True

    name: str
    site: str = SITE
    committees: tuple[str, ...] = ()
    """As in the site's addresses: ``Borgerrepræsentationen``, ``Økonomiudvalget``."""

    def find(self, fetcher: Fetcher, since: datetime.date) -> Iterator[FoundPaper | Gap]:
        """The page and the PDFs of every item of meetings since `since`.

        Where an item stands in agenda and minutes, the minutes' are given.
        """
        listed = list(self._items(fetcher, since))
        yield from (item for item in listed if isinstance(item, Gap))
        for item in _newest(item for item in listed if isinstance(item, Item)):
            if not self.committees or item.body in self.committees:
                yield from self._papers(fetcher, item)

    def _papers(self, fetcher: Fetcher, item: Item) -> Iterator[FoundPaper | Gap]:
        try:
            page = fetch_page(fetcher, item.address)
        except KildesvarError as error:
            yield Gap(
                kind=GapKind.PAGE,
                url=item.address,
                title=item.title or None,
                date=item.day,
                body=item.body,
                reason=str(error),
            )
            return
        itself = FoundPaper(
            key=f"{self.name}|{item.day}|{item.body}|{item.number}",
            url=item.address,
            title=item.title or None,
            date=item.day,
            body=item.body,
            kind=item.kind,
        )
        yield itself
        for link in links(page):
            if _APPENDIX.search(link.url):
                yield _appendix(itself, link)

    def _items(self, fetcher: Fetcher, since: datetime.date) -> Iterator[Item | Gap]:
        try:
            yield from list(self._by_interface(fetcher, since))
        except KildesvarError:
            # The interface is nobody's promise; the pages are what citizens read.
            listed = list(self._by_pages(fetcher, since))
            if not listed:
                raise
            yield from listed

    def _by_interface(self, fetcher: Fetcher, since: datetime.date) -> Iterator[Item | Gap]:
        query = urlencode(
            {
                "filter[fra][condition][path]": "agenda_meeting_date",
                "filter[fra][condition][operator]": ">=",
                "filter[fra][condition][value]": since.isoformat(),
                "fields[node--agenda_element]": (
                    "title,path,agenda_meeting_date,agenda_element_serial_no"
                ),
                # Newest first: where the list is cut, an earlier round has had what is missing.
                "sort": "-agenda_meeting_date",
                "page[limit]": "50",
            }
        )
        address = f"{self.site}/jsonapi/node/agenda_element?{query}"
        for _ in range(_PAGES):
            answer = fetch_json(fetcher, address)
            for record in _records(answer):
                attributes = record.get("attributes") or {}
                alias = (attributes.get("path") or {}).get("alias") or ""
                item = _item(urljoin(self.site, quote(alias, safe="/%")), attributes.get("title"))
                if item is not None:
                    yield item
            following = (answer.get("links") or {}).get("next") or {}
            if not following.get("href"):
                return
            address = following["href"]
        yield goes_on(address, after=_PAGES)

    def _by_pages(self, fetcher: Fetcher, since: datetime.date) -> Iterator[Item | Gap]:
        for committee in self.committees or ("Borgerrepræsentationen",):
            address = f"{self.site}{_LISTS}/{quote(committee)}?" + urlencode(
                {"agenda_meeting_date_value[min]": since.isoformat()}
            )
            for _ in range(_PAGES):
                page = fetch_page(fetcher, address)
                listed = list(links(page))
                for meeting in listed:
                    if re.search(r"/m(ø|%C3%B8)de-\d{8}[^/]*/(dagsorden|referat)$", meeting.url):
                        yield from self._meeting(fetcher, meeting)
                following = page.xpath("//li[contains(@class,'pager__item--next')]//a/@href")
                if not following:
                    break
                address = urljoin(address, following[0])
            else:
                yield goes_on(address, after=_PAGES, body=committee)

    def _meeting(self, fetcher: Fetcher, meeting: Link) -> Iterator[Item | Gap]:
        missing = Gap(
            kind=GapKind.MEETING,
            url=meeting.url,
            title=meeting.text or None,
            date=first_date(meeting.url),
        )
        try:
            page = fetch_page(fetcher, meeting.url)
        except KildesvarError as error:
            yield replace(missing, kind=GapKind.PAGE, reason=str(error))
            return
        items = [_item(link.url, link.text) for link in links(page)]
        yield from (item for item in items if item is not None)
        if not any(items):
            yield missing


def _records(answer: Any) -> list[Mapping[str, Any]]:
    if not isinstance(answer, Mapping) or not isinstance(answer.get("data"), list):
        raise UnusableInputError(
            "kk.dk answered without a list of items.",
            remedy="The interface may have changed; see docs/sources.md for what was expected.",
        )
    return list(answer["data"])


def _item(address: str, title: str | None) -> Item | None:
    found = _ITEM.search(address)
    day = first_date(found["day"]) if found else None
    if found is None or day is None:
        return None
    return Item(
        address=address,
        title=" ".join((title or "").split()),
        body=unquote(found["body"]),
        day=day,
        kind=Kind(found["kind"].lower()),
        number=found["number"],
    )


def _newest(items: Iterable[Item]) -> Iterator[Item]:
    """One item each, by day: the same stands under /dagsorden/ and, after the meeting, /referat/.

    What is taken in first is what later papers replace.
    """
    chosen: dict[tuple[str, datetime.date, str], Item] = {}
    for item in items:
        place = (item.body, item.day, item.number)
        if place not in chosen or item.kind is Kind.REFERAT:
            chosen[place] = item
    yield from sorted(chosen.values(), key=lambda item: item.day)


def _appendix(item: FoundPaper, link: Link) -> FoundPaper:
    # Drupal puts _0, _1 ... behind a file that is published again under the same name.
    name = re.sub(r"_\d+(?=\.pdf$)", "", link.url.rsplit("/", 1)[-1], flags=re.IGNORECASE)
    return replace(
        item,
        key=f"{item.key}|{name}",
        url=link.url,
        page=item.url,
        title=link.text or item.title,
        kind=Kind.BILAG,
    )

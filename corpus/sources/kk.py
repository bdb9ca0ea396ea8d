"""kk.dk: the meetings of Copenhagen's council, committees and local councils.

The list of items comes from the site's JSON:API, or from its pages where that does not answer; the
appendices stand on each item's page. What is certain and what inferred: docs/sources.md.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlencode, urljoin

from corpus.errors import KildesvarError, UnusableInputError
from corpus.papers import Kind
from corpus.sources.danish_dates import first_date
from corpus.sources.found import FoundPaper
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
_PAGES = 200
"""Pages followed in one round."""


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
    """The appendices of all items, of all committees or of those named."""

    name: str
    site: str = SITE
    committees: tuple[str, ...] = ()
    """As in the site's addresses: ``Borgerrepræsentationen``, ``Økonomiudvalget``."""

    def find(self, fetcher: Fetcher, since: datetime.date) -> Iterator[FoundPaper]:
        """The PDFs of every item of meetings since `since`; the minutes' where both are listed."""
        for item in _newest(self._items(fetcher, since)):
            if self.committees and item.body not in self.committees:
                continue
            for link in links(fetch_page(fetcher, item.address), item.address):
                if _APPENDIX.search(link.url):
                    yield _found(self.name, item, link)

    def _items(self, fetcher: Fetcher, since: datetime.date) -> Iterator[Item]:
        try:
            yield from list(self._by_interface(fetcher, since))
        except KildesvarError:
            # The interface is nobody's promise; the pages are what citizens read.
            yield from self._by_pages(fetcher, since)

    def _by_interface(self, fetcher: Fetcher, since: datetime.date) -> Iterator[Item]:
        query = urlencode(
            {
                "filter[fra][condition][path]": "agenda_meeting_date",
                "filter[fra][condition][operator]": ">=",
                "filter[fra][condition][value]": since.isoformat(),
                "fields[node--agenda_element]": (
                    "title,path,agenda_meeting_date,agenda_element_serial_no"
                ),
                "sort": "agenda_meeting_date",
                "page[limit]": "50",
            }
        )
        address: str | None = f"{self.site}/jsonapi/node/agenda_element?{query}"
        for _ in range(_PAGES):
            if address is None:
                return
            answer = fetch_json(fetcher, address)
            for record in _records(answer):
                attributes = record.get("attributes") or {}
                alias = (attributes.get("path") or {}).get("alias") or ""
                item = _item(urljoin(self.site, quote(alias, safe="/%")), attributes.get("title"))
                if item is not None:
                    yield item
            following = (answer.get("links") or {}).get("next") or {}
            address = following.get("href")

    def _by_pages(self, fetcher: Fetcher, since: datetime.date) -> Iterator[Item]:
        for committee in self.committees or ("Borgerrepræsentationen",):
            address: str | None = f"{self.site}{_LISTS}/{quote(committee)}?" + urlencode(
                {"agenda_meeting_date_value[min]": since.isoformat()}
            )
            for _ in range(_PAGES):
                if address is None:
                    break
                page = fetch_page(fetcher, address)
                listed = list(links(page, address))
                for meeting in listed:
                    if re.search(r"/m(ø|%C3%B8)de-\d{8}[^/]*/(dagsorden|referat)$", meeting.url):
                        yield from self._meeting(fetcher, meeting)
                following = page.xpath("//li[contains(@class,'pager__item--next')]//a/@href")
                address = urljoin(address, following[0]) if following else None

    def _meeting(self, fetcher: Fetcher, meeting: Link) -> Iterator[Item]:
        for link in links(fetch_page(fetcher, meeting.url), meeting.url):
            item = _item(link.url, link.text)
            if item is not None:
                yield item


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


def _newest(items: Iterator[Item]) -> Iterator[Item]:
    """One item each: the same stands under /dagsorden/ and, after the meeting, /referat/."""
    chosen: dict[tuple[str, datetime.date, str], Item] = {}
    for item in items:
        place = (item.body, item.day, item.number)
        if place not in chosen or item.kind is Kind.REFERAT:
            chosen[place] = item
    yield from chosen.values()


def _found(source: str, item: Item, link: Link) -> FoundPaper:
    # Drupal puts _0, _1 ... behind a file that is published again under the same name.
    name = re.sub(r"_\d+(?=\.pdf$)", "", link.url.rsplit("/", 1)[-1], flags=re.IGNORECASE)
    return FoundPaper(
        key=f"{source}|{item.day}|{item.body}|{item.number}|{name}",
        url=link.url,
        page=item.address,
        title=link.text or item.title or None,
        date=item.day,
        body=item.body,
        kind=Kind.BILAG,
    )

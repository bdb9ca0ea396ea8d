"""Atom and RSS feeds whose entries link to papers."""

from __future__ import annotations

import datetime
import email.utils
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lxml import etree

from corpus.errors import UnusableInputError
from corpus.papers import Kind
from corpus.sources.danish_dates import first_date
from corpus.sources.found import FoundPaper
from corpus.sources.http import Fetcher
from corpus.sources.pages import absolute

_PAPER_TYPES = frozenset({"application/pdf"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The entries of an Atom (RFC 4287) or RSS 2.0 feed."""

    keeps_listing: ClassVar[bool] = False

    name: str
    url: str
    kind: Kind | None = None
    body: str | None = None

    def find(self, fetcher: Fetcher, since: datetime.date) -> Iterator[FoundPaper]:
        """The entries with a link to a paper: an enclosure, or a link that ends in ``.pdf``."""
        for entry in self._entries(fetcher):
            address = _paper_link(entry)
            date = _published(entry)
            if address is None or (date is not None and date < since):
                continue
            yield FoundPaper(
                key=_text(entry, "id", "guid") or address,
                url=address,
                page=_page_link(entry, address),
                title=_text(entry, "title"),
                date=date,
                body=self.body,
                kind=self.kind,
            )

    def _entries(self, fetcher: Fetcher) -> list[etree._Element]:
        # The text is decoded already: the encoding that it declares is no longer its own.
        parser = etree.XMLParser(
            encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=False
        )
        feed = fetcher.read(self.url)
        try:
            root = etree.fromstring(feed.text.encode(), parser, base_url=feed.url)
        except etree.XMLSyntaxError as error:
            raise UnusableInputError(
                f"{self.url} is no feed: {error}.", remedy="Give an Atom or RSS address."
            ) from error
        if _name(root) not in ("feed", "rss", "RDF"):
            raise UnusableInputError(
                f"{self.url} is no feed but {_name(root)}.", remedy="Give an Atom or RSS address."
            )
        return [item for item in root.iter() if _name(item) in ("entry", "item")]


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _text(entry: etree._Element, *names: str) -> str | None:
    for child in entry:
        if _name(child) in names and child.text and child.text.strip():
            return " ".join(child.text.split())
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    address: str
    media_type: str
    is_page: bool
    """Whether it leads to the entry itself, and not to its edition for machines or the like."""

    @property
    def is_paper(self) -> bool:
        path = self.address.lower().split("?")[0]
        return self.media_type in _PAPER_TYPES or path.endswith(".pdf")


def _links(entry: etree._Element) -> Iterator[_Link]:
    for child in entry:
        if _name(child) not in ("link", "enclosure"):
            continue
        named = child.get("href") or child.get("url") or (child.text or "").strip()
        address = absolute(child.base or "", named) if named else None
        if address is not None:
            yield _Link(
                address=address,
                media_type=child.get("type", ""),
                is_page=child.get("rel", "alternate") == "alternate",
            )


def _paper_link(entry: etree._Element) -> str | None:
    return next((link.address for link in _links(entry) if link.is_paper), None)


def _page_link(entry: etree._Element, paper: str) -> str | None:
    pages = (link.address for link in _links(entry) if link.is_page)
    return next((address for address in pages if address != paper), None)


def _published(entry: etree._Element) -> datetime.date | None:
    stamp = _text(entry, "published", "pubDate", "updated", "date")
    if stamp is None:
        return None
    try:
        return email.utils.parsedate_to_datetime(stamp).date()
    except ValueError:
        return first_date(stamp)

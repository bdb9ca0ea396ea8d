"""News as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable, Sequence
from xml.etree import ElementTree as ET

from queries.news import NewsItem

_ATOM = "http://www.w3.org/2005/Atom"
_NAMES = uuid.UUID("5f0f4f0e-8f0c-5b6e-9c58-5d0c8a6f3a51")
"""The name space of entries' ids: the same news has the same id in every feed."""
_BEFORE_ANY_NEWS = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)

ET.register_namespace("", _ATOM)


def atom_feed(
    items: Sequence[NewsItem],
    *,
    title: str,
    link: Callable[[NewsItem], str | None],
    address: str | None = None,
) -> bytes:
    """`items`, newest first, as a feed in UTF-8.

    `link` gives the address of an entry's paper, `address` is the feed's own.
    """
    feed = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": "da"})
    _add(feed, "title", title)
    _add(feed, "id", _urn(title))
    if address is not None:
        ET.SubElement(feed, f"{{{_ATOM}}}link", {"href": address, "rel": "self"})
    newest = max((item.kept.found_at for item in items), default=_BEFORE_ANY_NEWS)
    _add(feed, "updated", newest.isoformat())
    author = ET.SubElement(feed, f"{{{_ATOM}}}author")
    _add(author, "name", "Kildesvar")
    for item in items:
        _add_entry(feed, item, link(item))
    ET.indent(feed)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ET.tostring(feed, 'unicode')}\n".encode()


def _add_entry(feed: ET.Element, item: NewsItem, link: str | None) -> None:
    news = item.kept.news
    entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
    _add(entry, "title", item.headline)
    _add(entry, "id", _urn(f"{news.kind} {news.subject} {news.part} {news.paper}"))
    _add(entry, "updated", item.kept.found_at.isoformat())
    _add(entry, "content", f"»{' '.join(news.quote.split())}« ({news.state})", type="text")
    if link is not None:
        ET.SubElement(entry, f"{{{_ATOM}}}link", {"href": link, "rel": "alternate"})


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes).text = _writable(text)


def _writable(text: str) -> str:
    """`text` without the control characters that XML does not allow."""
    return "".join(letter for letter in text if letter in "\t\n" or letter >= " ")


def _urn(name: str) -> str:
    return uuid.uuid5(_NAMES, name).urn

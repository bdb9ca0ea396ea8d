"""Reading the web pages and JSON that sources publish."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urldefrag, urljoin

import lxml.html
from lxml.etree import ParserError

from corpus.errors import UnusableInputError
from corpus.sources.http import Fetcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of a page."""

    url: str
    """Absolute, without the place within what it leads to."""
    text: str
    """With white space collapsed; may be empty."""


def fetch_page(fetcher: Fetcher, url: str) -> lxml.html.HtmlElement:
    """The page at `url`, parsed; raises as `Fetcher.fetch`, and for a page without content."""
    page = fetcher.read(url)
    try:
        return lxml.html.document_fromstring(page.text, base_url=page.url)
    except ParserError as error:
        raise UnusableInputError(
            f"{url} is an empty page.", remedy="Open it in a browser and check the address."
        ) from error


def links(page: lxml.html.HtmlElement) -> Iterator[Link]:
    """The links of `page`, in order, from where it was found or what it names as its base."""
    found = str(page.base_url or "")
    named = next((base.get("href") for base in page.iter("base") if base.get("href")), "")
    base = absolute(found, named) or found
    for anchor in page.iter("a"):
        target = (anchor.get("href") or "").strip()
        if not target or target.lower().startswith(("#", "mailto:", "javascript:")):
            continue
        address = absolute(base, target)
        if address is not None:
            yield Link(url=address, text=" ".join(anchor.text_content().split()))


def absolute(base: str, address: str) -> str | None:
    """`address` as it is meant at `base`, without a place within; ``None`` for no address."""
    try:
        return urldefrag(urljoin(base, address.strip())).url
    except ValueError:
        return None


def fetch_json(fetcher: Fetcher, url: str) -> Any:
    """The JSON document at `url`; raises `UnusableInputError` where it is none."""
    text = fetcher.read(url).text
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnusableInputError(
            f"{url} answers with something that is no JSON.",
            remedy="The site may have changed; see docs/sources.md for what was expected.",
        ) from error

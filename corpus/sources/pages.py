"""Reading the web pages and JSON that sources publish."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import lxml.html
from lxml.etree import ParserError

from corpus.errors import UnusableInputError
from corpus.sources.http import Fetcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of a page."""

    url: str
    """Absolute."""
    text: str
    """With white space collapsed; may be empty."""


def fetch_page(fetcher: Fetcher, url: str) -> lxml.html.HtmlElement:
    """The page at `url`, parsed; raises as `Fetcher.fetch`, and for a page without content."""
    try:
        return lxml.html.document_fromstring(fetcher.text(url))
    except ParserError as error:
        raise UnusableInputError(
            f"{url} is an empty page.", remedy="Open it in a browser and check the address."
        ) from error


def links(page: lxml.html.HtmlElement, base: str) -> Iterator[Link]:
    """The links of `page`, which was found at `base`, in order."""
    for anchor in page.iter("a"):
        target = anchor.get("href")
        if not target or target.startswith(("#", "mailto:", "javascript:")):
            continue
        try:
            address = urljoin(base, target)
        except ValueError:  # no address, whatever was meant
            continue
        yield Link(url=address, text=" ".join(anchor.text_content().split()))


def fetch_json(fetcher: Fetcher, url: str) -> Any:
    """The JSON document at `url`; raises `UnusableInputError` where it is none."""
    text = fetcher.text(url)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnusableInputError(
            f"{url} answers with something that is no JSON.",
            remedy="The site may have changed; see docs/sources.md for what was expected.",
        ) from error

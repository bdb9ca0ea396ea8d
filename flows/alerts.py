"""Telling of news: an Atom feed in the home folder, and messages by mail, webhook and the like."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from corpus.files import write_bytes
from flows.workshop import Workshop
from queries.news import NewsItem, newest_news, news_items, worth_an_alert
from queries.render.atom import atom_feed

FEED_FILE = "alerts.atom"
_FEED_ENTRIES = 200
_MOST_IN_A_MESSAGE = 30
"""News that one message spells out; it says how much more there is."""

_NOT_TAKEN = "The message was not taken. Try the address by hand: apprise -vv --body=test ADDRESS."

Send = Callable[[str, str, str], bool]
"""Address, title, text: whether the message was taken."""


def tell(workshop: Workshop, *, begin_after: int, send: Send | None = None) -> None:
    """Write the feed, and send every address what it has not been told.

    An address that was never told begins after the news with the id `begin_after`. One that does
    not take the message is told again next time; until then `kildesvar status` names it.
    """
    catalogue = workshop.catalogue
    closed = workshop.settings.clearance
    told = filter(worth_an_alert, newest_news(catalogue, closed=closed))
    _write_feed(workshop.settings.home, tuple(islice(told, _FEED_ENTRIES)))
    addresses = {target_of(address): address for address in workshop.settings.alert_urls}
    catalogue.alerts.forget_others(set(addresses))
    for target, address in addresses.items():
        last = catalogue.alerts.target(target, begin_after=begin_after).told
        pending = catalogue.standing.news(after=last)
        if not pending:
            continue
        items = news_items(pending, catalogue, closed=closed)
        if _is_sent([item for item in items if worth_an_alert(item)], address, send or _send):
            catalogue.alerts.told(target, pending[0].id)
        else:
            catalogue.alerts.failed(target, _NOT_TAKEN)


def target_of(address: str) -> str:
    """A name for an address that gives nothing away: its scheme and a digest."""
    scheme = address.partition("://")[0]
    return f"{scheme} {hashlib.sha256(address.encode()).hexdigest()[:12]}"


def _is_sent(items: Sequence[NewsItem], address: str, send: Send) -> bool:
    return not items or send(address, _title(items), _text(items))


def _title(items: Sequence[NewsItem]) -> str:
    return "Kildesvar: 1 nyt fund" if len(items) == 1 else f"Kildesvar: {len(items)} nye fund"


def _text(items: Sequence[NewsItem]) -> str:
    shown = ["\n".join(_lines(item)) for item in items[:_MOST_IN_A_MESSAGE]]
    more = len(items) - len(shown)
    return "\n\n".join([*shown, f"... og {more} mere."] if more else shown)


def _lines(item: NewsItem) -> Iterator[str]:
    yield item.headline
    yield f"»{' '.join(item.kept.news.quote.split())}«"
    if address := _address_of(item):
        yield address


def _send(address: str, title: str, text: str) -> bool:
    # Prefect brings apprise; importing it takes a while and is only wanted where something is told.
    import apprise

    sender = apprise.Apprise()
    return bool(sender.add(address)) and bool(sender.notify(title=title, body=text))


def _write_feed(home: Path, items: Sequence[NewsItem]) -> None:
    feed = atom_feed(items, title="Kildesvar: nye fund", link=_address_of)
    path = home / FEED_FILE
    if not path.exists() or path.read_bytes() != feed:
        write_bytes(path, feed)


def _address_of(item: NewsItem) -> str | None:
    """Where the paper stands on the web; a path of this machine says nothing to a reader."""
    url = item.paper.url
    return url if url is not None and url.startswith(("http://", "https://")) else None

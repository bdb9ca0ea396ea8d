"""What every kind of source owes, whatever it lists; a new one is tested by `require_source`.

Its test says how its site answers; the kit then lets the site fail in the ways that sites do. What
is particular to a source its own tests say.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playing_server import Play, Playing, Reply, playing
from resting import Rest

from corpus.errors import KildesvarError, OutsideError
from corpus.sources.found import FoundPaper, Source, find_papers
from corpus.sources.gaps import Gap
from corpus.sources.http import Fetcher
from corpus.sources.manners import Manners

SINCE = datetime.date(2025, 1, 1)
LOGIN = Reply(body=b"<html><body><h1>Log ind</h1><a href='/glemt'>Glemt?</a></body></html>")

Replies = Mapping[str, Reply]
Make = Callable[[str], Source]
"""The source for a site at an address."""
Answer = Callable[[str], Replies]
"""How the site at an address answers, by path; one for the path with its query comes first."""


def serving(replies: Replies) -> Play:
    """Plays by path without its query, but a reply for the whole address wins."""

    def play(path: str, _headers: Mapping[str, str]) -> Reply:
        return replies.get(path) or replies.get(path.split("?", maxsplit=1)[0]) or Reply(status=404)

    return play


def find(source: Source, server: Playing, folder: Path) -> list[FoundPaper | Gap]:
    """All that `source` finds at `server`, waiting for nothing."""
    manners = Manners(pause=0, private_hosts=frozenset({server.host}))
    with Fetcher(folder, Rest().turns(folder / "hosts"), manners) as fetcher:
        return list(find_papers(source, fetcher, SINCE))


def papers(found: list[FoundPaper | Gap]) -> list[FoundPaper]:
    """The papers alone."""
    return [item for item in found if isinstance(item, FoundPaper)]


def require_source(make: Make, answer: Answer, folder: Path) -> None:
    """Require of a source what `corpus.sources.found.Source` promises."""
    served: dict[str, Reply] = {}
    with playing(serving(served)) as server:
        source = make(server.url)
        served.update(answer(server.url))
        whole = dict(served)
        first = find(source, server, folder)
        _require_papers(source, papers(first))
        assert find(source, server, folder) == first, "a round finds what the one before found"
        for failed in _failing(whole):
            served.clear()
            served.update(failed)
            _require_calm(source, server, folder)
        served.clear()
        served.update(dict.fromkeys(whole, LOGIN))
        with pytest.raises(KildesvarError):
            find(source, server, folder)
        served.update(dict.fromkeys([*whole, "/robots.txt"], Reply(status=503)))
        with pytest.raises(OutsideError):
            find(source, server, folder)


def _require_papers(source: Source, found: list[FoundPaper]) -> None:
    assert found, "its test plays at least one paper"
    assert isinstance(source.keeps_listing, bool)
    assert hash(source), "it is a frozen dataclass"
    keys = [paper.key for paper in found]
    assert len(keys) == len(set(keys)), "a key is one paper's"
    for paper in found:
        for address in (paper.url, paper.page or paper.url):
            assert urlsplit(address).scheme in ("http", "https"), address
        assert paper.title is None or paper.title.strip() == paper.title != ""


def _require_calm(source: Source, server: Playing, folder: Path) -> None:
    """Whatever a site answers, a source finds something else or says what is wrong."""
    try:
        found = find(source, server, folder)
    except KildesvarError as error:
        assert error.remedy
    else:
        keys = [paper.key for paper in papers(found)]
        assert len(keys) == len(set(keys))


def _failing(whole: Replies) -> Iterator[Replies]:
    """The site with one answer missing, of another form, or with one value of another shape."""
    for path, reply in whole.items():
        for bad in (Reply(status=404), LOGIN, Reply(), Reply(body=b"\xff\xfe\x00<")):
            yield {**whole, path: bad}
        try:
            document = json.loads(reply.body)
        except ValueError:
            continue
        for changed in _misshapen(document):
            yield {**whole, path: Reply(body=json.dumps(changed).encode())}


def _misshapen(document: Any) -> Iterator[Any]:
    """`document` with each of its values in turn replaced by something else."""
    yield from (None, "x")
    if isinstance(document, dict):
        for name, value in document.items():
            for changed in _misshapen(value):
                yield {**document, name: changed}
    elif isinstance(document, list):
        for place, value in enumerate(document):
            for changed in _misshapen(value):
                yield [*document[:place], changed, *document[place + 1 :]]

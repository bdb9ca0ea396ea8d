"""A workshop whose models are loaded once for all tests of the flows, and a site to fetch from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from fake_encoder import FakeEncoder
from playing_server import Playing, Reply, playing

from corpus.catalogue import Catalogue
from corpus.settings import Settings, load_settings
from corpus.sources.configuration import SourceEntry, configured_source
from flows.fetch import FetchReport, fetch_source
from flows.workshop import Workshop
from models.danish.analyser import load_danish
from pipeline.compose import Tools
from pipeline.themes import load_tagger

OpenWorkshop = Callable[..., Workshop]


@pytest.fixture(scope="session")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Tools:
    settings = load_settings(tmp_path_factory.mktemp("models"))
    return Tools(danish=load_danish(settings), tagger=load_tagger(settings))


@pytest.fixture
def open_workshop(tmp_path: Path, tools: Tools) -> OpenWorkshop:
    """Opens a workshop on the test's own home; its encoder is a fake, all else is real."""

    def open_it(**settings: object) -> Workshop:
        chosen: Settings = load_settings(tmp_path / "home", workers=1, **settings)
        workshop = Workshop(chosen, Catalogue.open(chosen))
        workshop.__dict__.update(tools=tools, encoder=FakeEncoder())
        return workshop

    return open_it


@dataclass
class Site:
    """A list page whose papers the test changes."""

    files: dict[str, Reply] = field(default_factory=dict)
    down: bool = False
    met: Callable[[str], object] = str
    """What is done when a path is asked for."""

    def play(self, path: str, headers: Mapping[str, str]) -> Reply:
        self.met(path)
        if self.down:
            return Reply(status=503)
        if path == "/liste":
            links = "".join(f'<a href="{name}">{name}</a>' for name in self.files)
            return Reply(body=f"<html><body>{links}.</body></html>".encode())
        reply = self.files.get(path, Reply(status=404))
        tag = reply.headers.get("ETag")
        return Reply(status=304) if tag and headers.get("If-None-Match") == tag else reply


@dataclass(frozen=True)
class Round:
    """Runs rounds of one site."""

    site: Site
    server: Playing
    entry: SourceEntry
    workshop: Workshop

    def run(self) -> FetchReport:
        return fetch_source(self.entry, self.workshop)


@pytest.fixture
def rounds(open_workshop: OpenWorkshop) -> Iterator[Round]:
    workshop = open_workshop()
    site = Site()
    with playing(site.play) as server:
        home: Path = workshop.settings.home
        (home / "sources.toml").write_text(
            f"""
            [[source]]
            name = "svar"
            type = "list page"
            url = "{server.url}/liste"
            pause = 0
            private_hosts = ["{server.host}"]
            """
        )
        yield Round(site, server, configured_source(home, "svar"), workshop)

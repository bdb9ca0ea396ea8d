"""A workshop whose models are loaded once for all tests of the flows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fake_encoder import FakeEncoder

from corpus.catalogue import Catalogue
from corpus.settings import Settings, load_settings
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

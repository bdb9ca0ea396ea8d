"""A home folder opened for use: what everything that is done with its papers shares."""

from __future__ import annotations

import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from corpus.catalogue import Catalogue
from corpus.catalogue.engine import CATALOGUE_FILE
from corpus.errors import UsageError
from corpus.filters import Filters
from corpus.originals import ORIGINALS_FOLDER
from corpus.papers import Kind, Paper
from corpus.settings import Settings, load_settings
from kildesvar.marked_pages import MarkedPages
from kildesvar.page_drawer import PageDrawer

if TYPE_CHECKING:
    from flows.workshop import Workshop
    from models.encoder import Encoder
    from models.writer.protocol import Writer
    from queries.search import Searcher


class OpenHome:
    """A home folder's catalogue and models, for one reader. A context manager.

    The models are loaded when they are first asked for, and kept until `close`.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.catalogue = Catalogue.open(settings)
        self.page_drawer = PageDrawer(settings)

    @classmethod
    def open(cls, home: str | Path | None = None, **settings: Any) -> Self:
        """The library in `home` (default: the settings' own), made if there is none.

        `settings` are fields of `corpus.settings.Settings` that win over environment and file.
        """
        return cls(load_settings(None if home is None else Path(home), **settings))

    @classmethod
    def open_held(cls, home: str | Path | None = None, **settings: Any) -> Self:
        """The library that is in `home`, for what asks of papers held; else as `open`.

        Raises `UsageError` where there is none.
        """
        chosen = load_settings(None if home is None else Path(home), **settings)
        _require_library(chosen)
        return cls(chosen)

    def close(self) -> None:
        """Let go of the catalogue, the index, the writer and what draws pages."""
        writer = self.__dict__.get("writer")
        if writer is not None:
            writer.close()
        self.page_drawer.close()
        self.catalogue.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def filters(self, *, kind: str | Kind | None = None, **conditions: Any) -> Filters:
        """`Filters` for this reader.

        Raises `UsageError` for a kind that there is not, and for a `first` or `last` that is no
        `datetime.date`.
        """
        for name in ("first", "last"):
            if not isinstance(conditions.get(name), datetime.date | None):
                raise UsageError(
                    f"{name}={conditions[name]!r} is no date.",
                    remedy=f"Give a datetime.date: {name}=date(2025, 1, 31).",
                )
        from queries.values import kind_of

        try:
            chosen = None if kind is None else kind_of(kind)
        except ValueError as error:
            raise UsageError(
                f"There is no kind of paper {kind!r}.",
                remedy=f"Choose one of {', '.join(Kind)}.",
            ) from error
        return Filters(kind=chosen, closed=self.settings.clearance, **conditions)

    @cached_property
    def encoder(self) -> Encoder:
        """The sentence encoder of the settings."""
        from models.encoders import load_encoder

        return load_encoder(self.settings)

    @cached_property
    def writer(self) -> Writer | None:
        """The language model of the settings; kept loaded for as long as the library is open."""
        from models.writer.opening import open_writer

        return open_writer(self.settings)

    @cached_property
    def searcher(self) -> Searcher:
        """What searches; kept loaded for as long as the library is open."""
        from queries.search import Searcher

        return Searcher.open(self.catalogue, self.encoder, self.settings)

    @property
    def marked_pages(self) -> MarkedPages:
        """Pictures of pages with marks."""
        return MarkedPages(catalogue=self.catalogue, drawer=self.page_drawer)

    @cached_property
    def _workshop(self) -> Workshop:
        from flows.workshop import Workshop

        return Workshop(self.settings, self.catalogue)

    def _require_clearance(self, paper: Paper) -> None:
        if paper.access == "closed" and not self.settings.clearance:
            raise UsageError(
                f"The paper {paper.id} is closed ({paper.access_words}).",
                remedy="Set KILDESVAR_CLEARANCE=true if you may see closed papers.",
            )


def _require_library(settings: Settings) -> None:
    home = settings.home
    held = any((home / name).exists() for name in (CATALOGUE_FILE, ORIGINALS_FOLDER))
    if settings.database is not None or held:
        return
    raise UsageError(
        f"There is no library in {home}.",
        remedy="Check --home, or take in papers first: kildesvar ingest.",
    )

"""The reading room: the library as the pages use it, for many people at once."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from fastapi import HTTPException
from starlette.requests import Request

from corpus.catalogue import Catalogue
from corpus.errors import UsageError
from corpus.filters import Filters
from corpus.papers import Access as PaperAccess
from corpus.papers import Paper
from corpus.settings import Settings
from kildesvar.library import Library
from kildesvar.web.access.configuration import Access
from kildesvar.web.access.identity import Doorkeeper
from kildesvar.web.access.people import Person
from kildesvar.web.jobs import Jobs
from kildesvar.web.reading.kept_pages import KeptPages
from kildesvar.web.uploads import Uploads
from queries.overview import Overview, overview
from queries.results import SearchResult
from queries.search import Searcher
from queries.search_address import SearchQuery
from queries.values import as_held

MOST_HITS = 100
"""Hits that one page or answer may hold."""

_RESULTS = 200
"""Search results kept, some 20 kB each beside what the searcher keeps anyway."""
SEEN = "closed paper seen"
"""What the audit log calls a look at a closed paper by somebody, ..."""
READ = "closed paper read"
"""... and by a program."""

_OVERVIEWS = 6
"""Kept: three topics, with and without closed papers."""


@dataclass(frozen=True)
class Room:
    """Everything a route needs. Its parts may be used from several threads."""

    library: Library
    access: Access

    @property
    def settings(self) -> Settings:
        """The library's settings."""
        return self.library.settings

    @property
    def catalogue(self) -> Catalogue:
        """What is held."""
        return self.library.catalogue

    @cached_property
    def doorkeeper(self) -> Doorkeeper:
        """Knows who a request comes from."""
        return Doorkeeper(access=self.access, clearance=self.settings.clearance)

    @cached_property
    def jobs(self) -> Jobs:
        """Long work in the background."""
        return Jobs()

    @cached_property
    def uploads(self) -> Uploads:
        """What people send, until it is read."""
        return Uploads(self.settings.home)

    @cached_property
    def kept_pages(self) -> KeptPages:
        """Pictures of pages, for readers."""
        return KeptPages(self.settings.cache, self.library.page_drawer)

    @cached_property
    def _turns(self) -> threading.Semaphore:
        """Searches at work at one time, one a core: more would only hold each other up."""
        return threading.Semaphore(os.cpu_count() or 1)

    @cached_property
    def _cleared_searcher(self) -> Searcher:
        searcher = self.library.searcher
        return Searcher(
            catalogue=searcher.catalogue,
            index=searcher.index,
            encoder=searcher.encoder,
            reranker=searcher.reranker,
            settings=self.settings.model_copy(update={"clearance": True}),
        )

    def searcher_for(self, person: Person) -> Searcher:
        """What searches for a person, within their clearance."""
        return self._cleared_searcher if person.closed else self.library.searcher

    def search(self, person: Person, query: str, *, k: int, filters: Filters) -> SearchResult:
        """The `k` best passages for a query line; raises `UsageError` for one without words.

        Found once for as long as papers and index stay the same: readers come back to their hits
        from each paper that they open.
        """
        searcher = self.searcher_for(person)
        generation = searcher.index.now()
        state = (self.catalogue.revision(), generation.name if generation else None)
        return self._results(searcher, query, min(k, MOST_HITS), filters, state)

    def more_like(self, person: Person, passage: str, *, k: int) -> SearchResult:
        """The `k` passages most like one; raises `UsageError` for one that is not searched."""
        with self._turns:
            searcher = self.searcher_for(person)
            return searcher.more_like(passage, k=k, filters=Filters(closed=person.closed))

    @cached_property
    def _results(
        self,
    ) -> Callable[[Searcher, str, int, Filters, tuple[int, str | None]], SearchResult]:
        def found(
            searcher: Searcher, query: str, k: int, filters: Filters, _state: object
        ) -> SearchResult:
            with self._turns:
                return searcher.search(query, k=k, filters=filters)

        return lru_cache(maxsize=_RESULTS)(found)

    def filters_as_held(self, filters: Filters) -> Filters:
        """`filters` with their values as papers have them; they are named as in a search."""
        return as_held(filters, self.catalogue.theme_names)

    def paper(self, person: Person, paper_id: str) -> Paper:
        """A paper that the person may see; a closed one is as absent to others as none at all."""
        try:
            paper = self.catalogue.paper(paper_id)
        except UsageError as error:
            raise HTTPException(404, "Dokumentet findes ikke.") from error
        if paper.access is PaperAccess.CLOSED and not person.closed:
            raise HTTPException(404, "Dokumentet findes ikke.")
        return paper

    def look_at(self, request: Request | None, person: Person, paper_id: str, how: str) -> Paper:
        """A paper that is shown to the person now, as `paper` gives it.

        A look at a closed one is logged as `how`; `request` is ``None`` for this machine's own.
        """
        paper = self.paper(person, paper_id)
        if paper.access is PaperAccess.CLOSED:
            self.record(request, person, how, paper.id)
        return paper

    def is_drawn(self, paper: Paper) -> bool:
        """Whether a paper has pages to draw; papers from word processors have none."""
        return self.catalogue.original(paper.original).has_pages

    def overview(self, person: Person, topic: str, query: SearchQuery) -> Overview:
        """What the papers that meet the conditions of `query` say of a topic, with its words.

        The whole is made once for as long as the papers stay the same.
        """
        found = self._overviews(topic, person.closed, self.catalogue.revision())
        if query.conditions:
            filters = self.filters_as_held(query.filters(closed=person.closed))
            found = found.of(self.catalogue.papers(filters))
        return found.holding(query.text)

    @cached_property
    def _overviews(self) -> Callable[[str, bool, int], Overview]:
        return lru_cache(maxsize=_OVERVIEWS)(
            lambda topic, closed, _revision: overview(topic, self.catalogue, closed=closed)
        )

    def record(self, request: Request | None, person: Person, action: str, subject: str) -> None:
        """Add to the audit log what a person does."""
        address = request.client.host if request and request.client else ""
        self.catalogue.desk.record(person.name, action, subject, address)

    def close(self) -> None:
        """End the background work and let go of the library."""
        self.jobs.close()
        self.library.close()


def room_of(request: Request) -> Room:
    """The room of the application that serves `request`."""
    room: Room = request.app.state.room
    return room

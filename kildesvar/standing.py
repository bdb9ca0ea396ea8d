"""What a library is asked again and again: saved searches, open questions, and what they found."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from corpus.catalogue import Catalogue
from corpus.catalogue.desk import SavedSearch
from corpus.errors import UsageError
from corpus.settings import Settings
from corpus.standing import KeptDraft
from queries.news import NewsItem, newest_news, news_items
from queries.search_address import CONDITIONS, SearchQuery

if TYPE_CHECKING:
    from corpus.drafts import Draft

LOCAL = "lokal"
"""Who owns what is saved on this machine, as the pages call whoever sits at it."""

_PARAMETERS = {"case_number": "case", "first": "from", "last": "to"}
"""Filters whose parameter in an address has another name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Saved searches and open questions of one library, for whoever sits at this machine."""

    catalogue: Catalogue
    settings: Settings

    def save_search(self, name: str, query: str, **filters: Any) -> SavedSearch:
        """Save a search under `name`; from now on every new paper is asked it.

        Filters as in `Library.search`, each of one value. Raises `UsageError` for a name that is
        empty or taken, and for filters that an address cannot hold.
        """
        conditions = {
            _PARAMETERS.get(condition, condition): value
            for condition, value in filters.items()
            if value is not None
        }
        for condition, value in conditions.items():
            if condition not in CONDITIONS or not isinstance(value, str | datetime.date):
                raise UsageError(
                    f"A saved search has no filter {condition}={value!r}.",
                    remedy="Write it in the query: parti:F,V or papir:ID.",
                )
        asked = SearchQuery(text=query, conditions={k: str(v) for k, v in conditions.items()})
        self.catalogue.desk.save_search(LOCAL, name, asked.address)
        return self.search(" ".join(name.split()))

    def searches(self) -> tuple[SavedSearch, ...]:
        """The saved searches, by name."""
        return self.catalogue.desk.searches(LOCAL)

    def search(self, name: str) -> SavedSearch:
        """The saved search of that name; raises `UsageError` where there is none."""
        found = [search for search in self.searches() if search.name == name]
        if not found:
            raise UsageError(
                f"There is no saved search {name!r}.", remedy="List them: kildesvar searches."
            )
        return found[0]

    def forget_search(self, name: str) -> None:
        """Forget a saved search and what it found; raises `UsageError` where there is none."""
        self.catalogue.desk.forget_search(LOCAL, self.search(name).id)

    def news(self, subject: str | None = None, limit: int | None = None) -> tuple[NewsItem, ...]:
        """What new papers brought, newest first; `subject` is the id of a search or question."""
        closed = self.settings.clearance
        if subject is None:
            return tuple(islice(newest_news(self.catalogue, owner=LOCAL, closed=closed), limit))
        kept = self.catalogue.standing.news(subject=subject)
        return news_items(kept, self.catalogue, owner=LOCAL, closed=closed)[:limit]

    def drafts(self, letter: str | None = None) -> tuple[KeptDraft, ...]:
        """The versions of drafts kept for a letter, or for all, newest first."""
        return self.catalogue.standing.drafts(letter)

    def draft(self, letter: str, number: int | None = None) -> Draft:
        """A kept draft of the letter with that paper id, the newest by default.

        Raises `UsageError` where none is kept.
        """
        from queries.render.json import draft_from_json

        found = self.catalogue.standing.draft(letter, number)
        if found is None:
            raise UsageError(
                f"No draft is kept for {letter!r}.",
                remedy="Letters with open questions have one: kildesvar draft lists them.",
            )
        return draft_from_json(found)


def day_of(moment: datetime.datetime | None) -> str:
    """A moment's day for a list; empty where it is not known."""
    return "" if moment is None else moment.astimezone().date().isoformat()

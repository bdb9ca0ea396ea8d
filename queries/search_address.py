"""The address of a search: what is asked in it, as the pages link it and saved searches keep it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from corpus.errors import UsageError
from corpus.filters import Filters
from queries.periods import period, years
from queries.values import kind_of

FACETS = {
    "art": "kind",
    "udvalg": "body",
    "parti": "party",
    "tema": "theme",
    "år": "year",
    "forvaltning": "department",
    "person": "person",
    "sprog": "language",
}
"""The facets of a search result, and the parameter of the address that narrows to a value."""

CONDITIONS = (*FACETS.values(), "case", "from", "to")
"""What an address may narrow by, each to one value."""

PARAMETERS = ("q", *CONDITIONS, "k")
"""All that an address may say."""

FIRST_HITS = 10
"""Hits shown at first; asked for again, each page shows as many more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """A search as its address says it."""

    text: str
    conditions: Mapping[str, str]
    """Parameter -> value, of those in `FACETS` and ``case``, ``from``, ``to``."""
    k: int = FIRST_HITS

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> SearchQuery:
        """The search of an address's parameters; what cannot be understood asks nothing."""
        count = parameters.get("k", "")
        return cls(
            text=" ".join(parameters.get("q", "").split()),
            conditions={
                name: parameters[name].strip()
                for name in CONDITIONS
                if parameters.get(name, "").strip()
            },
            k=int(count) if count.isdecimal() and 0 < len(count) < 4 else FIRST_HITS,
        )

    def filters(self, *, closed: bool) -> Filters:
        """The conditions as filters; raises `UsageError` for a value that there is not."""
        asked = self.conditions
        try:
            first, last = self._period()
            return Filters(
                kind=kind_of(asked["kind"]) if "kind" in asked else None,
                body=asked.get("body"),
                party=asked.get("party"),
                theme=asked.get("theme"),
                department=asked.get("department"),
                person=asked.get("person"),
                case_number=asked.get("case"),
                language=asked.get("language"),
                first=first,
                last=last,
                closed=closed,
            )
        except ValueError as error:
            raise UsageError(
                f"The search cannot be understood: {error}.",
                remedy="Remove the condition.",
                danish="En af afgrænsningerne har en værdi, der ikke kan bruges. Fjern den.",
            ) from error

    def _period(self) -> tuple[datetime.date | None, datetime.date | None]:
        """The time that all of ``year``, ``from`` and ``to`` let by."""
        year, first, last = map(self.conditions.get, ("year", "from", "to"))
        year_first, year_last = years(year) if year else (None, None)
        firsts = (year_first, period(first)[0] if first else None)
        lasts = (year_last, period(last)[1] if last else None)
        return (
            max(filter(None, firsts), default=None),
            min(filter(None, lasts), default=None),
        )

    @property
    def address(self) -> str:
        """The query string that asks for this search again."""
        count = {"k": str(self.k)} if self.k != FIRST_HITS else {}
        return urlencode({"q": self.text, **self.conditions, **count})

    def narrowings(self, name: str, values: Iterable[str]) -> Iterator[str]:
        """The address of the search narrowed to each of `values`, where `name` asks for none."""
        here = SearchQuery(text=self.text, conditions=self.conditions).address
        for value in values:
            yield f"{here}&{urlencode({name: value})}"

    def without(self, name: str) -> SearchQuery:
        """The search widened by a condition."""
        kept = {key: value for key, value in self.conditions.items() if key != name}
        return SearchQuery(text=self.text, conditions=kept)

    def with_more(self) -> SearchQuery:
        """The search with more hits on its page."""
        return SearchQuery(text=self.text, conditions=self.conditions, k=self.k + FIRST_HITS)

"""The facets beside a search, each value with the address of the search next to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from corpus.errors import UsageError
from queries.search_address import FACETS, PARAMETERS, SearchQuery

LONGEST_QUERY = 1000
"""Characters of a query line; what is longer is no question but a paper. The line on the page takes
more, so that somebody who pastes a paper is told, and it is not cut off in silence."""

_SHOWN = 12
"""Values of a facet that are shown, the most frequent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A value that a search can be narrowed to, or back from."""

    value: str
    count: int
    chosen: bool
    address: str
    """Query string of the search with the value, or without it where it is chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A facet with its most frequent values, in that order."""

    name: str
    """As in the search result: ``art``, ``år`` ..."""
    values: tuple[FacetValue, ...]


def facets_of(
    query: SearchQuery, counts: Mapping[str, Mapping[str, int]], fields: Collection[str]
) -> Iterator[Facet]:
    """The facets that tell the hits apart, and those that were chosen.

    Of the `fields` by which the line itself narrows only a time can be narrowed further.
    """
    for name, parameter in FACETS.items():
        chosen = query.conditions.get(parameter)
        values = counts.get(name, {})
        is_asked = name in fields and name != "år"
        if chosen is None and (len(values) < 2 or is_asked):
            continue
        yield Facet(name=name, values=tuple(_values(query, parameter, values, chosen)))


def _values(
    query: SearchQuery, parameter: str, counts: Mapping[str, int], chosen: str | None
) -> Iterator[FacetValue]:
    if chosen is not None:
        count = counts.get(chosen, 0)
        yield FacetValue(
            value=chosen, count=count, chosen=True, address=query.without(parameter).address
        )
        return
    shown = tuple(islice(counts, _SHOWN))
    for value, address in zip(shown, query.narrowings(parameter, shown), strict=True):
        yield FacetValue(value=value, count=counts[value], chosen=False, address=address)


def require_parameters(given: Iterable[str]) -> None:
    """Raise `UsageError` for a parameter that no search has: a program would not see it dropped."""
    for name in given:
        if name not in PARAMETERS:
            raise UsageError(
                f"A search has no parameter {name!r}.",
                remedy=f"Use {', '.join(PARAMETERS)}.",
            )


def require_length(text: str) -> None:
    """Raise `UsageError` for a query line that the pages it leads to would not take."""
    if len(text) > LONGEST_QUERY:
        raise UsageError(
            f"The question is longer than {LONGEST_QUERY} characters.",
            remedy="Write it shorter.",
            danish="Søgningen er på mere end 1.000 tegn. Skriv den kortere.",
        )

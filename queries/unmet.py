"""Why no paper meets all conditions of a search: which of them none meets even by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from corpus.drafts import Searched
from corpus.filters import Filters, any_of
from queries.danish_dates import danish_date
from queries.values import body_spellings, language_name
from queries.views import View

_TOLD = {
    "kind": "Ingen dokumenter er af arten {}.",
    "body": "Ingen dokumenter er fra {}.",
    "department": "Ingen dokumenter er fra forvaltningen {}.",
    "party": "Ingen dokumenter nævner partiet {}.",
    "person": "Ingen dokumenter nævner personen {}.",
    "case_number": "Ingen dokumenter hører til sagen {}.",
    "language": "Ingen dokumenter er på sproget {}.",
    "theme": "Ingen afsnit har temaet {}.",
    "paper": "Intet dokument har id {}.",
}
_LISTED = ("kind", "body", "department", "party", "language")
"""What has few values, all of which can be told."""
_MOST_LISTED = 12
_NEAREST = 3
_SHORTEST = 3
"""Letters of which others may be told to hold them."""
_LIKE = 0.75
"""How like two spellings must be for one to be offered for the other, of 1."""


def told_of_conditions(filters: Filters, view: View) -> Iterator[str]:
    """Danish lines on `filters`, which nothing that `view` holds meets, with values that would."""
    seen = Filters(closed=filters.closed, replaced=filters.replaced)
    unmet = 0
    for name, told in _TOLD.items():
        values = any_of(getattr(filters, name))
        alone: dict[str, Any] = {name: values}
        if values and not view.is_met(replace(seen, **alone)):
            unmet += 1
            shown = [language_name(value) if name == "language" else value for value in values]
            yield told.format(" eller ".join(f"»{value}«" for value in shown)) + "".join(
                _offered(name, values, view.values_of(name, seen))
            )
    in_time = replace(seen, first=filters.first, last=filters.last)
    if in_time != seen and not view.is_met(in_time):
        unmet += 1
        yield from _told_of_time(view.searched(seen))
    if filters == seen:
        yield "Der er ingen dokumenter at søge i."
    elif not unmet:
        yield "Ingen dokumenter opfylder alle betingelser på én gang."


def _told_of_time(held: Searched) -> Iterator[str]:
    yield "Ingen dokumenter er fra den periode." + (
        f" De er fra {danish_date(held.first)} til {danish_date(held.last)}."
        if held.first and held.last
        else ""
    )


def _offered(name: str, wanted: Sequence[str], values: Sequence[str]) -> Iterator[str]:
    """What the reader may have meant of `values`, else all of them where they are few."""
    near = tuple(dict.fromkeys(like for value in wanted for like in _like(value, values)))
    if near:
        yield f" Mente du {_either(near[:_NEAREST])}?"
    elif name in _LISTED and 0 < len(values) <= _MOST_LISTED:
        shown = sorted(map(language_name, values)) if name == "language" else values
        yield f" Du kan vælge {_either(shown)}."


def _like(wanted: str, values: Sequence[str]) -> Iterator[str]:
    """Those of `values` that hold `wanted`, else those that are spelled most like it."""
    folded = wanted.casefold()
    spelled: defaultdict[str, list[str]] = defaultdict(list)
    for value in values:
        for form in map(str.casefold, (value, *body_spellings(value), *value.split())):
            spelled[form].append(value)
    holding = [form for form in spelled if folded in form] if len(folded) >= _SHORTEST else []
    for form in holding or get_close_matches(folded, spelled, n=1, cutoff=_LIKE):
        yield from spelled[form]


def _either(values: Sequence[str]) -> str:
    *others, last = (f"»{value}«" for value in values)
    return f"{', '.join(others)} eller {last}" if others else last

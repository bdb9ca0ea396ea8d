"""Why no paper meets all conditions of a search: which of them none meets even by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from corpus.drafts import Searched
from corpus.filters import Filters, any_of

_TOLD = {
    "kind": "Ingen dokumenter er af arten {}.",
    "body": "Ingen dokumenter er fra {}.",
    "department": "Ingen dokumenter er fra forvaltningen {}; dens navn skrives helt ud.",
    "party": "Ingen dokumenter nævner partiet {}.",
    "person": "Ingen dokumenter nævner personen {}.",
    "case_number": "Ingen dokumenter hører til sagen {}.",
    "language": "Ingen dokumenter er på sproget {}.",
    "theme": "Ingen afsnit har temaet {}.",
    "paper": "Intet dokument har id {}.",
}


def told_of_conditions(filters: Filters, searched: Callable[[Filters], Searched]) -> Iterator[str]:
    """Danish lines on `filters`, which nothing meets; `searched` counts what conditions let by."""
    seen = Filters(closed=filters.closed, replaced=filters.replaced)
    unmet = 0
    for name, told in _TOLD.items():
        values = any_of(getattr(filters, name))
        alone: dict[str, Any] = {name: values}
        if values and not searched(replace(seen, **alone)).passages:
            unmet += 1
            yield told.format(" eller ".join(f"»{value}«" for value in values))
    if filters == seen:
        yield "Der er ingen dokumenter at søge i."
    elif not unmet:
        yield "Ingen dokumenter opfylder alle betingelser på én gang."

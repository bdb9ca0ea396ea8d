"""The fields of the query line: names that may stand before a colon, and what they ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from corpus.errors import UsageError
from corpus.filters import OPEN_PAPERS, Filters, any_of
from corpus.papers import Kind
from queries.danish_dates import danish_date
from queries.party_names import party_spellings
from queries.periods import period, years
from queries.values import canonical, joined, kind_of, known_language


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueField:
    """A field that asks for a value that papers have."""

    filter: str
    """The name of what it narrows in `Filters`."""
    told: str
    examples: tuple[str, ...]
    read: Callable[[str], str] = str
    """The filter's value for what is written; `ValueError` where it is none."""
    is_closed: bool = False
    """Whether `read` knows all values there are; else papers say which."""
    named: Callable[[str], str] = str
    """How a value is told."""

    def split(self, written: str) -> tuple[str, ...]:
        """The values in ``F,V``; the commas of a name stand before blanks."""
        return tuple(filter(None, map(bare, _LISTED.split(written))))

    def is_prose(self, _value: str) -> bool:
        """Whether what is no value stands as text."""
        return False

    def narrowed(self, filters: Filters, name: str, values: Sequence[str]) -> Filters:
        """`filters` with any of `values`; they must be among those that are asked for already."""
        asked = any_of(getattr(self.alone(values), self.filter))
        before = any_of(getattr(filters, self.filter))
        if before and not _folded(asked) <= _folded(before):
            first, second = " eller ".join(before), f"{name}:{' eller '.join(values)}"
            raise UsageError(
                f"The search is for {first!r} already, so {second!r} cannot hold too.",
                remedy="Remove one of them.",
                danish=f"Der er allerede afgrænset til »{first}«, så »{second}« kan ikke også "
                "gælde. Fjern en af dem.",
            )
        changes: dict[str, Any] = {self.filter: joined(asked)}
        return replace(filters, **changes)

    def alone(self, values: Sequence[str]) -> Filters:
        """What asks for any of `values` and for nothing else."""
        changes: dict[str, Any] = {self.filter: joined(map(self.read, values))}
        return canonical(replace(OPEN_PAPERS, **changes))


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodField:
    """A field that asks for papers of a time."""

    read: Callable[[str], tuple[date, date]]
    """The first and last day of what is written; `ValueError` where it is none."""
    told: str
    examples: tuple[str, ...]
    first: bool = True
    """Whether nothing earlier is wanted."""
    last: bool = True
    """Whether nothing later is."""
    is_closed: bool = True
    named: Callable[[str], str] = str

    def split(self, written: str) -> tuple[str, ...]:
        """The one period that is written."""
        return (bare(written),)

    def is_prose(self, value: str) -> bool:
        """``Til:Borgmesteren`` is how a letter begins, and no day."""
        return self.first != self.last and not any(map(str.isdigit, value))

    def narrowed(self, filters: Filters, name: str, values: Sequence[str]) -> Filters:
        """`filters` within the time that the one of `values` says as well."""
        first, last = self.read(values[0])
        narrowed = filters
        if self.first:
            narrowed = replace(filters, first=max(first, filters.first or first))
        if self.last:
            narrowed = replace(narrowed, last=min(last, narrowed.last or last))
        if narrowed.first and narrowed.last and narrowed.first > narrowed.last:
            written, before = f"{name}:{values[0]}", _danish_period(filters.first, filters.last)
            raise UsageError(
                f"The search is for {filters.first or ''} to {filters.last or ''} already, so "
                f"{written!r} cannot hold too.",
                remedy="Correct one of them.",
                danish=f"Der er allerede afgrænset til tiden {before}, så »{written}« kan ikke "
                "også gælde. Ret en af dem.",
            )
        return narrowed

    def alone(self, values: Sequence[str]) -> Filters:
        """What asks for the one of `values` and for nothing else."""
        return self.narrowed(OPEN_PAPERS, "", values)


_LISTED = re.compile(r"(?<!-),(?!\s)")
"""``Klima-, Miljø- og Teknikudvalget`` is one name, and so is ``Holm, Ida``."""


def bare(written: str) -> str:
    """A value without the marks of the sentence that it stands in."""
    return written.strip(" .,;!?()")


def _folded(values: Iterable[str]) -> set[str]:
    return {value.casefold() for value in values}


def _danish_period(first: date | None, last: date | None) -> str:
    since = f"fra {danish_date(first)}" if first else ""
    until = f"til {danish_date(last)}" if last else ""
    return f"{since} {until}".strip()


def _letter_beside(party: str) -> Iterator[str]:
    """The letter, in brackets, of a party that is called by its name: ``radikale`` is B."""
    letter = party_spellings(party)[0]
    if letter.casefold() != party.casefold():
        yield f"({letter})"


def _case_number(value: str) -> str:
    if not any(map(str.isdigit, value)):
        raise ValueError("no number")
    return value


FIELDS: dict[str, ValueField | PeriodField] = {
    "tema": ValueField(filter="theme", told="Kun afsnit med temaet", examples=("tema:omkostning",)),
    "parti": ValueField(
        filter="party",
        told="Kun dokumenter med parti",
        examples=("parti:F",),
        named=lambda party: " ".join((party, *_letter_beside(party))),
    ),
    "art": ValueField(
        filter="kind",
        read=kind_of,
        is_closed=True,
        told="Kun dokumenter af arten",
        examples=tuple(f"art:{kind}" for kind in Kind),
    ),
    "udvalg": ValueField(
        filter="body", told="Kun dokumenter fra", examples=("udvalg:Økonomiudvalget",)
    ),
    "forvaltning": ValueField(
        filter="department",
        told="Kun dokumenter fra",
        examples=('forvaltning:"Teknik- og Miljøforvaltningen"',),
    ),
    "person": ValueField(
        filter="person", told="Kun dokumenter, der nævner", examples=('person:"Ida Holm"',)
    ),
    "sag": ValueField(
        filter="case_number",
        read=_case_number,
        told="Kun dokumenter i sag",
        examples=("sag:25/26257",),
    ),
    "sprog": ValueField(
        filter="language",
        read=known_language,
        is_closed=True,
        told="Kun dokumenter på sproget",
        examples=("sprog:dansk", "sprog:engelsk"),
    ),
    "papir": ValueField(filter="paper", told="Kun dokumentet", examples=("papir:ID",)),
    "år": PeriodField(read=years, told="Kun dokumenter fra", examples=("år:2025", "år:2023-2025")),
    "fra": PeriodField(
        read=period,
        told="Kun dokumenter fra og med",
        examples=("fra:2025-01-31", "fra:2025-01"),
        last=False,
    ),
    "til": PeriodField(
        read=period,
        told="Kun dokumenter til og med",
        examples=("til:2025-12-31", "til:2025-12"),
        first=False,
    ),
}


def field_names() -> tuple[str, ...]:
    """The names that may stand before a colon, for help texts."""
    return tuple(FIELDS)

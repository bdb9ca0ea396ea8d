"""The query line: what a user types, read for the conditions in it.

::

    licenser "åbne standarder" -Microsoft tema:omkostning parti:F år:2023-2025

Phrases in quotes must stand in a passage, words with a minus must not, ``felt:værdi`` narrows to
papers, to those of any of the values where a field stands several times; the rest is looked for by
meaning and words. Case numbers, amounts, days and party letters in the rest are recognised in every
spelling and weigh more, and so are parties by name. A line of conditions alone lists what meets
them. All that was understood is told to the user in Danish.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from corpus.errors import UsageError
from corpus.filters import OPEN_PAPERS, Filters, any_of
from corpus.papers import Kind
from index.analysis import exact_terms
from queries.danish_dates import danish_date
from queries.party_names import parties_named
from queries.periods import period, years
from queries.values import canonical, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query line as understood."""

    text: str
    """What is looked for by meaning and words, the words of phrases among it; empty where there
    are only conditions."""
    phrases: tuple[str, ...]
    """Wordings that must stand in a passage."""
    without: tuple[str, ...]
    """Words and wordings that must not."""
    exact: Mapping[str, str]
    """Terms of the analyser that weigh more, each named in Danish: case numbers, amounts, days,
    party letters."""
    filters: Filters
    understood: tuple[str, ...]
    """One Danish line for each condition found in the line."""


def read_query(line: str, filters: Filters = OPEN_PAPERS) -> Query:
    """`line` as a query, its conditions on top of `filters`.

    Raises `UsageError` for a line without words and conditions, for a value that its field cannot
    have, and for values that cannot hold together. A word before a colon that is no field stays
    text.
    """
    reading = _Reading()
    text = " ".join(_PIECE.sub(reading.take, line).split())
    narrowed = reading.narrowed(canonical(filters))
    if not any(character.isalnum() for character in text):
        text = ""
        unasked = narrowed == Filters(closed=filters.closed, replaced=filters.replaced)
        if unasked and not reading.without:
            raise UsageError(
                "The question is empty.",
                remedy="Write at least one word to look for.",
                danish="Der er intet at søge efter. Skriv mindst ét ord.",
            )
    return Query(
        text=text,
        phrases=tuple(reading.phrases),
        without=tuple(reading.without),
        exact=exact_terms(text) | parties_named(text),
        filters=narrowed,
        understood=tuple(reading.understood()),
    )


def plain_query(text: str, filters: Filters) -> Query:
    """`text` as it stands, with nothing read into it."""
    return Query(text=text, phrases=(), without=(), exact={}, filters=filters, understood=())


class _Reading:
    """Collects the conditions of one line."""

    def __init__(self) -> None:
        self.phrases: list[str] = []
        self.without: list[str] = []
        self._told: list[str] = []
        self._values: dict[str, list[str]] = {}
        """Field -> its values as written."""

    def take(self, match: re.Match[str]) -> str:
        """Note the condition in `match`; returns the text that stays in its place."""
        if match["field"]:
            return self._field(match)
        if match["without"] or match["minus"]:
            unwanted = match["without"] or match["phrase"]
            self.without.append(unwanted)
            self._told.append(f"Kun afsnit uden »{unwanted}«.")
            return " "
        self.phrases.append(match["phrase"])
        self._told.append(f"Kun afsnit med ordlyden »{match['phrase']}«.")
        return match["phrase"]

    def understood(self) -> Iterator[str]:
        """One Danish line for each condition."""
        yield from self._told
        for name, values in self._values.items():
            yield f"{_FIELDS[name].told} {' eller '.join(values)}."

    def narrowed(self, filters: Filters) -> Filters:
        """`filters` narrowed by the fields of the line."""
        for name, values in self._values.items():
            filters = _FIELDS[name].narrowed(filters, name, values)
        return filters

    def _field(self, match: re.Match[str]) -> str:
        name = match["field"].lower()
        field = _FIELDS[name]
        value = " ".join((match["quoted"] if match["plain"] is None else match["plain"]).split())
        try:
            if not value or match["unwanted"]:
                raise ValueError("a value is missing, or must not hold")
            field.read(value)
        except ValueError as error:
            if match["blank"] or field.is_prose(value):
                return match.group()
            examples = field.examples
            raise UsageError(
                f"{match.group()!r} cannot be understood.",
                remedy=f"Write {' or '.join(examples)}.",
                danish=f"»{match.group()}« kan ikke forstås. Skriv {' eller '.join(examples)}.",
            ) from error
        self._add(name, value)
        return " "

    def _add(self, name: str, value: str) -> None:
        """Note another value of a field; of periods there can be one."""
        values = self._values.setdefault(name, [])
        if value.casefold() in map(str.casefold, values):
            return
        if values and isinstance(field := _FIELDS[name], _Period):
            first, second = f"{name}:{values[0]}", f"{name}:{value}"
            raise UsageError(
                f"{first!r} and {second!r} cannot hold together.",
                remedy=f"Write one period, such as {field.examples[-1]}.",
                danish=f"»{first}« og »{second}« kan ikke gælde på samme tid. Skriv én periode, "
                f"for eksempel {field.examples[-1]}.",
            )
        values.append(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """A name that may stand before a colon, and asks for a value that papers have."""

    filter: str
    """The name of what it narrows in `Filters`."""
    told: str
    examples: tuple[str, ...]
    read: Callable[[str], str] = str
    """The filter's value for what is written; `ValueError` where it is none."""

    def is_prose(self, _value: str) -> bool:
        """Whether what is no value stands as text."""
        return False

    def narrowed(self, filters: Filters, name: str, values: Sequence[str]) -> Filters:
        """`filters` with any of `values`; they must be among those that are asked for already."""
        changes: dict[str, Any] = {self.filter: joined(map(self.read, values))}
        asked = getattr(canonical(replace(OPEN_PAPERS, **changes)), self.filter)
        before = any_of(getattr(filters, self.filter))
        if before and not _folded(any_of(asked)) <= _folded(before):
            first, second = " eller ".join(before), f"{name}:{' eller '.join(values)}"
            raise UsageError(
                f"The search is for {first!r} already, so {second!r} cannot hold too.",
                remedy="Remove one of them.",
                danish=f"Der er allerede afgrænset til »{first}«, så »{second}« kan ikke også "
                "gælde. Fjern en af dem.",
            )
        changes[self.filter] = asked
        return replace(filters, **changes)


def _folded(values: Iterable[str]) -> set[str]:
    return {value.casefold() for value in values}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Period:
    """A name that may stand before a colon, and asks for papers of a time."""

    read: Callable[[str], tuple[date, date]]
    """The first and last day of what is written; `ValueError` where it is none."""
    told: str
    examples: tuple[str, ...]
    first: bool = True
    """Whether nothing earlier is wanted."""
    last: bool = True
    """Whether nothing later is."""

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


def _danish_period(first: date | None, last: date | None) -> str:
    since = f"fra {danish_date(first)}" if first else ""
    until = f"til {danish_date(last)}" if last else ""
    return f"{since} {until}".strip()


def _kind(value: str) -> str:
    return Kind(value.lower())


def _case_number(value: str) -> str:
    if not any(map(str.isdigit, value)):
        raise ValueError("no number")
    return value


_FIELDS: dict[str, _Field | _Period] = {
    "tema": _Field(filter="theme", told="Kun afsnit med temaet", examples=("tema:omkostning",)),
    "parti": _Field(filter="party", told="Kun dokumenter med parti", examples=("parti:F",)),
    "art": _Field(
        filter="kind",
        read=_kind,
        told="Kun dokumenter af arten",
        examples=tuple(f"art:{kind}" for kind in Kind),
    ),
    "udvalg": _Field(
        filter="body", told="Kun dokumenter fra", examples=("udvalg:Økonomiudvalget",)
    ),
    "forvaltning": _Field(
        filter="department",
        told="Kun dokumenter fra",
        examples=('forvaltning:"Teknik- og Miljøforvaltningen"',),
    ),
    "person": _Field(
        filter="person", told="Kun dokumenter, der nævner", examples=('person:"Ida Holm"',)
    ),
    "sag": _Field(
        filter="case_number",
        read=_case_number,
        told="Kun dokumenter i sag",
        examples=("sag:25/26257",),
    ),
    "sprog": _Field(filter="language", told="Kun dokumenter på sproget", examples=("sprog:dansk",)),
    "papir": _Field(filter="paper", told="Kun dokumentet", examples=("papir:ID",)),
    "år": _Period(read=years, told="Kun dokumenter fra", examples=("år:2025", "år:2023-2025")),
    "fra": _Period(
        read=period,
        told="Kun dokumenter fra og med",
        examples=("fra:2025-01-31", "fra:2025-01"),
        last=False,
    ),
    "til": _Period(
        read=period,
        told="Kun dokumenter til og med",
        examples=("til:2025-12-31", "til:2025-12"),
        first=False,
    ),
}

_QUOTE = '"“”„'
_OPENING, _CLOSING = f"{_QUOTE}»", f"{_QUOTE}«"
"""Round the value of a field. A phrase takes no ``»«``: in Danish text, such as a question that is
pasted, they quote what somebody says and do not demand its wording."""
_PIECE = re.compile(
    rf"""
    (?<![\w-])(?P<unwanted>-)?(?P<field>(?i:{"|".join(_FIELDS)})):
        (?P<blank>\s+(?!-|[^\W\d_]+:))?
        (?:[{_OPENING}](?P<quoted>[^{_OPENING}«]*)[{_CLOSING}]|(?P<plain>[^\s{_OPENING}«]+))
    | (?:(?<=\s)|^)(?P<minus>-)?(?:[{_QUOTE}](?P<phrase>[^{_QUOTE}]+)[{_QUOTE}])
    | (?:(?<=\s)|^)-(?P<without>[^\W\d_][\w\-]*)
    """,
    re.VERBOSE,
)


def field_names() -> Iterator[str]:
    """The names that may stand before a colon, for help texts."""
    yield from _FIELDS

"""The query line: what a user types, read for the conditions in it.

::

    licenser "åbne standarder" -Microsoft tema:omkostning parti:F år:2023-2025

Phrases in quotes must stand in a passage, words with a minus must not, ``felt:værdi`` narrows to
papers; the rest is looked for by meaning and words. Case numbers, amounts, days and party letters
in the rest are recognised in every spelling and weigh more, and so are parties by name. A line of
conditions alone lists what meets them. All that was understood is told to the user in Danish.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from corpus.errors import UsageError
from corpus.filters import OPEN_PAPERS, Filters
from corpus.papers import Kind
from index.analysis import exact_terms
from queries.party_names import parties_named

_PIECE = re.compile(
    r"""
    (?P<field>[^\W\d_]+):(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+))
    | (?:(?<=\s)|^)(?P<minus>-)?(?:["“”„](?P<phrase>[^"“”„]+)["“”„])
    | (?:(?<=\s)|^)-(?P<without>[^\W\d_][\w\-]*)
    """,
    re.VERBOSE,
)
_DAY = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})")
_YEAR = re.compile(r"\d{4}")
_YEARS = re.compile(r"(?P<first>\d{4})(?:[-–](?P<last>\d{4}))?")


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
    exact: tuple[str, ...]
    """Terms of the analyser that weigh more: case numbers, amounts, days, party letters."""
    filters: Filters
    understood: tuple[str, ...]
    """One Danish line for each condition found in the line."""


def read_query(line: str, filters: Filters = OPEN_PAPERS) -> Query:
    """`line` as a query, its conditions on top of `filters`.

    Raises `UsageError` for a line without words and conditions and for a value that its field
    cannot have. A word before a colon that is no field stays text.
    """
    reading = _Reading(filters)
    text = " ".join(_PIECE.sub(reading.take, line).split())
    if not any(character.isalnum() for character in text):
        text = ""
        if reading.filters == Filters(closed=filters.closed, replaced=filters.replaced):
            raise UsageError(
                "The question is empty.",
                remedy="Write at least one word to look for.",
                danish="Der er intet at søge efter. Skriv mindst ét ord.",
            )
    exact = exact_terms(text) | parties_named(text)
    return Query(
        text=text,
        phrases=tuple(reading.phrases),
        without=tuple(reading.without),
        exact=tuple(exact),
        filters=reading.filters,
        understood=(*reading.understood, *(f"{told} vejer tungere." for told in exact.values())),
    )


def plain_query(text: str, filters: Filters) -> Query:
    """`text` as it stands, with nothing read into it."""
    return Query(text=text, phrases=(), without=(), exact=(), filters=filters, understood=())


class _Reading:
    """Collects the conditions of one line."""

    def __init__(self, filters: Filters) -> None:
        self.filters = filters
        self.phrases: list[str] = []
        self.without: list[str] = []
        self.understood: list[str] = []

    def take(self, match: re.Match[str]) -> str:
        """Note the condition in `match`; returns the text that stays in its place."""
        if match["field"]:
            return self._field(match)
        if match["without"] or match["minus"]:
            unwanted = match["without"] or match["phrase"]
            self.without.append(unwanted)
            self.understood.append(f"Kun afsnit uden »{unwanted}«.")
            return " "
        self.phrases.append(match["phrase"])
        self.understood.append(f"Kun afsnit med ordlyden »{match['phrase']}«.")
        return match["phrase"]

    def _field(self, match: re.Match[str]) -> str:
        field = _FIELDS.get(match["field"].lower())
        if field is None:
            return match.group()
        value = match["quoted"] if match["plain"] is None else match["plain"]
        try:
            changes = field.read(value)
        except ValueError as error:
            examples = field.examples
            raise UsageError(
                f"{match.group()!r} cannot be understood.",
                remedy=f"Write {' or '.join(examples)}.",
                danish=f"»{match.group()}« kan ikke forstås. Skriv {' eller '.join(examples)}.",
            ) from error
        self.filters = replace(self.filters, **changes)
        self.understood.append(f"{field.told} {value}.")
        return " "


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """A name that may stand before a colon."""

    read: Callable[[str], dict[str, Any]]
    """The changes of the filters for a value; `ValueError` where it is none."""
    told: str
    examples: tuple[str, ...]


def _text(name: str) -> Callable[[str], dict[str, Any]]:
    def read(value: str) -> dict[str, Any]:
        if not value.strip():
            raise ValueError("a value is missing")
        return {name: value.strip()}

    return read


def _kind(value: str) -> dict[str, Any]:
    return {"kind": Kind(value.lower())}


def _years(value: str) -> dict[str, Any]:
    match = _YEARS.fullmatch(value)
    if match is None:
        raise ValueError("not a year")
    first, last = int(match["first"]), int(match["last"] or match["first"])
    return {"first": date(first, 1, 1), "last": date(last, 12, 31)}


def _first(value: str) -> dict[str, Any]:
    return {"first": date(int(value), 1, 1) if _YEAR.fullmatch(value) else _day(value)}


def _last(value: str) -> dict[str, Any]:
    return {"last": date(int(value), 12, 31) if _YEAR.fullmatch(value) else _day(value)}


def _day(value: str) -> date:
    match = _DAY.fullmatch(value)
    if match is None:
        return date.fromisoformat(value)
    return date(int(match["year"]), int(match["month"]), int(match["day"]))


_FIELDS = {
    "tema": _Field(
        read=_text("theme"), told="Kun afsnit med temaet", examples=("tema:omkostning",)
    ),
    "parti": _Field(read=_text("party"), told="Kun dokumenter med parti", examples=("parti:F",)),
    "art": _Field(
        read=_kind,
        told="Kun dokumenter af arten",
        examples=tuple(f"art:{kind}" for kind in Kind),
    ),
    "udvalg": _Field(
        read=_text("body"), told="Kun dokumenter fra", examples=("udvalg:Økonomiudvalget",)
    ),
    "forvaltning": _Field(
        read=_text("department"),
        told="Kun dokumenter fra",
        examples=('forvaltning:"Teknik- og Miljøforvaltningen"',),
    ),
    "person": _Field(
        read=_text("person"),
        told="Kun dokumenter, der nævner",
        examples=('person:"Ida Holm"',),
    ),
    "sag": _Field(
        read=_text("case_number"), told="Kun dokumenter i sag", examples=("sag:25/26257",)
    ),
    "sprog": _Field(
        read=_text("language"), told="Kun dokumenter på sproget", examples=("sprog:da",)
    ),
    "papir": _Field(read=_text("paper"), told="Kun dokumentet", examples=("papir:ID",)),
    "år": _Field(read=_years, told="Kun dokumenter fra", examples=("år:2025", "år:2023-2025")),
    "fra": _Field(read=_first, told="Kun dokumenter fra og med", examples=("fra:2025-01-31",)),
    "til": _Field(read=_last, told="Kun dokumenter til og med", examples=("til:2025-12-31",)),
}


def field_names() -> Iterator[str]:
    """The names that may stand before a colon, for help texts."""
    yield from _FIELDS

"""Political bodies and departments: what they are called and where a text names them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.spans import Span
from models.danish.names.bodies import ABBREVIATED

_COUNCILS = ("Byrådet", "Kommunalbestyrelsen", "Regionsrådet", "Folketinget", "Magistraten")
"""Councils elsewhere, which are written out."""

_WORD = r"[A-ZÆØÅ][\wæøå]*"
_LISTED = rf"{_WORD}(?:(?:, {_WORD})* og {_WORD})?"
"""``Kultur, Idræt og Fritid``: what a unit is for."""
_COMPOUND = rf"(?:{_WORD}-(?:, {_WORD}-)* og )?[A-ZÆØÅ]\w*"
"""``Klima-, Miljø- og Teknik...``: the beginning of a compound name."""
_COMMITTEE = (
    rf"{_COMPOUND}udvalget|Udvalget for {_LISTED}|{_WORD}sk Udvalg|(?:{_WORD} ){{1,3}}Lokaludvalg"
)
_BODY = re.compile(
    rf"(?<![\w-])(?:Borgerrepræsentationen|{'|'.join(_COUNCILS)}|{_COMMITTEE})(?=s?(?![\w-]))"
)
_ABBREVIATION = re.compile(
    rf"(?<![\w-])(?:{'|'.join(map(re.escape, ABBREVIATED.values()))})(?![\w-])"
)

_DEPARTMENT = re.compile(
    rf"(?<![\w-])(?:"
    rf"{_COMPOUND}forvaltningen"
    rf"|(?:Forvaltningen|Magistratsafdelingen|Direktørområdet) for {_LISTED}"
    rf"|Økonomisk Forvaltning|Teknisk Forvaltning|Social Forvaltning"
    rf"|Borgmesterens Afdeling|Koncern(?:service| IT)|Sekretariatet for {_WORD}"
    rf")(?=s?(?![\w-]))"
)
_NO_DEPARTMENT = frozenset({"Centralforvaltningen", "Statsforvaltningen", "Fællesforvaltningen"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedUnit:
    """A body or department in a text: its place, without a closing genitive s, and its name."""

    span: Span
    name: str
    """For a body its abbreviation where it has one (``BR``), else the name in full."""


def find_bodies(text: str) -> tuple[NamedUnit, ...]:
    """The political bodies that `text` names, in text order."""
    written = [
        NamedUnit(span=Span(*match.span()), name=body_name(match.group()))
        for match in _BODY.finditer(text)
    ]
    short = [
        NamedUnit(span=Span(*match.span()), name=match.group())
        for match in _ABBREVIATION.finditer(text)
    ]
    return tuple(sorted(written + short, key=lambda unit: unit.span))


def find_departments(text: str) -> tuple[NamedUnit, ...]:
    """The departments (*forvaltninger*) that `text` names, in text order."""
    return tuple(
        NamedUnit(span=Span(*match.span()), name=" ".join(match.group().split()))
        for match in _DEPARTMENT.finditer(text)
        if match.group() not in _NO_DEPARTMENT
    )


def body_name(printed: str) -> str:
    """The abbreviation of a body, or its name as it is.

    Case is ignored, since agendas print the body's name in capitals.
    """
    words = " ".join(printed.split())
    return _BY_FOLDED.get(words.casefold(), words)


def body_heading(line: str) -> str | None:
    """The body whose name is all that `line` says, as on the top of an agenda."""
    words = " ".join(line.split())
    if words.casefold() in _BY_FOLDED:
        return _BY_FOLDED[words.casefold()]
    for council in _COUNCILS:
        if words.casefold() == council.casefold():
            return council
    match = _BODY.fullmatch(words)
    return body_name(match.group()) if match else None


_BY_FOLDED = {name.casefold(): short for name, short in ABBREVIATED.items()}

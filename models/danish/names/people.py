"""Councillors with their party, and party letters, as council papers print them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.findings import MentionKind
from corpus.spans import Span
from models.danish.analysis import Name
from models.danish.names.tables import parties

_CAPITAL = "[A-ZÆØÅÉ]"
_NAME_WORD = rf"(?:(?:{_CAPITAL}|Chr|Th)\.|{_CAPITAL}[\w'’]+(?:-{_CAPITAL}?[\w'’]+)*|{_CAPITAL}\b)"
_PARTICLE = r"(?:von|van|de|der|den|af|el|al|bin|la|du|zu)"
_FULL_NAME = rf"{_NAME_WORD}(?:\s(?:{_PARTICLE}\s)*{_NAME_WORD}){{1,4}}"
_INDEPENDENT = "[Ll]øsgænger|UP|UFP"

TITLES = re.compile(
    rf"""(?:(?:
        (?:[Oo]ver)?[Bb]orgmester(?:en)?|[Rr]ådmand(?:en)?|[Mm]edlem(?:merne)?|[Ff]ormand(?:en)?
      | [Nn]æstformand(?:en)?|[Gg]ruppeformand(?:en)?|[Bb]yrådsmedlem|[Mm]inister(?:en)?
      | {_CAPITAL}\w*(?:borgmester(?:en)?|minister(?:en)?|udvalget|forvaltningen)
      | Borgerrepræsentationen|Kommunalbestyrelsen|Byrådet|Spørgsmål|Spørger|Stillet|Hr\.|Fru|Kære
      | Direktør|Ordfører|Politisk|Tidligere|Af|At|Begge|Både|Da|Fra|Men|Og|Til
    )\s)+""",
    re.VERBOSE,
)
"""Words with a capital that stand before a name and are no part of it."""


def _letters() -> str:
    short = {short for party in parties() for short in party.short}
    letters = {party.letter for party in parties()}
    return "|".join(sorted(letters | short, key=lambda form: (-len(form), form)))


_LETTER = rf"(?:{_letters()}|[A-ZÆØÅ]|{_INDEPENDENT})"
_LETTER_LIST = rf"{_LETTER}(?:(?:,\s?|\s?/\s?|\s(?:og|samt|&)\s){_LETTER})*"

_COUNCILLOR = re.compile(rf"(?P<name>{_FULL_NAME})\s?\((?P<party>{_LETTER})\)")
_LISTED = re.compile(
    rf"""
      \((?P<bracket>{_LETTER_LIST})\)
    | (?:[Ff]or|[Ii]?[Mm]od|[Uu]ndlod)(?:\sat)?\sstem(?:te|mer|me)\s?:?\s
      (?P<vote>{_LETTER_LIST})(?![\w-])
    | (?:[Pp]artierne|(?:[Pp]arti)?[Gg]rupperne|[Mm]edlemsforslag\s(?:fra|af))\s
      (?P<named>{_LETTER_LIST})(?![\w.-])
    """,
    re.VERBOSE,
)
_LISTED_INITIAL = re.compile(r"(?:og|[,:]) [A-ZÆØÅ]\. ")
"""A list of letters that ends right before a name: ``Imod stemte: C, I og O. Ida Fiktiv (F)``."""
_ONE_LETTER = re.compile(_LETTER)
_ENTRY = {short: party.letter for party in parties() for short in party.short}


def find_people(text: str) -> Iterator[Name]:
    """The councillors that stand with their party behind them: ``Ida Fiktiv (F)``."""
    for found in _COUNCILLOR.finditer(text):
        start, end = found.span("name")
        title = TITLES.match(text, start, end)
        start = title.end() if title else start
        listed = _LISTED_INITIAL.match(text, max(0, start - 3), end)
        start = listed.end() if listed else start
        name = " ".join(text[start:end].split())
        if " " in name:
            yield Name(span=Span(start, end), kind=MentionKind.PERSON, name=name)


def find_party_letters(text: str) -> Iterator[Name]:
    """Party letters in brackets and in lists of votes; each letter is a name of its own."""
    for found in _LISTED.finditer(text):
        group = str(found.lastgroup)
        for letter in _ONE_LETTER.finditer(text, *found.span(group)):
            form = letter.group()
            name = "løsgænger" if re.fullmatch(_INDEPENDENT, form) else _ENTRY.get(form, form)
            yield Name(span=Span(*letter.span()), kind=MentionKind.PARTY, name=name)

"""Committees, departments and authorities by the form of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.findings import MentionKind
from corpus.spans import Span
from models.danish.analysis import Name
from models.danish.genitive import without_genitive
from models.danish.names.tables import abbreviated_bodies

ABBREVIATED = abbreviated_bodies()
"""Bodies by the name they sign with, and the letters that papers write for it."""

_CAPITAL = "[A-ZÆØÅ]"
_WORD = rf"{_CAPITAL}[\w-]*"
_SERIES = rf"(?:{_CAPITAL}\w*-(?:,\s|\s(?:og|&)\s))"
"""A word before the last in ``Klima-, Miljø- og Teknikudvalget``."""
_COMPANY = r"(?:A/S|ApS|I/S|P/S|K/S|AB|GmbH|Inc\b|Ltd\b|Corporation|S/I)"
_REGION = "(?:Hovedstaden|Midtjylland|Nordjylland|Sjælland|Syddanmark|Østdanmark)"
_AUTHORITY = "(?:ankestyrelsen|direktoratet|ministeriet|nævnet|styrelsen|tilsynet)"

_FORMS = (
    (
        MentionKind.BODY,
        rf"(?:{_WORD}\s){{0,3}}Lokaludvalgs?"
        rf"|(?:{_SERIES}+\w*|{_CAPITAL}\w*)udvalget(?:s)?",
    ),
    (
        MentionKind.DEPARTMENT,
        rf"(?:{_SERIES}+\w*|{_CAPITAL}\w*)forvaltning(?:en)?s?",
    ),
    (
        MentionKind.ORGANISATION,
        rf"(?:{_CAPITAL}[\w.-]+\s){{1,3}}[Kk]ommunes?"
        rf"|Region\s{_REGION}s?"
        rf"|(?:{_SERIES}+\w*|{_CAPITAL}\w*){_AUTHORITY}s?"
        rf"|(?:{_CAPITAL}[\w&.-]*\s(?:&\s)?){{1,4}}{_COMPANY}",
    ),
)
_PATTERN = re.compile(
    r"\b(?:" + "|".join(f"(?P<{kind.name}>{form})" for kind, form in _FORMS) + r")(?!\w)"
)
_NOT_NAMES = re.compile(
    r"(?:Lokal|Fag)?[Uu]dvalget|(?:Fag)?[Ff]orvaltningen?|Styrelsen|Nævnet|Kommune"
)
"""Common words that a sentence may begin with."""
_LEADING_WORDS = re.compile(
    r"""(?:(?:Af|At|Både|Da|De|Den|Det|Er|Fra|For|Har|Hos|Hvad|Hvilke|Hvis|Hvordan|Hvorfor|I|Ifølge
    |Kan|Med|Men|Når|Og|Også|Skal|Som|Til|Vil)\s)+""",
    re.VERBOSE,
)


def find_bodies(text: str) -> Iterator[Name]:
    """Committees (``…udvalget``), departments (``…forvaltningen``), municipalities, ministries."""
    for found in _PATTERN.finditer(text):
        kind = MentionKind[str(found.lastgroup)]
        lead = _LEADING_WORDS.match(found.group())
        start = found.start() + (lead.end() if lead else 0)
        name = without_genitive(" ".join(text[start : found.end()].split()))
        if not _NOT_NAMES.fullmatch(name):
            yield Name(span=Span(start, found.end()), kind=kind, name=name)

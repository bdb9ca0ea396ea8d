"""Persons that a paper names as asking, answering, moving or signing, with their party.

Four printed forms are read: a name with its party in brackets (``Ane Holm (B)``, ``Ane Holm
(løsgænger)``), also with the member's role between them (``Ane Holm, byrådsmedlem (B)``), a name
after that role (``byrådsmedlem Ane Holm``), and the double name under a recommendation (``Ane Holm
/Bo Friis``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.papers import Person
from corpus.spans import Span
from pipeline.parties import party_letter

_CAPITALISED = r"(?:Mc|O['’])?[A-ZÆØÅÉ][a-zæøåéèüöäí]+"
_PART = rf"(?:{_CAPITALISED}(?:-{_CAPITALISED})*|[A-ZÆØÅ][a-zæøå]{{0,2}}\.)"
_PARTICLE = r"(?:von|van|de|den|der|af|el|al|bin|du|la)"
NAME = rf"{_PART}(?: (?:{_PARTICLE} )?{_PART}){{1,4}}"
"""A person's name as printed: two to five capitalised parts."""

_WITH_PARTY = re.compile(rf"(?P<name>{NAME})\s*\((?P<party>[^()\n]{{1,40}})\)")
_ROLE = (
    r"(?:[Bb]yråds|[Kk]ommunalbestyrelses|[Rr]egionsråds|[Uu]dvalgs)medlem(?:met)?"
    r"|[Mm]edlem af (?:Borgerrepræsentationen|[Bb]yrådet|[Kk]ommunalbestyrelsen)"
    r"|[Rr]ådmand|[Oo]verborgmester|[Bb]orgmester|[Vv]iceborgmester"
)
_WITH_ROLE = re.compile(rf"(?:{_ROLE})\s+(?P<name>{NAME})")
_BEFORE_ROLE = re.compile(
    rf"(?P<name>{NAME}),\s*(?:{_ROLE})[^\n(]{{0,40}}\((?P<party>[^()\n]{{1,40}})\)"
)
_SIGNATURE = re.compile(rf"^\s*(?P<first>{NAME})\s*/\s*(?P<second>{NAME})\s*$", re.MULTILINE)

_OFFICE = re.compile(r"(?:repræsentationen|rådet|bestyrelsen|udvalget|forvaltningen|medlem)$")
_LEADING_WORDS = """
    Til Fra Af Med Og Spørgsmål Svar Stillet Hr Fru Fr Borgmester Overborgmester Viceborgmester
    Rådmand Medlem Byrådsmedlem Kommunalbestyrelsesmedlem Formand Næstformand Politikersvar Kære
    Punkt Sag Vedrørende Vedr Ved Deltagere Deltog Fraværende Afbud Medlemmer Referent Ordstyrer
    Mødeleder Dirigent Suppleant
"""
_LEADING = frozenset(_LEADING_WORDS.split())
"""Capitalised words that may stand before a name without being part of it."""
_LABEL_WORDS = """
    Bilag Model Figur Tabel Alternativ Scenarie Scenarium Løsning Afsnit Kapitel Fase Del Pulje
    Option Variant Version Zone Område Klasse Gruppe Kategori Type
"""
_NO_NAMES = frozenset(_LABEL_WORDS.split())
"""Words with which a label begins that looks like a name with a party: ``Model Stor (A)``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention:
    """A person in a text: the place of the name, and the party where it is printed there."""

    span: Span
    name: str
    party: str | None


def find_people(text: str) -> tuple[PersonMention, ...]:
    """The persons that `text` names in one of the forms above, in text order."""
    found = {mention.span: mention for mention in _signatures(text)}
    found |= {mention.span: mention for mention in _with_role(text)}
    found |= {mention.span: mention for mention in _with_party(text)}
    return tuple(found[span] for span in sorted(found))


def is_person(line: str) -> bool:
    """Whether a line is a name with its party, or a member's role, and nothing else."""
    return bool(_WITH_PARTY.fullmatch(line.strip()) or re.fullmatch(_ROLE, line.strip()))


def people_of(mentions: Iterable[PersonMention]) -> tuple[Person, ...]:
    """Each person once, in the order of first mention, with the first party printed."""
    parties: dict[str, str | None] = {}
    for mention in mentions:
        parties[mention.name] = parties.get(mention.name) or mention.party
    return tuple(Person(name=name, party=party) for name, party in parties.items())


def _with_party(text: str) -> Iterator[PersonMention]:
    for match in (*_WITH_PARTY.finditer(text), *_BEFORE_ROLE.finditer(text)):
        party = party_letter(match.group("party"))
        if party is not None:
            yield from _mention(text, Span(*match.span("name")), party)


def _with_role(text: str) -> Iterator[PersonMention]:
    for match in _WITH_ROLE.finditer(text):
        yield from _mention(text, Span(*match.span("name")), None)


def _signatures(text: str) -> Iterator[PersonMention]:
    for match in _SIGNATURE.finditer(text):
        for group in ("first", "second"):
            yield from _mention(text, Span(*match.span(group)), None)


def _mention(text: str, span: Span, party: str | None) -> Iterator[PersonMention]:
    """The person at `span`, without the words that only lead up to the name."""
    words = [(found.group(), found.start()) for found in re.finditer(r"\S+", span.of(text))]
    while words and _leads_up(words[0][0]):
        del words[0]
    if len(words) < 2 or words[0][0] in _NO_NAMES:
        return
    name = Span(span.start + words[0][1], span.end)
    yield PersonMention(span=name, name=" ".join(word for word, _ in words), party=party)


def _leads_up(word: str) -> bool:
    """Whether a word stands before a name without being part of it."""
    return word.rstrip(".") in _LEADING or word[0].islower() or bool(_OFFICE.search(word))

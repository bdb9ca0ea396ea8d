"""Danish parties: their letters, their names, and where a text speaks of them.

The names and their letters are those of the table of parties, which anyone can edit. Copenhagen
writes letters, other municipalities short forms (``SF``, ``KF``, ``EL``); both lead to the letter.
A letter that is printed stands for itself, since the party behind it changes over the years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.spans import Span
from models.danish.names.tables import parties

INDEPENDENT = "løsgænger"
"""What a member without a party is called in place of a letter."""

_IN_SHORT = {"R": "B", "Radikale": "B", "Konservative": "C"}
"""What lists say beside the short forms of the table of parties."""

_IN_TEXT = {name: party.letter for party in parties() for name in party.names} | {"SF": "F"}
"""The letter that each name, and the one short form that is safe there, stands for in text."""
_IN_LISTS = {short: party.letter for party in parties() for short in party.short} | _IN_SHORT
"""Short forms that are only safe to read where a party is expected: in brackets or a vote list."""

LETTERS = frozenset("ABCDFGHIKLMNOQTUVÆØÅ") | {party.letter for party in parties()}
"""Letters under which lists have stood in Danish elections."""

_BY_NAME = {name.casefold(): letter for name, letter in (_IN_TEXT | _IN_LISTS).items()}

_NAMES = "|".join(map(re.escape, sorted(_IN_TEXT, key=len, reverse=True)))
_NAME = re.compile(rf"(?<![\w-])(?:{_NAMES})s?(?![\w-])")
_AMBIGUOUS = frozenset({"Venstre", "Alternativet"})
"""Party names that are also common words, capitalised where a sentence begins."""
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|\n\s*|[•–-]\s+)$")

_SHORT = "|".join(map(re.escape, sorted(_IN_LISTS, key=len, reverse=True)))
_TOKEN = rf"(?:{_SHORT}|[A-ZÆØÅ]|UP|UFP)"
_LIST = rf"{_TOKEN}(?:\s*,\s*{_TOKEN})*(?:\s*,?\s+og\s+{_TOKEN})?"
_VOTE_LIST = re.compile(
    rf"(?:\b(?:for|i?mod)\s+stemte\s*:?|\bstemmerne\s+fra|\bimod)\s+(?P<list>{_LIST})(?![\w-])",
    re.IGNORECASE,
)
_LETTERS_TOGETHER = re.compile(
    r"(?<![\w-])(?P<list>[A-ZÆØÅ](?:, [A-ZÆØÅ])*,? og [A-ZÆØÅ])(?![\w-])(?P<rest>[^.]*)"
)
_LABELLED = re.compile(r"\b(?!(?:for|imod|mod|fra|af|og)\b)[a-zæøå]+ $")
"""A word before letters that makes them labels: ``model A og B``."""
_OF_COUNCIL = re.compile(r"stem\w*|repræsentere\w*|parti\w*|forslag\w*|byråd\w*", re.IGNORECASE)
_ONE_TOKEN = re.compile(rf"(?<!\w){_TOKEN}(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyMention:
    """A party in a text: its place and its letter."""

    span: Span
    letter: str


def party_letter(printed: str) -> str | None:
    """The letter (or ``løsgænger``) that `printed` stands for where a party is expected.

    ``SF`` and ``Socialistisk Folkeparti`` give ``F``; ``None`` where it is no party.
    """
    words = " ".join(printed.split())
    if words.casefold() in (INDEPENDENT, f"{INDEPENDENT}en", "uden for parti", "udenfor parti"):
        return INDEPENDENT
    if words in LETTERS:
        return words
    return _BY_NAME.get(words.casefold())


def find_parties(text: str) -> tuple[PartyMention, ...]:
    """The parties named in `text`, by full name or in a list of letters, in text order."""
    found = {mention.span: mention for mention in (*_named(text), *_listed(text))}
    return tuple(found[span] for span in sorted(found))


def parties_in_list(listing: str) -> tuple[PartyMention, ...]:
    """The parties in a text that is known to list them (``A, SF og Venstre``), in its order."""
    found = [*_named(listing), *_tokens(listing, 0, len(listing))]
    return tuple(sorted(found, key=lambda mention: mention.span))


def _named(text: str) -> Iterator[PartyMention]:
    for match in _NAME.finditer(text):
        name = match.group()
        at_start = _SENTENCE_START.search(text[: match.start()])
        if name in _AMBIGUOUS and at_start and not text[match.end() :].startswith((",", " og ")):
            continue
        letter = _BY_NAME.get(name.casefold()) or _BY_NAME[name[:-1].casefold()]
        yield PartyMention(span=Span(*match.span()), letter=letter)


def _listed(text: str) -> Iterator[PartyMention]:
    for match in _VOTE_LIST.finditer(text):
        yield from _tokens(text, *match.span("list"))
    for match in _LETTERS_TOGETHER.finditer(text):
        in_brackets = text[: match.start()].endswith("(")
        labelled = _LABELLED.search(text[: match.start()])
        if in_brackets or (_OF_COUNCIL.search(match.group("rest")) and not labelled):
            yield from _tokens(text, *match.span("list"))


def _tokens(text: str, start: int, end: int) -> Iterator[PartyMention]:
    """The letters and short forms in a list, without the names that `_named` finds there."""
    for token in _ONE_TOKEN.finditer(text, start, end):
        letter = party_letter(token.group())
        if letter is not None and token.group() not in _IN_TEXT:
            yield PartyMention(span=Span(*token.span()), letter=letter)

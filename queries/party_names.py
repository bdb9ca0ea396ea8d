"""Parties that a question names: ``SF`` and ``Enhedslisten`` are found as ``(F)`` and ``(Ø)``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from index.analysis import party_term
from models.danish.names.tables import parties

_COMMON = frozenset({"venstre", "alternativet"})
"""Names that are also common words, written with a capital where a line begins."""
_SOME_PARTIES = re.compile(
    r"\b[A-ZÆØÅ], [A-ZÆØÅ]\b|\b[A-ZÆØÅ] og [A-ZÆØÅ]\b|\([A-ZÆØÅ]\)|\b[A-ZÆØÅ] stemte\b"
    r"|(?i:\b(?:alle|samtlige) (?:\w+ )?partier\b|\benstemmig\w*|\benig\w* (?:byråd|udvalg))"
)
_GENITIVE = r"(?:['’]?s)?"
_PARTIES_ASKED = re.compile(
    r"\bhvilke[nt]? (?:\w+ )?parti(?:er)?\b|\bhvilke\b.*\(parti(?:er)?\b", re.IGNORECASE
)


def parties_named(text: str) -> dict[str, str]:
    """The index's term of each party that `text` names, with its letter and name in Danish.

    Names count in any case, but those that are also common words with a capital within the line
    only, or where they are all of it. Short forms count as they are officially written, unless the
    whole text is in capitals.
    """
    return {party_term(letter): f"Parti {letter} ({name})" for letter, name in _named(text)}


def letters_named(text: str) -> tuple[str, ...]:
    """The letters of the parties that `text` names, in their order there."""
    return tuple(dict.fromkeys(letter for letter, _ in _named(text)))


def without_parties(text: str) -> str:
    """`text` with the parties in it written small, so that they are no names among others."""
    for names in (_names(), _short_forms()):
        text = names.sub(lambda match: match[0].lower(), text)
    return text


def asks_for_parties(core: str) -> bool:
    """Whether a question asks which parties."""
    return bool(_PARTIES_ASKED.search(core))


def names_parties(text: str) -> bool:
    """Whether `text` says which parties, by their names or letters or as all of them."""
    return bool(_SOME_PARTIES.search(text) or letters_named(text))


def party_spellings(party: str) -> tuple[str, ...]:
    """What records may call the `party` of that name, short form or letter in any case.

    Words that stand in one party's name alone are enough: ``radikale`` is B. Parliament's ``S`` is
    A, and stays S where papers print that.
    """
    bare = party.strip("()")
    if named := _parties().get(bare.casefold()) or _shorts().get(bare.upper()):
        return (named[0],)
    if letter := _single_shorts().get(bare.upper()):
        return (letter, bare.upper())
    of_part = {letter for name, (letter, _) in _parties().items() if _has_words(name, bare)}
    return tuple(of_part) if len(of_part) == 1 else (bare,)


def _has_words(name: str, part: str) -> bool:
    return f" {part.casefold()} " in f" {name} "


def forms_of(letter: str) -> tuple[str, ...]:
    """All names and short forms of the parties that have had `letter`, in any case."""
    return tuple(
        form
        for party in parties()
        if party.letter.casefold() == letter.casefold()
        for form in (*party.names, *party.short)
        if len(form) > 1
    )


def _named(text: str) -> Iterator[tuple[str, str]]:
    """Letter and name of each party that `text` names."""
    for match in _names().finditer(text):
        if match.group("name").casefold() not in _COMMON or _is_name(match, text):
            yield _parties()[match.group("name").casefold()]
    if not text.isupper() or text.strip() in _shorts():
        for match in _short_forms().finditer(text):
            yield _shorts()[match.group("name")]


def _is_name(match: re.Match[str], text: str) -> bool:
    """Whether a common word stands as a name."""
    alone = match.group() == text.strip(" ?.!")
    within = bool(text[: match.start()].strip(" \"'»“”(-")) and not text.isupper()
    return match.group("name")[0].isupper() and (alone or within)


@cache
def _parties() -> dict[str, tuple[str, str]]:
    """Letter and name of each party by its names in lower case; today's holders last."""
    by_age = sorted(parties(), key=lambda party: party.last or 9999)
    return {form.casefold(): (party.letter, party.name) for party in by_age for form in party.names}


@cache
def _shorts() -> dict[str, tuple[str, str]]:
    """The same by short form, of the parties that there are now."""
    return {
        form: (party.letter, party.name)
        for party in parties()
        for form in party.short
        if len(form) > 1 and party.last is None
    }


@cache
def _single_shorts() -> dict[str, str]:
    """Letters by short forms of one letter, which are no other party's letter."""
    letters = {party.letter for party in parties()}
    return {
        form: party.letter
        for party in parties()
        for form in party.short
        if len(form) == 1 and form not in letters
    }


@cache
def _names() -> re.Pattern[str]:
    return _any_of(_parties(), re.IGNORECASE)


@cache
def _short_forms() -> re.Pattern[str]:
    return _any_of(_shorts(), re.NOFLAG)


def _any_of(forms: dict[str, tuple[str, str]], flags: re.RegexFlag) -> re.Pattern[str]:
    longest_first = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])(?P<name>{longest_first}){_GENITIVE}(?![\w-])", flags)

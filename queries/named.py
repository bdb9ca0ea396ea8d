"""Whom and what a question names, and whether a sentence or its paper speaks of that."""

from __future__ import annotations

import re
from functools import lru_cache

from models.danish.question_words import FINITE
from queries.asked import GENERIC, Asked
from queries.party_names import letters_named
from queries.somebody import BODY, NAME

HERE, NEAR, ANOTHER_HERE, IN_PAPER, NOWHERE = 1.0, 0.3, -0.5, -1.0, -2.0
"""The sentence has the name; it stands near; it does, but the sentence has another one; it stands
elsewhere in the paper; nowhere in it, or the sentence tells of another place."""

_COMMON = frozenset(
    f"{word}{ending}"
    for word in (
        *("kommune", "region", "skole", "børnehave", "vuggestue", "plejehjem", "museum"),
        *("bibliotek", "forsyning", "kraftvarmeværk", "varmeværk", "havn", "sygehus", "hospital"),
        *("kirke", "station", "hal", "svømmehal"),
    )
    for ending in ("", "s")
)
"""What many names have in common."""
_SHORT = 4
"""Letters up to which a name must be a word of its own; a longer one may begin another word."""
_TINY = 2
"""Letters up to which a word tells nothing of a name of several: ``Statens It``."""
_TEXTS = 256
"""Texts whose parties are remembered, whole papers among them: some more than a part needs."""
_COUNTRY = (
    r"(?:danmark|sverige|norge|finland|island|grønland|færøerne|tyskland|polen|holland|nederlandene"
    r"|belgien|frankrig|spanien|portugal|italien|østrig|schweiz|storbritannien|england|skotland"
    r"|irland|estland|letland|litauen|ukraine|rusland|usa|canada|kina|japan|indien)"
)
_IN_COUNTRY = re.compile(rf"\bi {_COUNTRY}\b", re.IGNORECASE)
"""What is told of one country is not told of another."""
_BY_COUNTRY = re.compile(
    rf"{_IN_COUNTRY.pattern}|\b{_COUNTRY} (?:{FINITE}|[a-zæøå]+(?:er|ede))\b", re.IGNORECASE
)
"""Nor is what one does done by another."""
_COUNTRIES_ASKED = re.compile(r"\blande?(?:ne)?\b", re.IGNORECASE)
"""Where countries are asked for, others than the one that is named are the answer."""
_NUMBERED = re.compile(
    r"(?:\b(?:\w*plan|tillæg|rute|\w*linje|matrikel|etape|sag|aftale|forordning|direktiv)|§) "
    r"(?:nr\.? )?(?P<number>\d{1,4}[A-Za-z]?)\b",
    re.IGNORECASE,
)
"""What is named by a number: ``lokalplan 214``."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_ELSEWHERE = re.compile(r"(?:I|På|Ved) (?P<where>[A-ZÆØÅ][\w-]+)")
"""How a sentence begins that tells of a place."""


def named(asked: Asked, sentence: str, near: str, paper: str) -> float:
    """How near the names that are asked for stand, `HERE` to `NOWHERE`; 0 where none are.

    One that is nowhere in the paper decides; otherwise the one that is nearest.
    """
    names = (*asked.names, *_numbers(asked.core))
    met = [_name(name, asked.core, sentence, near, paper) for name in names]
    met += [_party(letter, sentence, near, paper) for letter in asked.parties]
    if asked.holder and asked.holder not in paper.lower():
        met.append(NOWHERE)
    if not met:
        return 0.0
    return NOWHERE if NOWHERE in met else max(met)


@lru_cache(maxsize=_TEXTS)
def _numbers(core: str) -> tuple[str, ...]:
    """The numbers of what a question names by one; a year is none."""
    found = (match["number"].lower() for match in _NUMBERED.finditer(core))
    return tuple(number for number in found if not _YEAR.fullmatch(number))


def _name(name: str, core: str, sentence: str, near: str, paper: str) -> float:
    written = _forms(name)
    if written.search(sentence):
        return HERE
    if _names_another(name, sentence):
        return NOWHERE
    of_place = bool(re.search(rf"\b(?:i|på|ved) {re.escape(name)}", core, re.IGNORECASE))
    if (of_place and _is_elsewhere(core, sentence)) or _is_abroad(
        name, core, sentence, of_place=of_place
    ):
        return NOWHERE
    if written.search(near):
        return ANOTHER_HERE if NAME.search(sentence) else NEAR
    return IN_PAPER if written.search(paper) else NOWHERE


@lru_cache(maxsize=1_024)
def _forms(name: str) -> re.Pattern[str]:
    """What a name is written as: any of its words that are its own, inflected or in a compound."""
    own = [word for word in name.split() if not _tells_little(word)]
    stems = (word.removesuffix("s") if len(word) > _SHORT else word for word in own or name.split())
    forms = "|".join(
        re.escape(stem) + (r"(?:['’]?s)?\b" if len(stem) <= _SHORT else "") for stem in stems
    )
    return re.compile(rf"\b(?:{forms})", re.IGNORECASE)


def _is_elsewhere(core: str, sentence: str) -> bool:
    """Whether a sentence begins with a place that is not asked about."""
    place = _ELSEWHERE.match(sentence)
    return place is not None and place["where"] not in core


def _is_abroad(name: str, core: str, sentence: str, *, of_place: bool) -> bool:
    """Whether a country is asked about, and the sentence tells of others alone."""
    if not re.fullmatch(_COUNTRY, name) or _COUNTRIES_ASKED.search(core):
        return False
    asked = re.findall(rf"\b{_COUNTRY}\b", core, re.IGNORECASE)
    told = (_IN_COUNTRY if of_place else _BY_COUNTRY).search(sentence)
    return bool(told) and not any(
        re.search(rf"\b{country}", sentence, re.IGNORECASE) for country in asked
    )


def _tells_little(word: str) -> bool:
    """Whether a word of a name is one of many names: ``Kommune``, ``Det``, ``Råd``."""
    is_of_many = word in _COMMON or word in GENERIC or BODY.fullmatch(word)
    return len(word) <= _TINY or bool(is_of_many)


def _names_another(name: str, sentence: str) -> bool:
    """Whether the sentence, which has not the name of a body, has that of another such one."""
    body = name.rpartition(" ")[2]
    if body == name or not BODY.fullmatch(body):
        return False
    return bool(re.search(rf"(?<!^)\b[A-ZÆØÅ][\w-]+ (?i:{re.escape(body)})\b", sentence))


def _party(letter: str, sentence: str, near: str, paper: str) -> float:
    """The same for a party, which papers name in full, in short or by its letter."""
    if _tells_of(letter, sentence):
        return HERE
    if _tells_of(letter, near):
        return ANOTHER_HERE if NAME.search(sentence) else NEAR
    return IN_PAPER if _tells_of(letter, paper) else NOWHERE


@lru_cache(maxsize=_TEXTS)
def _tells_of(letter: str, text: str) -> bool:
    return bool(_listed(letter).search(text)) or letter in letters_named(text)


@lru_cache(maxsize=64)
def _listed(letter: str) -> re.Pattern[str]:
    """A party's letter in brackets, among others, or as who acts: ``(F)``, ``F stemte imod``."""
    before = r"(?<=\()|(?<=[,:] )|(?<=\bfor )|(?<=\bmod )|(?<=\bstemte )|(?<=\bog )"
    acts = (
        r"\s+(?:stemte|stemmer|undlod|tog|tager|ønske\w+|foresl\w+|afgav|begære\w+|mente|mener)\b"
    )
    own = re.escape(letter)
    return re.compile(rf"(?:{before}){own}(?=[),.;:]|\s+og\b|\s*$)|\b{own}(?={acts})")

"""Who answers *who*: a name or an office, and who holds an office now."""

from __future__ import annotations

import re

from queries.asked import Asked

NAME = re.compile(r"(?<!^)(?<![.:] )\b[A-ZÆØÅ][\w/-]*")
"""A word with a capital that no sentence begins with."""
_OFFICE = re.compile(
    r"\b(?!\w*(?:område|nævnt))\w*(?:kunde|leverandør|udbyder|forvaltning|minister|ministeri\w*|borgmester|rådmand|direktør"
    r"|udvalg|styrelse|råd|nævn|kommune|region|stat|bestyrelse|leder|chef|ejer|myndighed"
    r"|virksomhed|selskab|forening|organisation|formand|sekretariat|medarbejder|borger|forældre"
    r"|lærer|rådgiver|konsulent|entreprenør|bygherre|ansvarlige|part|institution|skole|bruger"
    r"|tilsyn|revisor|revision|politi|ansøger|afdeling|enhed|center|elev|barn|børn|pårørende"
    r"|studerende|beboer|lejer|patient|pædagog|deltager|arrangør)(?:e?n|e?t|e?r|e?rne|ne)?s?\b",
    re.IGNORECASE,
)
"""Who acts in council papers without a name: ``kunden``, ``tjenesteudbyderen``, ``udvalget``."""
_HOLDER_ASKED = re.compile(
    r"\bhvem (?:er|var|bliver|blev|(?:taler|talte|sidder|sad|virker|virkede) som) (?:\w+ ){0,2}"
    r"\w*(?:\wleder|chef|direktør|minister|borgmester|rådmand|formand|ordfører|forfatter|redaktør"
    r"|koordinator|kontaktperson|konferencier|dirigent|sekretær|rektor|inspektør)(?:en)?\b",
    re.IGNORECASE,
)
"""A question for the person who has an office: another office is no answer."""
_HOLDS_NOW = re.compile(r"\bhvem (?:er|sidder|virker)\b", re.IGNORECASE)
BODY = re.compile(
    r"(?:råd|nævn|udvalg|center|bibliotek|museum|gymnasium|universitet|hospital)(?:et|ets|s)?"
    r"|(?:skole|højskole|forening|fond|styrelse|forvaltning|børnehave|stiftelse)(?:n|en|ns|ens|s)?"
)
"""What many bodies are called, of which a paper may name several: ``Det Sociale Råd``."""
_FULL_NAME = re.compile(r"\b[A-ZÆØÅ][\w’'-]*\.?(?: [A-ZÆØÅ][\w’'-]*\.?)+")


def holder_asked(asked: Asked) -> bool:
    """Whether it is asked who has an office now: that changes hands."""
    return bool(_HOLDER_ASKED.search(asked.core) and _HOLDS_NOW.search(asked.core))


def names_somebody(asked: Asked, said: str, *, is_row: bool) -> bool:
    """Whether it has a name or an office that the question does not itself name; a full name, where
    the question names the office.

    In a table's row many a word has a capital, the columns' names too.
    """
    core = asked.core.lower()
    if _HOLDER_ASKED.search(core):
        people = (full.split() for full in _FULL_NAME.findall(said))
        found = [
            name
            for full in people
            if not BODY.fullmatch(full[-1].lower().rstrip("."))
            for name in full
        ]
    else:
        named = [] if is_row else NAME.findall(said)
        found = [*named, *(match[0] for match in _OFFICE.finditer(said))]
    return any(_first_part(name).removesuffix("s") not in core for name in found)


def _first_part(name: str) -> str:
    """``microsoft`` of ``Microsoft-licenser``: the rest of it names nobody."""
    return name.lower().partition("-")[0]

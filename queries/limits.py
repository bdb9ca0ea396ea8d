"""What is at most, at least, more or not allowed: questions for it, and what tells it."""

from __future__ import annotations

import re

from models.danish.answer_types import AnswerType
from queries.asked import Asked

_FIGURES = frozenset({AnswerType.HOW_MUCH, AnswerType.HOW_MANY})
_AT_MOST_ASKED = re.compile(r"\b(?:aller)?(?:højst|højest|maksimalt?|maks)\b", re.IGNORECASE)
_AT_MOST = re.compile(
    r"\b(?:(?:aller)?(?:højst|højest)|maks(?:imalt?|imum)?|op til"
    r"|(?:ikke|ingen)\b[^.]* (?:over|mere end|\w+ere end)"
    r"|loft(?:et)?|\w*grænse[nr]?|begrænset til)\b",
    re.IGNORECASE,
)
_AT_LEAST_ASKED = re.compile(r"\b(?:mindst|minimum|som minimum)\b", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"\b(?:mindst|minimum|minimal\w*|ikke under|over|overstige[rs]?|\w*krav(?:et)?|fra)\b",
    re.IGNORECASE,
)
_MORE = r"(?:mere|mindre|flere|færre|(?!være)\w{2,}ere)"
_MORE_ASKED = re.compile(
    rf"\bhvor (?:meget {_MORE}|mange (?:mere|mindre|flere|færre))\b", re.IGNORECASE
)
"""``hvor mange beboere`` asks for no more of anything."""
_COMPARED = re.compile(
    rf"\b(?:{_MORE}|ekstra|yderligere|dobbelt|halvt|gange så|halver\w*|fordobl\w*|forskel\w*)\b",
    re.IGNORECASE,
)
_FORBIDDEN_ASKED = re.compile(
    r"\bhv(?:ad|em|ilke[tn]?)\b[^,?]*\b(?:må|kan|bør|skal)\b[^,?]*\bikke\b", re.IGNORECASE
)
_FORBIDS = re.compile(
    r"(?<![–,(-] )\bikke\b(?! (?:som|kun|alene|blot|bare|mindst)\b)"
    r"|\b(?:ingen|intet|aldrig|hverken|udeluk\w*|undtag\w*|forbud\w*|forbyd\w*|forbudt\w*|undgå\w*"
    r"|undlad\w*|afskær\w*|afskåret)\b",
    re.IGNORECASE,
)
"""``– ikke som erstatning`` sets one word aside and forbids nothing."""


def is_other_limit(asked: Asked, said: str) -> bool:
    """Whether it is asked how much at most, at least or more, and the sentence does not say that:
    ``over 500 kr.`` tells nobody how much one may give at most."""
    if asked.kind not in _FIGURES:
        return False
    pairs = (
        (_AT_MOST_ASKED, _AT_MOST),
        (_AT_LEAST_ASKED, _AT_LEAST),
        (_MORE_ASKED, _COMPARED),
    )
    return any(wanted.search(asked.core) and not told.search(said) for wanted, told in pairs)


def forbidden_asked(asked: Asked) -> bool:
    """Whether it is asked who or what may not: ``Hvilke skoler må ikke bygge om?``."""
    return bool(_FORBIDDEN_ASKED.search(asked.core))


def forbids(said: str) -> bool:
    """Whether a sentence says that something is not so, or is kept out."""
    return bool(_FORBIDS.search(said))

"""Whether a sentence tells of what has happened or is to come, where one of them is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.danish.endings import dictionary_form
from models.danish.stems import words
from models.danish.strong_verbs import is_past
from queries.asked import Asked, content_terms, term_match
from queries.telling import orders_inquiry

_TO_COME_ASKED = re.compile(
    r"\bhvornår (?P<verb>\w{2,}(?:er|es)|vil|skal|kan(?= .*\b(?:vente|forvente|få|regne med)\b))\b",
    re.IGNORECASE,
)
"""A question in the present asks for what is to come: what has happened does not tell."""
_TO_COME = re.compile(
    r"\b(?:vil|skal|kan|vente[rs]?|forvent\w*|bliver|planlæg\w*|planlagt|senest|inden|frist\w*"
    r"|i løbet af)\b",
    re.IGNORECASE,
)
_DONE_ASKED = re.compile(r"(?:(?:om|hvorvidt) .*)?\b(?:blev|er|har|fik)\b", re.IGNORECASE)
_DONE = re.compile(r"\w+(?:et|t)\b")
_MADE = re.compile(r"\bgjort (?P<what>[^\W\d_]+)(?! at\b)", re.IGNORECASE)
"""``gjort permanent`` is done when it is permanent."""
_IN_THAT_CASE = re.compile(r"\b(?:når|hvis|såfremt|efter(?:,? at)?)\b([^,.]*)", re.IGNORECASE)
"""``Når det er afrapporteret, ...``: neither does that tell."""
_PLANNED = re.compile(
    r"\b(?:forvente[rs]?|forventes|vente[rs]|vil|skal|må|bør|planlægger|planlægges)"
    r"(?: (?:at|blive|kunne|senest|først|snarest))* (?P<what>\w+)",
    re.IGNORECASE,
)
"""``forventer at rapportere``: whether that was done is not told."""
_IS_TO_BE = re.compile(r"\b[^\W\d_]{2,}es\b", re.IGNORECASE)
"""``Skolen lukkes``: it is to be, or would be."""
_TODAY = re.compile(r"\b(?:i dag|nu|for tiden|i øjeblikket|nuværende)\b", re.IGNORECASE)
_LONG_AGO = re.compile(
    r"\b(?:dengang|førhen|i gamle dage|for (?:\w+ )?år tilbage)\b", re.IGNORECASE
)
_MAY_COME = re.compile(
    r"\b(?:risiko(?:en)?|risici|fare(?:n)?|trussel|truslen|mulighed(?:en)?|frygt(?:en)?)"
    r" for(?:, at (?P<clause>[^.;]*)| (?P<thing>(?:(?!\b(?:er|var|blev|har|havde)\b)[^.;,])*))",
    re.IGNORECASE,
)
"""``en risiko for, at broen lukkes``: it is not closed."""
_PROPOSED = re.compile(
    r"\b(?:indstille[rs]|foreslå(?:r|s)|anbefale[rs])\b(?P<what>[^.;]*)|^\W*at (?P<point>.*)",
    re.IGNORECASE,
)
"""``indstiller, at grunden sælges``, and a point of a recommendation: neither tells it."""
_PROPOSING = re.compile(r"\b(?:indstil|foreslå|anbefal)", re.IGNORECASE)
_WHEN_DONE = re.compile(
    r"\bhvornår (?P<verb>blev|(?!skulle|kunne|ville|måtte|burde)\w+)\b", re.IGNORECASE
)
_HAPPENED = re.compile(r"\b(?:har|havde|blev|var|fik|\w{2,}(?:ede|edes))\b", re.IGNORECASE)


def is_over(asked: Asked, said: str) -> bool:
    """Whether only what has happened is told where it is asked what is to come."""
    to_come = _TO_COME_ASKED.search(asked.core)
    if to_come is None or not _HAPPENED.search(said):
        return False
    return not _TO_COME.search(said) and to_come["verb"].lower() not in words(said)


def is_long_past(asked: Asked, said: str) -> bool:
    """Whether it is asked how things are today, and only how they were is told."""
    return bool(_TODAY.search(asked.core) and _LONG_AGO.search(said) and not _TODAY.search(said))


def is_only_planned(asked: Asked, said: str) -> bool:
    """Whether that of which it is asked whether it was done is told as something to come."""
    done = _asked_to_be_done(asked)
    to_come = [match["what"] for match in _PLANNED.finditer(said)]
    to_come += [match["clause"] or match["thing"] or "" for match in _MAY_COME.finditer(said)]
    to_come += [*_IN_THAT_CASE.findall(said), *_IS_TO_BE.findall(said)]
    if not _PROPOSING.search(asked.core):
        to_come += [match["what"] or match["point"] or "" for match in _PROPOSED.finditer(said)]
    planned = content_terms(" ".join(to_come))
    if orders_inquiry(said):
        return not _any_met(done, content_terms(said))
    return _any_met(done, planned)


def tells_of(asked: Asked, said: str) -> bool:
    """Whether that of which it is asked whether it was done is mentioned at all."""
    return _any_met(_asked_to_be_done(asked), content_terms(said))


def _asked_to_be_done(asked: Asked) -> list[str]:
    """The terms of what is asked to have been done; empty where that is not asked."""
    when = _WHEN_DONE.search(asked.core)
    if when and is_past(when["verb"].lower()) and when["verb"].lower() != "blev":
        return content_terms(when["verb"])
    is_asked = when["verb"].lower() == "blev" if when else _DONE_ASKED.match(asked.core)
    if not is_asked:
        return []
    made = _MADE.search(asked.core)
    participles = filter(_is_participle, _DONE.findall(asked.core.lower()))
    return content_terms(made["what"] if made else " ".join(participles))


def _is_participle(word: str) -> bool:
    """``lukket``, ``solgt``; not ``budgettet``."""
    return is_past(word) or dictionary_form(word).endswith("e")


def _any_met(terms: Sequence[str], others: Sequence[str]) -> bool:
    return any(term_match(term, others) > 0 for term in terms)

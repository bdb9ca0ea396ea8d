"""Whether a sentence tells of what has happened or is to come, where one of them is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.danish.stems import words
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
_IN_THAT_CASE = re.compile(r"\b(?:når|hvis|såfremt|efter(?:,? at)?)\b([^,.]*)", re.IGNORECASE)
"""``Når det er afrapporteret, ...``: neither does that tell."""
_PLANNED = re.compile(
    r"\b(?:forvente[rs]?|forventes|vente[rs]|vil|skal|planlægger|planlægges)"
    r"(?: (?:at|blive|kunne))* (?P<what>\w+)",
    re.IGNORECASE,
)
"""``forventer at rapportere``: whether that was done is not told."""
_HAPPENED = re.compile(r"\b(?:har|havde|blev|var|fik|\w{2,}(?:ede|edes))\b", re.IGNORECASE)


def is_over(asked: Asked, said: str) -> bool:
    """Whether only what has happened is told where it is asked what is to come."""
    to_come = _TO_COME_ASKED.search(asked.core)
    if to_come is None or not _HAPPENED.search(said):
        return False
    return not _TO_COME.search(said) and to_come["verb"].lower() not in words(said)


def is_only_planned(asked: Asked, said: str) -> bool:
    """Whether that of which it is asked whether it was done is told as something to come."""
    if not _DONE_ASKED.match(asked.core):
        return False
    done = content_terms(" ".join(_DONE.findall(asked.core)))
    to_come = [match["what"] for match in _PLANNED.finditer(said)]
    to_come += _IN_THAT_CASE.findall(said)
    planned = content_terms(" ".join(to_come))
    if orders_inquiry(said):
        return not _any_met(done, content_terms(said))
    return _any_met(done, planned)


def _any_met(terms: Sequence[str], others: Sequence[str]) -> bool:
    return any(term_match(term, others) > 0 for term in terms)

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
_TO_BE_ASKED = re.compile(r"(?:(?:om|hvorvidt) .*)?\bbliver\b", re.IGNORECASE)
"""``Bliver ruten nedlagt?``: a proposal does not tell."""
_GOT_ASKED = re.compile(r"fik\b(?!.*(?:et|t)\W*$)", re.IGNORECASE)
"""``Fik børnene gratis frokost?`` has no other verb."""
_DONE = re.compile(r"\w+(?:et|t)\b")
_MADE = re.compile(r"\bgjort (?P<what>[^\W\d_]+)(?! at\b)", re.IGNORECASE)
"""``gjort permanent`` is done when it is permanent."""
_IN_THAT_CASE = re.compile(r"\b(?:når|hvis|såfremt|efter(?:,? at)?)\b([^,.]*)", re.IGNORECASE)
"""``Når det er afrapporteret, ...``: neither does that tell."""
_PLANNED = re.compile(
    r"\b(?:forvente[rs]?|forventes|vente[rs]|vil|skal|må|bør|planlægger|planlægges)"
    r"(?: (?:at|blive|være|kunne|senest|først|snarest))* (?P<what>\w+)",
    re.IGNORECASE,
)
"""``forventer at rapportere``: whether that was done is not told."""
_ASKED_FOR = re.compile(
    r"\b(?:henstilling|henstillet|påbud|opfordring|opfordret|anmodning|anmodet|ansøgning|ansøgt|søgt"
    r"|bedt|ønske|krav|forslag|plan(?:er)?) (?:\w+ ){0,2}?om at (?P<what>\w+)",
    re.IGNORECASE,
)
"""``en henstilling om at forhøje skorstenen``: whether it was done is not told."""
_APPLIED_FOR = re.compile(
    r"\b(?:søgt|ansøgt|anmodet|bedt|søger|ansøger|anmoder|beder) om (?P<what>.*)", re.IGNORECASE
)
"""``har søgt om 2 mio. kr. til et nyt tag``: whether it was given is not told."""
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
    r"\b(?:indstille[rs]|foreslå(?:r|s)|anbefale[rs])\b(?P<what>[^.;]*)|^\W*at (?P<point>.*)"
    r"|^\W*forslag (?:[A-Z]|\d+)?: *(?P<option>.*)",
    re.IGNORECASE,
)
"""``indstiller, at grunden sælges``, a point of a recommendation, ``Forslag B: Ruten nedlægges``:
none tells it."""
_DECIDED_ASKED = re.compile(r"\b(?:besluttet|vedtaget|aftalt|bestemt),? (?:at|om)\b", re.IGNORECASE)
_WHETHER_DECIDED = re.compile(
    r"(?:(?:om|hvorvidt) .*)?\b(?:blev|er|har)\b.*\b(?:vedtaget|besluttet)\b", re.IGNORECASE
)
"""A proposal does not tell whether it was carried, in whatever words it names the thing."""
_PROPOSES = re.compile(r"\b(?:foreslår|foreslog|foreslås|indstiller|indstilles)\b", re.IGNORECASE)
_PROPOSING = re.compile(r"\b(?:indstil|foreslå|anbefal)", re.IGNORECASE)
_STILL_ASKED = re.compile(r"\b(?:stadig(?:væk)?|fortsat)\b", re.IGNORECASE)
_LASTS = re.compile(
    r"\b(?:ophæv|ophør|udløb|bortfald|afslut|nedlagt|nedlægge|afskaffe|erstatte|fortsæt|fortsat"
    r"|stadig|forlænge|gælde|indtil|permanent)\w*|\bikke længere\b",
    re.IGNORECASE,
)
"""What says whether something goes on."""
_WHEN_DONE = re.compile(
    r"\bhvornår (?P<verb>blev|(?!skulle|kunne|ville|måtte|burde)\w+)\b", re.IGNORECASE
)
_HAPPENED = re.compile(r"\b(?:har|havde|blev|var|fik|\w{2,}(?:ede|edes))\b", re.IGNORECASE)


def is_of_the_past(asked: Asked, said: str) -> bool:
    """Whether it is asked whether something still is, and a sentence tells that it once came to be,
    not whether it lasted."""
    return bool(
        _STILL_ASKED.search(asked.core) and _HAPPENED.search(said) and not _LASTS.search(said)
    )


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
    """Whether that of which it is asked whether it was done is told as something to come, or that
    of which it is asked whether it will be as a proposal."""
    if _only_proposes(asked, said):
        return True
    deed = _deed(asked)
    proposed = _proposed(asked, said)
    if _GOT_ASKED.match(asked.core):
        proposed += _APPLIED_FOR.findall(said)
    if _GOT_ASKED.match(asked.core) or _TO_BE_ASKED.match(asked.core):
        return _is_met(asked, deed, content_terms(" ".join(proposed)))
    to_come = [match["what"] for match in _PLANNED.finditer(said)]
    to_come += [match["clause"] or match["thing"] or "" for match in _MAY_COME.finditer(said)]
    to_come += [*_IN_THAT_CASE.findall(said), *_ASKED_FOR.findall(said), *_IS_TO_BE.findall(said)]
    if orders_inquiry(said):
        return not _is_met(asked, deed, content_terms(said))
    return _is_met(asked, deed, content_terms(" ".join((*to_come, *proposed))))


def asks_for_deed(asked: Asked) -> bool:
    """Whether it is asked whether something was or will be done, or when it was, by a verb that
    tells it: what was held, or decided to be done, is told in many ways."""
    when = _WHEN_DONE.search(asked.core)
    is_of_another_verb = when and when["verb"].lower() != "blev"
    return not (is_of_another_verb or _DECIDED_ASKED.search(asked.core)) and bool(_deed(asked))


def tells_of(asked: Asked, said: str) -> bool:
    """Whether that of which it is asked whether it was or will be done is mentioned at all."""
    return _only_proposes(asked, said) or _is_met(asked, _deed(asked), content_terms(said))


def _only_proposes(asked: Asked, said: str) -> bool:
    """Whether it is asked whether something was decided, and a sentence only proposes it."""
    return bool(
        _WHETHER_DECIDED.match(asked.core)
        and _PROPOSES.search(said)
        and not _is_met(asked, _deed(asked), content_terms(said))
    )


def _proposed(asked: Asked, said: str) -> list[str]:
    """What a sentence only proposes, unless it is asked what is proposed."""
    if _PROPOSING.search(asked.core):
        return []
    found = _PROPOSED.finditer(said)
    return [match["what"] or match["point"] or match["option"] or "" for match in found]


def _deed(asked: Asked) -> Sequence[str]:
    """The terms of what is asked to be or to have been done; empty where that is not asked."""
    when = _WHEN_DONE.search(asked.core)
    if when and is_past(when["verb"].lower()) and when["verb"].lower() != "blev":
        return content_terms(when["verb"])
    if _GOT_ASKED.match(asked.core):
        return asked.terms
    is_of_done = when["verb"].lower() == "blev" if when else _DONE_ASKED.match(asked.core)
    if not is_of_done and not _TO_BE_ASKED.match(asked.core):
        return []
    made = _MADE.search(asked.core)
    participles = filter(_is_participle, _DONE.findall(asked.core.lower()))
    done = content_terms(made["what"] if made else " ".join(participles))
    return done or (asked.terms[-1:] if when else [])  # ``Hvornår blev filtrene lovpligtige?``


def _is_participle(word: str) -> bool:
    """``lukket``, ``solgt``; not ``budgettet``."""
    return is_past(word) or dictionary_form(word).endswith("e")


def _is_met(asked: Asked, deed: Sequence[str], told: Sequence[str]) -> bool:
    """Whether the deed is told: its verb, or where somebody got something most of what is named."""
    met = sum(term_match(term, told) > 0 for term in deed)
    return met >= max(len(deed) / 2, 1) if _GOT_ASKED.match(asked.core) else met > 0

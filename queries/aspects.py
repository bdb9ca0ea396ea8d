"""Risks, gains, consequences, purposes, requirements, means: questions for them, what tells of one.

``Hvilke risici er der ved at ...?`` names what it is about in words that every sentence on the
subject has; only some of these tell of a risk.
"""

from __future__ import annotations

import re

from queries.asked import Asked, content_terms, term_match

_LOWER = (
    r"\b(?:reducer|nedbring|begræns|brems|sænk|mindsk|dæmp|skær\w* ned|(?:ind)?spar|undgå|garder)"
)
"""How verbs begin that make something less, or keep it away."""
_ASPECTS = (
    (
        r"\b(?:risiko(?:en)?|risici(?:ene)?|faren|farer(?:ne)?|ulempe\w*|problem(?:et|er|erne)?"
        r"|trussel|truslen|trusler|svaghed\w*)\b",
        r"risi(?:ko|ci)|\bfare|\btrus|sårbar|ulempe|problem|udfordr|vanskelig|svært|skade|negativ"
        r"|\bmist|\btab(?:e|er|et)?\b|mangl|afhængighed|svæk|forring|misbrug|usikker"
        r"|med det resultat",
    ),
    (
        r"\b(?:fordel(?:en|e|ene)?|gevinst\w*)\b",
        r"fordel|gevinst|bedre|undgå|spare|styrke|nemmere|lettere|hurtigere|billigere|forbedr"
        r"|effektiv|sikrere",
    ),
    (
        r"\b(?:konsekvens\w*|virkning(?:en|er|erne)?|følgerne)\b",
        r"konsekven|medfør|betyd|bevirk|\bfør\w* til\b|følge|resultat|virkning|effekt|dermed",
    ),
    (
        r"\b(?:formålet|hensigten|meningen) (?:med|for|bag)\b",
        r"formål|hensigt|\bskal\b|\bsigte|med henblik på|\bmål\b|\bmålet\b|meningen",
    ),
    (
        r"\bhvilke (?:\w+ )?(?:krav|betingelser|forudsætninger)\b"
        r"|\bhvad (?:(?:vil|kan|ville)(?: \w+)? )?(?:kræve[rs]?|forudsætte[rs]?)\b"
        r"|\bhvad skal der til\b",
        r"krav|kræve|forudsæt|nødvendig|behov|(?<!som )(?<!der )\bskal\b|\bbetinge|\bkun hvis\b"
        r"|først når|\bhvis\b|\bforudsat\b|såfremt|medmindre",
    ),
    (
        rf"\bhv(?:ordan|ilke|ad (?:er|kan|kunne|skal|bør))\b"
        rf"(?=.*?(?:{_LOWER}|\b(?:få|får|bringe\w*)\b.*\bned\b))",
        rf"\b(?:kan|kunne|vil|ville|skal)(?: [\w-]+){{0,4}}? {_LOWER}|\bved at\b|\bbør\b"
        r"|anbefal|foreslå|forslag|\bopsig|genforhandl|\bi stedet\b",
    ),
)
"""Each with how it is asked and what a sentence has that tells of it."""
_WELL_MET = 0.7
"""`term_match` of a term by itself, by the last part of a compound or by another word for it."""
_PATTERNS = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(told, re.IGNORECASE)) for asked, told in _ASPECTS
)


def asks_for_aspect(asked: Asked) -> bool:
    """Whether it is asked for one of them."""
    return any(question.search(asked.core) for question, _ in _PATTERNS)


def tells_of_aspect(asked: Asked, said: str, around: str) -> bool:
    """Whether a sentence tells of a risk, gain, consequence, purpose, requirement or means, where
    that is asked, and it or what is `around` it names something of that of which it is asked."""
    return any(
        told.search(said) and _is_named(question.sub("", asked.core), around)
        for question, told in _PATTERNS
        if question.search(asked.core)
    )


def _is_named(what: str, around: str) -> bool:
    terms, others = content_terms(what), content_terms(around)
    return not terms or any(term_match(term, others) >= _WELL_MET for term in terms)

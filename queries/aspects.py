"""Risks, gains, consequences and purposes: questions for them, and what tells of one.

``Hvilke risici er der ved at ...?`` names what it is about in words that every sentence on the
subject has; only some of these tell of a risk.
"""

from __future__ import annotations

import re

from queries.asked import Asked

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
)
"""Each with how it is asked and what a sentence has that tells of it."""
_PATTERNS = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(told, re.IGNORECASE)) for asked, told in _ASPECTS
)


def tells_of_aspect(asked: Asked, said: str) -> bool:
    """Whether a sentence tells of a risk, gain, consequence or purpose, where that is asked."""
    return any(question.search(asked.core) and told.search(said) for question, told in _PATTERNS)

"""Words that council papers use for the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

SYNONYMS: tuple[tuple[str, ...], ...] = (
    ("skift", "udskift", "overgå", "overgang", "migrer"),
    ("udgift", "omkostning", "kost", "pris"),
    ("reduc", "nedbring", "sænk", "mindsk", "spar", "bespar"),
    ("stig", "steg", "voks", "øg", "forhøj", "dyr"),
    ("leverandør", "udbyd"),
    ("undersøg", "analys", "kortlæg", "afdæk"),
    ("afsat", "afsæt", "bevil"),
    ("anbefal", "indstil", "foreslå", "foreslog"),
    ("beslut", "vedtag", "godk", "tiltræd"),
    ("alternativ", "mulighed", "løsning", "valgmulighed"),
    ("afhæng", "bundet", "fastlåst"),
    ("elev", "skoleelev"),
    ("borger", "beboer"),
    ("erfaring", "evaluering"),
    ("ibrugtag", "etabler", "indvi", "idriftsæt"),
    ("arranger", "arrangør"),
    ("stem", "afstemning"),
    ("sælg", "salg"),
    ("mangl", "savn"),
    ("forbyd", "forbud"),
    ("risi", "trus", "sårbar"),
    ("fordel", "gevinst"),
    ("ulemp", "problem", "udfordr"),
    ("årsag", "begrund"),
    ("hjælp", "støt", "bistand", "understøt"),
    ("ansæt", "ansat", "medarbejd", "personal"),
    ("krav", "beting"),
    ("gebyr", "takst", "afgift"),
    ("frist", "deadlin"),
    ("firma", "virksom", "selskab"),
    ("backup", "sikkerhedskopi"),
    ("genetabl", "genopret", "gendan", "restor"),
    ("public", "udgiv", "udgav", "udkom"),
    ("affald", "skrald", "renovation"),
    ("formand", "forperson"),
)
"""Beginnings of stems that council papers use for the same thing."""


def mean_the_same(term: str, others: Iterable[str]) -> bool:
    """Whether one of the stems `others` is used for the same thing as the stem `term`."""
    own = _groups(term)
    return bool(own) and any(not own.isdisjoint(_groups(other)) for other in others)


@lru_cache(maxsize=65_536)
def _groups(term: str) -> frozenset[int]:
    """The places in `SYNONYMS` of what `term` begins like."""
    return frozenset(place for place, group in enumerate(SYNONYMS) if term.startswith(group))

"""What a sentence says is, or could be, replaced by something else."""

from __future__ import annotations

import re

_REPLACED = re.compile(
    r"\b(?:i stedet for|alternativ(?:er|et)? til|udskift(?:e|er|et|ning(?:en)? af)"
    r"|(?:erstatte[rt]?|afløse[rt]?|opsige[rs]?)(?! (?:af|med))|forlade[rt]?|forladt|væk fra"
    r"|(?:skifte?[rt]?|overgang(?:en)?) (?:væk )?fra)\s+(?P<what>[^.,;:()”\"]+)",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\s+(?:til|med|ved|på|i|om|for|fra|af|hos|over|efter|inden|når|så|og|eller|der|som|at|har|er"
    r"|kan|skal|vil|bør|må|blev|bliver|var)\s",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^(?:den|det|de|en|et|sin|sit|sine|deres|vores)\s+", re.IGNORECASE)
_THING = re.compile(r"[A-ZÆØÅ]|\w{5}|\w \w")
"""No number word and no cut abbreviation."""
_LONGEST = 6
"""Words of what is replaced: more is no thing but a clause."""


def replaced_in(sentence: str) -> str | None:
    """The words for what is replaced, as printed: ``Microsoft`` in ``har forladt Microsoft til
    fordel for LibreOffice``; ``None`` where nothing is said to be."""
    for match in _REPLACED.finditer(sentence):
        what = _BREAK.split(f"{match['what']} ", maxsplit=1)[0].strip()
        named = _OPENING.sub("", what, count=1)
        is_thing = _THING.search(named) and not named.startswith("at ")
        if is_thing and len(named.split()) <= _LONGEST:
            return named
    return None

"""What kind of answer a Danish question asks for, by its question words."""

from __future__ import annotations

import re
from enum import StrEnum

from models.danish.asking import main_clause, question_core
from models.danish.question_words import FINITE


class AnswerType(StrEnum):
    """The kind of thing that would answer a question."""

    WHEN = "when"
    HOW_MUCH = "how much"
    """A sum of money."""
    HOW_MANY = "how many"
    """Any other number."""
    HOW_OFTEN = "how often"
    WHO = "who"
    WHERE = "where"
    WHICH = "which"
    WHY = "why"
    HOW = "how"
    YES_NO = "yes/no"
    WHAT = "what"
    """Anything else."""


_MONEY_NOUN = (
    r"(?:\w*pris(?:en|er|erne)?|\w*udgift(?:en|er|erne)?|\w*omkostning(?:en|er|erne)?|beløb(?:et)?"
    r"|\w*bevilling(?:en)?|\w*tilskud(?:det)?|\w*takst(?:en|er|erne)?|\w*besparelse[nr]?|\w*gebyr(?:et)?|\w+sum(?:men)?|\w*budget(?:tet)?"
    r"|overslag(?:et)?|fortjeneste[nr]?|(?:over|under)skud(?:det)?|\w*indtægt(?:en|er|erne)?"
    r"|\w*omsætning(?:en)?|\w*gæld(?:en)?|afkast(?:et)?|gage(?:n|r|rne)?|\w*løn(?:nen)?)\b"
)

_ANSWER_CUES: tuple[tuple[AnswerType, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            AnswerType.WHY,
            r"\bhvorfor\b|\bhvad skyldes\b"
            r"|\bhvad er (?:begrundelsen|forklaringen|årsagen|grunden|baggrunden)\b",
        ),
        (
            AnswerType.HOW_MUCH,
            rf"\bhv(?:ad|or meget)\b[^,?]*\b(?:kost\w*|betal(?:e|er|es|t|te|tes)?|spare[rst]?)\b"
            r"|\bhvad (?:har|havde)\b[^,?]*\bbrugt på\b|\bhvad brugte\b[^,?]*\bpå\b"
            r"|\bhvordan\b.*\b(?:prissat|prissættes|prisen)\b"
            r"|\bhvad (?:er|var|blev) der (?:\w+ )?(?:afsat|bevilget|sat af)\b"
            r"|\bhvad (?:har|havde|vil)\b[^,?]*\b(?:(?:sat|sætte) af|afsat|afsætte|bevilget?)\b"
            r"|\bhvad (?:afsatte|bevilgede|satte)\b[^,?]*\b(?:til|af)\b"
            r"|\bhvad (?:er|var|bliver) (?:det )?(?:billigst|dyrest)\b"
            r"|\bforskel\w* i pris\w*|\bprisforskel"
            r"|\bhvad (?:er|var|bliver|udgør|udgjorde|ventes|forventes|anslås|skønnes) "
            rf"(?:\S+ ){{0,2}}?{_MONEY_NOUN}"
            rf"|\b(?:hvilke[tn]?|hvor (?:stort?e?|høje?|højt|lavt?)) (?:\S+ ){{0,4}}?{_MONEY_NOUN}"
            r"|\bhvor mange (?:penge|kroner|kr\.|midler|mio\.)"
            rf"|\b(?:oplys\w*|redegør\w*)\b[^,?]*\b{_MONEY_NOUN}",
        ),
        (
            AnswerType.WHEN,
            r"\bhvornår\b|\bhvor (?:længe|hurtigt)\b"
            r"|\bhvilke[tn]? (?:år|dato|datoer|måned|tidspunkt)\b",
        ),
        (
            AnswerType.HOW_OFTEN,
            r"\bhvor (?:ofte|hyppigt|tit|mange gange)\b|\bhvilken (?:hyppighed|frekvens)\b",
        ),
        (
            AnswerType.HOW_MANY,
            r"\bhvor (?:mange|meget|stor|store|stort|høj|højt|lang|langt)\b|\bantal(?:let)?\b"
            r"|\bhvilken andel\b|\bhvad er andelen\b",
        ),
        (
            AnswerType.WHO,
            r"\bhvem\b|\bhvis ansvar\b|\bhvilken? (?:leverandør|forvaltning|afdeling|person)",
        ),
        (AnswerType.WHICH, r"\bhvilke[tn]?\b"),
        (AnswerType.HOW, r"\bhvordan\b|\bhvorledes\b|\bpå hvilken måde\b"),
        (AnswerType.WHERE, r"\bhvor\b(?! (?:vidt|i))"),
        (AnswerType.WHAT, r"\bhvad\b"),
        (
            AnswerType.YES_NO,
            rf"\bhvorvidt\b|\bom\b|^\W*(?:{FINITE}|\w+(?:er|es|ede|te))\b.*\?",
        ),
    )
)


_IS_IT_SO = re.compile(r"\W*(?:er|var|bliver|blev)\b(?!.*\bhv)", re.IGNORECASE)
"""``Er antallet af børn faldet?`` asks for no number."""


def answer_type(text: str) -> AnswerType:
    """The kind of answer that the question `text` asks for, by its question words."""
    asked = main_clause(question_core(text))
    if _IS_IT_SO.match(asked):
        return AnswerType.YES_NO
    return next((kind for kind, cue in _ANSWER_CUES if cue.search(asked)), AnswerType.WHAT)

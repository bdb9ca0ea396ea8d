"""What was recommended, decided, voted and thought: questions for it, and what tells it."""

from __future__ import annotations

import re

from corpus.findings import Passage, Role
from models.danish.answer_types import AnswerType
from queries.asked import Asked
from queries.aspects import tells_of_aspect

_VOTES_ASKED = re.compile(r"\bstemte\b|\b(?:har|blev der) stemt\b|\bafstemning(?:en)?\b", re.I)
_VOTED = re.compile(
    r"\b(?:stem(?:te|t|mer)|afstemning\w*|enstemmig\w*|undlod|stemmeflertal\w*)\b", re.I
)
_NO_NUMBER = frozenset(AnswerType) - {
    AnswerType.HOW_MANY,
    AnswerType.HOW_MUCH,
    AnswerType.WHEN,
    AnswerType.WHERE,
    AnswerType.WHY,
}
"""Questions for how the votes fell rather than for how many, when or why."""

_OPINION_ASKED = re.compile(
    r"\bhv(?:ad|ordan|ilken|ilke)\b (?:\S+ ){0,4}?(?:mener|mente|synes|syntes|holdning\w*"
    r"|mening\w*)\b"
    r"|\bhvordan (?:stiller|forholder) \S+ (?:\S+ ){0,4}?sig\b",
    re.I,
)
_STANCE = re.compile(
    r"\b(?:mener|mente|finder(?! sted)|fandt(?! sted)|vurdere[rt]|synes|syntes|frygte[rt]?"
    r"|bekymre\w*|anbefale[rst]?|støtte[rt]?|bakker op|ønsker|opfordre[rst]?|peger på|hilser"
    r"|afvise[rt]|advare[rt]|kritisere[rt]?|beklage[rt]?|foretrækker|foreslår|tror|går ind for"
    r"|(?:er|var|stiller sig) (?:\w+ )?(?:imod|enige?|uenige?|positive?|kritiske?|tilfredse?"
    r"|skeptiske?|glade?|modstandere?|tilhængere?))\b",
    re.I,
)

_SPEAKER_ASKED = re.compile(
    r"\bhv(?:ad|ordan) (?:svare(?:r|de)|mene?r|mente|siger|sagde|bemærke[rt]) "
    r"(?P<who>[a-zæøå]{4,}?)(?:en|et|erne|ne)\b",
    re.I,
)
_SAYS = (
    r"(?:s (?:bemærkning|kommentar|svar|vurdering)(?:er)?\b"
    r"| (?:svare|oplyse|bemærke|vurdere|mene|anbefale|foreslå|oplys|svar|vurder)(?:r|de|te)\b)"
)
"""What follows one who says something: ``Forvaltningens bemærkning:``."""
_RECOMMENDS = re.compile(
    r"\W*(?:[^.:]{3,40}: )?(?:[\w-]+ ){1,3}"
    r"(?:anbefaler|anbefalede|indstiller|indstillede|foreslår)\b",
    re.I,
)
"""How a sentence begins that does no more than recommend."""
_CASE_ASKED = re.compile(r"\b(?:hvis|såfremt)\b(?! (?:ja|nej|ikke|så)\b)", re.I)
_IN_A_CASE = re.compile(
    r"\b(?:hvis|såfremt|medmindre|forudsat|ellers|i så fald|i modsat fald|i tilfælde af)\b"
    r"|^[A-ZÆØÅ]\w+(?:er|r|es) (?:[\w-]+ ){1,8}?[\w-]+, (?:\w+(?:er|r|es)|kan|vil|skal|må|bør)\b",
    re.I,
)
"""What says what follows of something: ``Trækker ejeren sig, mangler der ...``."""
_OF_RECOMMENDATION = re.compile(r"(?:.*s )?(?:indstilling|anbefaling)(?:en)?$", re.IGNORECASE)


def is_act_asked_for(asked: Asked, passage: Passage, said: str) -> bool:
    """Whether it is asked what was recommended, decided, thought, is so in some case, or what is
    good, bad or meant by something, and the sentence `said` of the passage tells that.

    A recommendation is told by its heading or verb, a decision by its role.
    """
    return bool(
        (asked.recommends and _recommends(passage, said))
        or (_OPINION_ASKED.search(asked.core) and _STANCE.search(said))
        or ((asked.decides or votes_asked(asked)) and passage.role is Role.DECISION)
        or (_CASE_ASKED.search(asked.core) and _IN_A_CASE.search(said))
        or _is_said_by_whom_is_asked(asked, said)
        or tells_of_aspect(asked, said, " ".join((passage.text, *passage.headings)))
    )


def _recommends(passage: Passage, said: str) -> bool:
    return any(map(_OF_RECOMMENDATION.match, passage.headings)) or bool(_RECOMMENDS.match(said))


def _is_said_by_whom_is_asked(asked: Asked, said: str) -> bool:
    speaker = _SPEAKER_ASKED.search(asked.core)
    return bool(speaker and re.search(rf"\b{speaker['who']}\w{{0,3}}{_SAYS}", said, re.I))


def votes_asked(asked: Asked) -> bool:
    """Whether it is asked who voted how, or what came of a vote."""
    return asked.kind in _NO_NUMBER and bool(_VOTES_ASKED.search(asked.core))


def tells_votes(said: str) -> bool:
    """Whether a sentence tells of a vote, be it that there was none."""
    return bool(_VOTED.search(said))

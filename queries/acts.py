"""What was recommended, decided, voted and thought: questions for it, and what tells it."""

from __future__ import annotations

import re

from corpus.findings import Passage, Role
from models.danish.answer_types import AnswerType
from queries.asked import Asked

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

_OF_RECOMMENDATION = re.compile(r"(?:.*s )?(?:indstilling|anbefaling)(?:en)?$", re.IGNORECASE)


def is_act_asked_for(asked: Asked, passage: Passage, said: str) -> bool:
    """Whether it is asked what was recommended, decided or thought, and the sentence `said` of the
    passage tells that.

    A recommendation is told by its heading, a decision by its role.
    """
    recommends = asked.recommends and any(map(_OF_RECOMMENDATION.match, passage.headings))
    decides = asked.decides or votes_asked(asked)
    thinks = _OPINION_ASKED.search(asked.core) and _STANCE.search(said)
    return recommends or bool(thinks) or (decides and passage.role is Role.DECISION)


def votes_asked(asked: Asked) -> bool:
    """Whether it is asked who voted how, or what came of a vote."""
    return asked.kind in _NO_NUMBER and bool(_VOTES_ASKED.search(asked.core))


def tells_votes(said: str) -> bool:
    """Whether a sentence tells of a vote, be it that there was none."""
    return bool(_VOTED.search(said))

"""The three states of a part, and why, in Danish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.drafts import State
from models.danish.answer_types import AnswerType
from queries.asked import Asked
from queries.evidence import Weighed
from queries.weights import FOUND, TOUCHED

_MISSING_KIND = {
    AnswerType.HOW_MUCH: "intet beløb",
    AnswerType.HOW_MANY: "intet tal",
    AnswerType.WHEN: "intet tidspunkt",
    AnswerType.WHY: "ingen begrundelse",
    AnswerType.WHO: "ingen navne",
}

COUNTED = frozenset({AnswerType.HOW_MUCH, AnswerType.HOW_MANY, AnswerType.WHEN})
"""Questions whose answer is a figure or a time, which must be that of the thing asked about."""

_NEAR_SUBJECT = 0.5
"""The thing asked about must be met in the sentence, its passage or the headings above it."""

DIRECT = "Papirerne svarer direkte på spørgsmålet."
CONFLICT = "Papirerne oplyser forskellige tal for det samme. Begge er vist med dato."
TOUCHED_ONLY = "Papirerne berører emnet, men svarer ikke direkte på det, der spørges om."
NOTHING = "Ingen af de gennemsøgte papirer svarer på dette."
UNKNOWN = "Papirerne siger selv, at oplysningen endnu ikke foreligger."


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How well the papers answer a part."""

    state: State
    reason: str
    """In Danish."""


def judge(asked: Asked, weighed: Sequence[Weighed], *, conflict: bool) -> Verdict:
    """The state of a part by its best sentence, and whether the papers disagree."""
    best = weighed[0] if weighed else None
    if best is None or best.score < TOUCHED:
        return Verdict(state=State.NOT_FOUND, reason=NOTHING)
    if best.signals.unknown:
        return Verdict(state=State.NOT_FOUND, reason=UNKNOWN)
    missing = _missing(asked, best)
    if missing is not None:
        return Verdict(state=State.NOT_FOUND, reason=f"Papirerne omtaler emnet, men {missing}.")
    if conflict:
        return Verdict(state=State.UNSURE, reason=CONFLICT)
    if best.score < FOUND:
        return Verdict(state=State.UNSURE, reason=TOUCHED_ONLY)
    return Verdict(state=State.FOUND, reason=DIRECT)


def _missing(asked: Asked, best: Weighed) -> str | None:
    """What the best sentence lacks of what is asked, ``None`` when nothing does."""
    if best.signals.time < 0:
        years = " og ".join(str(year) for year in asked.years)
        return f"ikke for {years}"
    if best.signals.kind < 0:
        return f"oplyser {_MISSING_KIND[asked.kind]}"
    if asked.kind in COUNTED and best.signals.subject < _NEAR_SUBJECT:
        return "ikke netop det, der spørges om"
    return None

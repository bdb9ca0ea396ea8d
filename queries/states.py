"""The three states of a part, and why, in Danish."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.drafts import State
from corpus.findings import Role
from models.danish.answer_types import AnswerType
from queries.acts import votes_asked
from queries.asked import OPINION, Asked
from queries.aspects import asks_for_aspect, tells_of_aspect
from queries.comparing import lacks_side
from queries.evidence import Weighed
from queries.kinds import HAS, SOMETHING_ELSE
from queries.limits import forbidden_asked
from queries.named import NOWHERE
from queries.own_words import around, only_names_topic, said, says_all
from queries.rows import is_todays
from queries.telling import orders_inquiry
from queries.tense import asks_for_deed, is_long_past, is_only_planned, tells_of
from queries.weights import FOUND, SURE, TOUCHED

_MISSING_KIND = {
    AnswerType.HOW_MUCH: "intet beløb",
    AnswerType.HOW_MANY: "intet tal",
    AnswerType.HOW_OFTEN: "ikke, hvor ofte det sker",
    AnswerType.WHEN: "intet tidspunkt",
    AnswerType.WHY: "ingen begrundelse",
    AnswerType.WHO: "ingen navne",
    AnswerType.WHICH: "ingen partier",
    AnswerType.YES_NO: "ikke, om det er sket",
}

COUNTED = frozenset({AnswerType.HOW_MUCH, AnswerType.HOW_MANY, AnswerType.WHEN})
"""Questions whose answer is a figure or a time, which must be that of the thing asked about."""

_OF_ONE_THING = COUNTED | {AnswerType.WHO, AnswerType.WHERE}
"""Questions that a paper cannot answer which never names what they name."""

_OF_ANOTHER_THING = 0.6
"""Share of the best sentence's likelihood below which what tells a reason in another passage tells
that of another thing."""

_NEAR_SUBJECT = 0.5
"""The thing asked about must be met in the sentence, its passage or the headings above it."""

_ANOTHER_ROW = -1.0
"""`Signals.row` of a row that is about something else."""

_OPINION_ASKED = re.compile(rf"\bhv\w+ (?:\w+ )?{OPINION}\b", re.IGNORECASE)
"""A question for what somebody says: a paper that never names him does not tell."""

_MEASURE_ASKED = re.compile(r"\bhvad (?:er|var|bliver|blev) [^\W\d_]+(?:en|et|ne)\b", re.IGNORECASE)
"""``Hvad var ledigheden i Vestby?``: a paper that never names the town does not tell."""

_ANOTHER_TIME = -0.5
"""`Signals.time` from which down a sentence tells of another year or of none that is asked."""

DIRECT = "Dokumenterne svarer direkte på spørgsmålet."
LIKELY = "Dokumenterne ser ud til at svare på spørgsmålet. Læs citatet i sin sammenhæng."
CONFLICT = "Dokumenterne oplyser forskellige tal for det samme. De er vist med dato."
TOUCHED_ONLY = "Dokumenterne berører emnet, men svarer ikke direkte på det, der spørges om."
NOT_DANISH = (
    "Spørgsmålet er ikke på dansk og kan kun sammenlignes med dokumenterne efter betydning."
    " Stil det på dansk."
)
ONE_SIDE = "Dokumenterne oplyser ikke om begge de ting, der sammenlignes."
NOTHING = "Ingen af de gennemsøgte dokumenter svarer på dette."
ANOTHER = "Dokumenterne har kun oplysninger om noget andet end netop det, der spørges om."
UNKNOWN = "Det fremgår af dokumenterne, at oplysningen endnu ikke foreligger."
PLANNED = "Dokumenterne siger kun, at det er foreslået eller planlagt."
DECIDED = "Dokumenterne siger, at det er foreslået, og hvad der blev besluttet om det."
INQUIRY = "Dokumenterne siger kun, at det skal undersøges."

_ORDERS_ASKED = re.compile(
    r"undersøg|redegør|kortlæg|afdæk|analys|pålæg|pålag|anmod|opfordr|foreslå|foreslog|forslag"
    r"|beslut|vedt[ao]g|indstil|anbefal",
    re.IGNORECASE,
)
"""A question for what is to be done about it is answered by the order to look into it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How well the papers answer a part."""

    state: State
    reason: str
    """In Danish."""


def judge(
    asked: Asked, weighed: Sequence[Weighed], fit: Sequence[Weighed], *, conflict: bool
) -> Verdict:
    """The state of a part by its best sentence that fits (`fitting`), and by disagreement."""
    best = weighed[0] if weighed else None
    if best is not None and best.on_its_own >= SURE and fit and fit[0].score < FOUND:
        fit = ()
    if fit and fit[0].score >= TOUCHED:
        reserve = CONFLICT if conflict else _reserve(asked, fit)
        if reserve is not None:
            return Verdict(state=State.UNSURE, reason=reserve)
        return Verdict(state=State.FOUND, reason=DIRECT if fit[0].on_its_own >= SURE else LIKELY)
    if plan_instead(asked, weighed):
        return Verdict(state=State.NOT_FOUND, reason=PLANNED)
    if best is None or best.score < TOUCHED:
        nothing = NOT_DANISH if asked.foreign else NOTHING
        return Verdict(state=State.NOT_FOUND, reason=nothing)
    return Verdict(state=State.NOT_FOUND, reason=missing(asked, best) or NOTHING)


def _reserve(asked: Asked, fit: Sequence[Weighed]) -> str | None:
    """Why the sentences that fit only touch what is asked, ``None`` where they answer."""
    best = fit[0]
    counts_else = asked.kind is AnswerType.HOW_MANY and best.signals.kind == SOMETHING_ELSE
    no_reason = asked.kind is AnswerType.WHY and best.signals.kind < 0
    off = only_names_topic(asked, best) or _is_silent(asked, best)
    touches = counts_else or no_reason or off or _lacks_aspect(asked, fit)
    if best.on_its_own < FOUND or touches:
        return TOUCHED_ONLY
    return ONE_SIDE if lacks_side(asked, fit, least=TOUCHED) else None


def _lacks_aspect(asked: Asked, fit: Sequence[Weighed]) -> bool:
    """Whether a risk, gain, means ... is asked for, and no sentence that answers tells of one."""
    answers = (item for item in fit if item.score >= FOUND)
    return asks_for_aspect(asked) and not any(
        tells_of_aspect(asked, said(item), around(item)) for item in answers
    )


def _is_silent(asked: Asked, item: Weighed) -> bool:
    """Whether it is asked whether or when something was done, and neither the sentence nor what
    stands around it speaks of that."""
    asks = asked.kind in (AnswerType.YES_NO, AnswerType.WHEN) and asks_for_deed(asked)
    return asks and not tells_of(asked, around(item))


def fitting(asked: Asked, weighed: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """The sentences that lack nothing of what is asked: not the year, not the sort of answer.

    Where the best sentence of all says that the thing is not known, none fits. Where the best one
    that tells of what is asked to be done says that it is planned, no silence on it fits.
    """
    if weighed and weighed[0].signals.unknown:
        return ()
    fit = _with_own_words_first(
        asked, _counting(asked, [item for item in weighed if missing(asked, item) is None])
    )
    if _tells_reason_of_another(asked, weighed, fit):
        return (weighed[0],)
    if plan_instead(asked, weighed):
        return tuple(item for item in fit if tells_of(asked, item.text))
    return fit


def _counting(asked: Asked, fit: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """`fit` without what counts something else, where a sentence surely counts what is asked."""
    counts = tuple(item for item in fit if item.signals.kind == HAS)
    is_counted = asked.kind is AnswerType.HOW_MANY and counts and counts[0].on_its_own >= SURE
    return counts if is_counted else tuple(fit)


def _with_own_words_first(asked: Asked, fit: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """`fit` with what only names the subject that the part takes over behind what answers it."""
    behind = [item for item in fit if only_names_topic(asked, item)]
    first = [item for item in fit if item not in behind]
    return (*first, *behind) if first and first[0].score >= TOUCHED else tuple(fit)


def _tells_reason_of_another(
    asked: Asked, weighed: Sequence[Weighed], fit: Sequence[Weighed]
) -> bool:
    """Whether it is asked why, one sentence is plainly about that, and reasons are told only in
    another passage and of what is much less like it."""
    if asked.kind is not AnswerType.WHY or not fit or weighed[0].on_its_own < SURE:
        return False
    best, other = weighed[0], fit[0]
    is_of_it = best.signals.name > NOWHERE and best.signals.time > _ANOTHER_TIME
    is_far = best.passage.id != other.passage.id
    return is_of_it and is_far and other.score < _OF_ANOTHER_THING * best.score


def plan_instead(asked: Asked, weighed: Sequence[Weighed]) -> Weighed | None:
    """The best sentence on what is asked to be done, where it only says that it is to be."""
    of_deed = (item for item in weighed if item.score >= TOUCHED and tells_of(asked, item.text))
    best = next(of_deed, None)
    return best if best is not None and is_only_planned(asked, best.text) else None


def missing(asked: Asked, item: Weighed) -> str | None:
    """Why a sentence is no answer although it is about the subject, ``None`` when it may be one."""
    return _not_known(asked, item) or _lacking(asked, item)


def _not_known(asked: Asked, item: Weighed) -> str | None:
    """That the thing is not known, or that it is openly asked for and only to be looked into."""
    if item.signals.unknown:
        return UNKNOWN
    orders = item.signals.open and orders_inquiry(item.text)
    return INQUIRY if orders and not _ORDERS_ASKED.search(asked.core) else None


def _lacking(asked: Asked, item: Weighed) -> str | None:
    """What of what is asked the sentence does not tell, if anything."""
    signals = item.signals
    if signals.time <= _ANOTHER_TIME:
        years = " og ".join(str(year) for year in asked.years)
        return f"Dokumenterne omtaler emnet, men ikke for {years}."
    measures = _MEASURE_ASKED.search(asked.core)
    of_one = asked.kind in _OF_ONE_THING or measures or _OPINION_ASKED.search(asked.core)
    is_unnamed = of_one and signals.name <= NOWHERE
    is_far = signals.subject < _NEAR_SUBJECT
    is_row = item.passage.role is Role.TABLE_ROW
    lists_else = is_row and asked.lists and asked.subject
    is_else = is_far and (lists_else or (measures and asked.names))
    is_of_today = asked.kind in COUNTED and is_todays(asked, item.passage)
    is_past = is_long_past(asked, item.text)
    if is_unnamed or is_another_row(item) or is_of_today or is_past or is_else:
        return ANOTHER
    if signals.kind < 0:
        return f"Dokumenterne omtaler emnet, men oplyser {_missing_kind(asked)}."
    if asked.kind in COUNTED and asked.topic and is_far and not says_all(asked, item):
        return f"Dokumenterne oplyser {_missing_kind(asked)} for netop det, der spørges om."
    return None


def is_another_row(item: Weighed) -> bool:
    """Whether it is a table's row that is about something else."""
    return item.signals.row <= _ANOTHER_ROW


def _missing_kind(asked: Asked) -> str:
    """What sort of thing is asked for, as something that is not told."""
    if votes_asked(asked):
        return "ikke, hvordan der blev stemt"
    return "ikke, hvad der er udelukket" if forbidden_asked(asked) else _MISSING_KIND[asked.kind]

"""Written sentences of one part beside each other, and beside what they leave out."""

from __future__ import annotations

from queries.coverage import says_the_same
from queries.verify.facts import FactKind, agrees, find_facts
from queries.verify.gates import Gate
from queries.verify.sentences import objections
from queries.verify.wording import content_stems

_SAME_SUBJECT = 0.8
"""Share of common words of content from which on two sentences tell of the same."""

_MOST = 0.5
"""Share of a quote's words of content that a sentence must keep to stand in its place."""

_OPPOSED = frozenset({Gate.FACT, Gate.POLARITY, Gate.DIRECTION})


def repeats(sentence: str, earlier: str) -> bool:
    """Whether `sentence` says what `earlier` says."""
    return sentence == earlier or says_the_same(sentence, earlier)


def contradict(one: str, other: str) -> bool:
    """Whether two sentences tell otherwise of the same; different times are no contradiction."""
    words = [content_stems(text) for text in (one, other)]
    least = min(len(stems) for stems in words)
    if (
        not least
        or len(words[0] & words[1]) < _SAME_SUBJECT * least
        or _times(one) != _times(other)
    ):
        return False
    gates = [
        {objection.gate for objection in objections(text, [source])}
        for text, source in ((one, other), (other, one))
    ]
    return bool(gates[0] & gates[1] & _OPPOSED)


def tells(text: str, quote: str) -> bool:
    """Whether `text`, which rests on `quote`, leaves out none of its facts and not most of it."""
    told, words = find_facts(text), content_stems(quote)
    facts_kept = all(any(agrees(fact, other) for other in told) for fact in find_facts(quote))
    return facts_kept and len(words & content_stems(text)) >= _MOST * len(words)


def _times(text: str) -> set[object]:
    return {fact.value for fact in find_facts(text) if fact.kind is FactKind.DATE}

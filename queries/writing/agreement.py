"""Written sentences of one part beside each other: none twice, none against another."""

from __future__ import annotations

from queries.coverage import says_the_same
from queries.verify.facts import FactKind, find_facts
from queries.verify.gates import Gate
from queries.verify.sentences import objections
from queries.verify.wording import content_stems

_SAME_SUBJECT = 0.8
"""Share of common words of content from which on two sentences tell of the same."""

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


def _times(text: str) -> set[object]:
    return {fact.value for fact in find_facts(text) if fact.kind is FactKind.DATE}

"""Polarity: what the source denies must not be affirmed, and the other way round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from queries.verify.gates import Gate, Objection
from queries.verify.wording import NEGATIONS, Token, tokens

_NO_NEGATION_BEFORE = frozenset({"kun", "alene", "blot", "mindst"})
"""``ikke kun`` and ``ikke mindst`` deny nothing."""

_REACH_OF_WITHOUT = 3
"""Words of content that ``uden`` denies after it, within its clause."""


def polarity_objections(sentence: str, source: str) -> Iterator[Objection]:
    """Clauses of `sentence` most of whose words the source denies otherwise than they do."""
    held: defaultdict[str, set[bool]] = defaultdict(set)
    for word, denied in denials(tokens(source)):
        held[word.stem].add(denied)
    for clause in _by_clause(tokens(sentence)).values():
        shared = [(word, denied) for word, denied in clause if word.stem in held]
        turned = [word for word, denied in shared if denied not in held[word.stem]]
        if turned and 2 * len(turned) >= len(shared):
            yield Objection(gate=Gate.POLARITY, words=" ".join(word.text for word in turned))


def denials(words: tuple[Token, ...]) -> list[tuple[Token, bool]]:
    """The words of content, each with whether a negation reaches it."""
    denied: set[int] = set()
    for place, word in enumerate(words):
        if word.lower in NEGATIONS and not _is_idle(words, place):
            denied.update(_reach(words, place))
    return [(word, place in denied) for place, word in enumerate(words) if word.is_content]


def _is_idle(words: tuple[Token, ...], place: int) -> bool:
    after = words[place + 1].lower if place + 1 < len(words) else ""
    return words[place].lower == "ikke" and after in _NO_NEGATION_BEFORE


def _reach(words: tuple[Token, ...], place: int) -> set[int]:
    """The places of the words that the negation at `place` denies."""
    clause = words[place].clause
    within = [
        other for other, word in enumerate(words) if word.clause == clause and word.is_content
    ]
    if words[place].lower == "uden":
        return set([other for other in within if other > place][:_REACH_OF_WITHOUT]) or {
            other for other, word in enumerate(words) if word.clause == clause + 1
        }
    return set(within)


def _by_clause(words: tuple[Token, ...]) -> Mapping[int, list[tuple[Token, bool]]]:
    clauses: defaultdict[int, list[tuple[Token, bool]]] = defaultdict(list)
    for word, denied in denials(words):
        clauses[word.clause].append((word, denied))
    return clauses

"""Certainty: a sentence must be neither firmer nor of another mood than its sources."""

from __future__ import annotations

from collections.abc import Iterator

from queries.verify.gates import Gate, Objection
from queries.verify.lexicon import CERTAINTY, SWEEPING, Certainty
from queries.verify.wording import Token, content_stems, tokens

_KEPT = 0.5
"""A source's clause counts as kept when this share of its words of content is."""

_MAY_APPEAR = frozenset({Certainty.CONDITIONAL})
"""``når`` and ``hvis`` stand for each other too freely to object to a new one."""

_MAY_BE_LOST = frozenset({Certainty.SURE})
"""To say less firmly what was decided claims nothing more."""


def certainty_objections(sentence: str, source: str) -> Iterator[Objection]:
    """Words that make `sentence` firmer than `source`, and hedges of the source that it lost."""
    for match in SWEEPING.finditer(sentence):
        if not SWEEPING.search(source):
            yield Objection(gate=Gate.CERTAINTY, words=match[0])
    for degree, pattern in CERTAINTY.items():
        claimed, held = pattern.search(sentence), pattern.search(source)
        if claimed and not held and degree not in _MAY_APPEAR:
            yield Objection(gate=Gate.CERTAINTY, words=claimed[0])
            continue
        lost = held is not None and claimed is None and degree not in _MAY_BE_LOST
        if held and lost and _is_kept(sentence, source, held.start(), degree):
            yield Objection(gate=Gate.CERTAINTY, words=held[0])


def _is_kept(sentence: str, source: str, place: int, degree: Certainty) -> bool:
    """Whether the sentence keeps what the source's hedge at `place` is said of."""
    words = tokens(source)
    hedge = max((word for word in words if word.start <= place), key=lambda word: word.start)
    hedged = _content_of(words, hedge.clause, hedge)
    if degree is Certainty.CONDITIONAL and _opens_with(sentence, hedged):
        return False
    kept = hedged & content_stems(sentence)
    return bool(hedged) and len(kept) >= _KEPT * len(hedged)


def _content_of(words: tuple[Token, ...], clause: int, hedge: Token) -> frozenset[str]:
    return frozenset(
        word.stem for word in words if word.clause == clause and word.is_content and word != hedge
    )


def _opens_with(sentence: str, hedged: frozenset[str]) -> bool:
    """Whether the verb first says the condition: ``Bortfalder tilskuddet, ...``."""
    return any(word.stem in hedged for word in tokens(sentence)[:1])

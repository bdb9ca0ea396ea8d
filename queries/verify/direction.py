"""Direction: rises and falls, before and after, for and against stay as the source has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.danish.stems import stem
from queries.verify.gates import Gate, Objection
from queries.verify.lexicon import EXCLUSIVE, OPPOSITES
from queries.verify.wording import content_stems, tokens

_PREFIX = "u"
_COMPARISON = re.compile(r"\bend\b(?P<than>[^,;.]*)", re.IGNORECASE)


def direction_objections(sentence: str, source: str) -> Iterator[Objection]:
    """Words of `sentence` that turn what `source` says into its opposite."""
    for one, other in OPPOSITES:
        yield from _turned(one, other, sentence, source)
        yield from _turned(other, one, sentence, source)
    for group in EXCLUSIVE:
        yield from _exchanged(group, sentence, source)
    yield from _prefixed(sentence, source)
    yield from _compared(sentence, source)


def _turned(
    one: re.Pattern[str], other: re.Pattern[str], sentence: str, source: str
) -> Iterator[Objection]:
    """Words of the group `one` that came in where words of its opposite went out."""
    came = _new_words(one, sentence, source)
    exchanged = _new_words(one, source, sentence)
    if came and len(_new_words(other, source, sentence)) > len(exchanged):
        yield Objection(gate=Gate.DIRECTION, words=came[0])


def _new_words(group: re.Pattern[str], text: str, other: str) -> list[str]:
    """Words of `group` in `text` whose stems `other` lacks."""
    held = {stem(match[0].lower()) for match in group.finditer(other)}
    return [match[0] for match in group.finditer(text) if stem(match[0].lower()) not in held]


def _exchanged(
    group: tuple[re.Pattern[str], ...], sentence: str, source: str
) -> Iterator[Objection]:
    if not any(pattern.search(source) for pattern in group):
        return
    for pattern in group:
        claimed = pattern.search(sentence)
        if claimed and not pattern.search(source):
            yield Objection(gate=Gate.DIRECTION, words=claimed[0])


def _compared(sentence: str, source: str) -> Iterator[Objection]:
    """What stands after ``end`` in a comparison must not have stood before it."""
    here, there = _COMPARISON.search(sentence), _COMPARISON.search(source)
    if not here or not there:
        return
    before = content_stems(source[: there.start()])
    after = content_stems(there["than"])
    for word in tokens(here["than"]):
        if word.is_content and word.stem in before - after:
            yield Objection(gate=Gate.DIRECTION, words=word.text)


def _prefixed(sentence: str, source: str) -> Iterator[Objection]:
    """``tilstrækkelig`` for ``utilstrækkelig`` and the other way round."""
    held = {word.lower for word in tokens(source)}
    roots = {stem(word) for word in held}
    bare = {stem(word[1:]) for word in held if word.startswith(_PREFIX) and len(word) > 6}
    for word in tokens(sentence):
        gained = word.lower.startswith(_PREFIX) and stem(word.lower[1:]) in roots
        lost = word.stem in bare
        if len(word.text) > 5 and word.stem not in roots and (gained or lost):
            yield Objection(gate=Gate.DIRECTION, words=word.text)

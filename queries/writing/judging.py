"""Whether a written sentence may stand on its quotes: the gates, and two of writing's own.

The gates of `queries.verify` compare facts, names and direction. A model can go wrong without
touching any of these: with a verb of its own (``brændte`` for ``leverede brændbart affald``), with
filler, in English, or by putting the right words in an order that says something else. So every
word of content must come from the quotes, and most of them in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from models.danish.sentences import split_sentences
from queries.verify.gates import Gate, Objection
from queries.verify.sentences import objections
from queries.verify.wording import Token, content_stems, is_covered, tokens
from queries.writing.losses import losses

_CONNECTING = frozenset(
    ("desuden", "endvidere", "herudover", "derudover", "derimod", "samtidig", "ligeledes")
)
"""Words of content that say nothing but that a sentence follows another."""

_ENDING_LIST = """
    e n r s t en et er es de te ene ens ets ers ede erne enes ernes este ere
"""
_ENDINGS = frozenset(["", *_ENDING_LIST.split()])
"""What may follow a stem. A consonant that is doubled before it needs the quote's own word."""

_WHOLE = re.compile(r"[A-ZÆØÅ0-9§»\"].*[^\W_].*[.!?][»\"]?", re.DOTALL)
"""A capital or figure first, a full stop last."""

_SHORTEST = 3
"""Words that a sentence has at least."""

_IN_ORDER = 0.6
"""Share of a sentence's words that must stand in one run of matches with its quotes; what moves to
the front of a Danish sentence takes the rest along."""


def judge(sentence: str, quotes: Sequence[str]) -> tuple[Objection, ...]:
    """Everything for which `sentence` may not stand on `quotes`; empty when it may.

    It is held to those that it needs (`rests_on`), not to what else it was said to rest on.
    """
    quotes = [quotes[place] for place in rests_on(sentence, quotes)] or quotes
    found = (
        *objections(sentence, quotes),
        *losses(sentence, quotes),
        *_strange_words(sentence, quotes),
        *_form(sentence, quotes),
    )
    return tuple(dict.fromkeys(found))


def is_whole_sentence(text: str) -> bool:
    """Whether `text` begins and ends as a sentence does; rows of tables and headings do not."""
    return bool(_WHOLE.fullmatch(text.strip())) and len(tokens(text)) >= _SHORTEST


def rests_on(sentence: str, quotes: Sequence[str]) -> tuple[int, ...]:
    """The places (from 0) of the quotes that `sentence` needs.

    The one that holds all its words of content; where none does, those that hold a word that no
    earlier one holds.
    """
    said = set(content_stems(sentence))
    held = [_held(said, quote) for quote in quotes]
    whole = next((place for place, words in enumerate(held) if words == said), None)
    if said and whole is not None:
        return (whole,)
    places = []
    for place, words in enumerate(held):
        if words & said:
            places.append(place)
        said -= words
    return tuple(places)


def _held(said: set[str], quote: str) -> set[str]:
    known = frozenset(token.stem for token in tokens(quote))
    return {word for word in said if is_covered(word, known)}


def _strange_words(sentence: str, quotes: Sequence[str]) -> Iterator[Objection]:
    held = [token for quote in quotes for token in tokens(quote)]
    words = {token.lower for token in held}
    stems = {token.stem for token in held}
    for token in tokens(sentence):
        is_new = token.is_content and token.lower not in (_CONNECTING | words)
        if is_new and not (token.stem in stems and _is_inflected(token)):
            yield Objection(gate=Gate.WORDING, words=token.text)


def _is_inflected(token: Token) -> bool:
    """Whether the word is its stem with a Danish ending: ``udgiftten`` is a slip of the model."""
    return token.lower.startswith(token.stem) and token.lower[len(token.stem) :] in _ENDINGS


def _form(sentence: str, quotes: Sequence[str]) -> Iterator[Objection]:
    says_something = is_whole_sentence(sentence) and content_stems(sentence)
    is_one = len(split_sentences(sentence)) == 1 or any(sentence in quote for quote in quotes)
    if not says_something or not is_one or _in_order(sentence, quotes) < _IN_ORDER:
        yield Objection(gate=Gate.FORM, words=sentence)


def _in_order(sentence: str, quotes: Sequence[str]) -> float:
    """The share of the words that match the quotes one after another."""
    here = _keys(tokens(sentence))
    there = [key for quote in quotes for key in _keys(tokens(quote))]
    blocks = SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
    matched = sum(block.size for block in blocks)
    return matched / max(1, len(here))


def _keys(words: Sequence[Token]) -> list[str]:
    return [word.stem for word in words]

"""What of a query line no passage holds: what is found for it is only near in meaning."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from index.analysis import party_of, word_stems
from index.generations import Generation
from index.words import Field
from models.danish.stems import words
from queries.party_names import forms_of, parties_named
from queries.query import Query
from queries.results import Hit
from queries.spelled import bodies_named, name_of_body
from queries.spelling import right_spelling
from queries.unmet import told_of_conditions
from queries.views import View
from queries.visible import Mask

_KEYWORDS = 6
"""Words of a query line; a longer one is a question, and is not looked for word by word."""


def told_of_terms(
    generation: Generation,
    mask: Mask,
    asked: Query,
    hits: Collection[Hit],
    view: View,
) -> Iterator[str]:
    """A Danish line for each exact term of `asked`, and for each word that no row of `mask` holds.

    What only stands in papers outside `mask`, closed ones among them, counts as not held. Where it
    lets nothing by, conditions that no paper meets are told instead, by what `view` holds.
    """
    if not mask.any():
        yield from told_of_conditions(asked.filters, view)
        return
    if not hits:
        yield from _told_of_phrases(generation, mask, asked)
    shown = "; de nærmeste i betydning er vist." if hits else "."
    for term, told in asked.exact.items():
        if _has_term(generation, mask, term):
            yield f"{told} vejer tungere."
        elif not _has_name(generation, mask, term):
            yield f"{told} står ikke i de afsnit, der er søgt i{shown}"
    met = {word for hit in hits for word in hit.why.words}
    for word in _unheld_words(generation, mask, asked.text, met):
        meant = right_spelling(generation, mask, word, view)
        offered = f" Mente du »{meant}«?" if meant else ""
        yield f"Ordet »{word}« står ikke i de afsnit, der er søgt i{shown}{offered}"


def _told_of_phrases(generation: Generation, mask: Mask, asked: Query) -> Iterator[str]:
    """Danish lines on the wordings of `asked`, which no row of `mask` meets."""
    alone = len(asked.phrases) == 1 and not asked.without
    unheld = [
        phrase
        for phrase in asked.phrases
        if alone or not generation.words.is_held(word_stems(phrase), mask)
    ]
    for phrase in unheld:
        yield (
            f"Ordlyden »{phrase}« står ikke i de afsnit, der er søgt i. Fjern "
            "anførselstegnene for at søge på ordene hver for sig."
        )
    if not unheld:
        yield "Ingen afsnit opfylder alle betingelser på én gang."


def _has_term(generation: Generation, mask: Mask, term: str) -> bool:
    """Whether a row of `mask` holds an exact term, in its text or in its paper's record."""
    wanted = {term: 1.0}
    _, scores = generation.words.score(
        {Field.STEMS: wanted, Field.CONTEXT: wanted},
        allowed=mask,
        k=1,
        beside=np.empty(0, dtype=np.int64),
    )
    return bool(scores.any())


def _has_name(generation: Generation, mask: Mask, term: str) -> bool:
    """Whether a row of `mask` names the party or the body whose letters the `term` stands for."""
    letter = party_of(term)
    forms = (name_of_body(term),) if letter is None else forms_of(letter)
    return any(
        generation.words.is_held(stems, mask)
        for form in filter(None, forms)
        if (stems := word_stems(form))
    )


def _unheld_words(
    generation: Generation, mask: Mask, text: str, met: Collection[str]
) -> Iterator[str]:
    """The words of a short `text` that no row of `mask` holds.

    Those in `met` are known to be held; figures, parties and bodies are known in other
    spellings too, and not looked for.
    """
    asked = dict.fromkeys(words(text))
    if len(asked) > _KEYWORDS:
        return
    named = {part.lower() for part in text.split() if parties_named(part) or bodies_named(part)}
    for word in asked:
        if word.isalpha() and word not in met and word not in named:
            stems = word_stems(word)
            if stems and not generation.words.is_held(stems, mask):
                yield word

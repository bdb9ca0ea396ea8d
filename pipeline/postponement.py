"""Which of a letter's questions a promise postpones, where one answer is given to all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.spans import Span
from models.danish.quantities.words import ordinal_value
from models.danish.stems import subject_stems

_CONTEXT_SENTENCES = 3
"""Sentences before the promise in which the answer may say what it cannot answer yet."""
_ABOUT = re.compile(r"\bspørgsmålet om (?P<about>[^.?!]+)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\bspørgsmål (?:nr\. )?(?P<number>\d{1,2})\b|\bdet (?P<ordinal>[^\W\d]+) spørgsmål\b",
    re.IGNORECASE,
)


def postponed_questions(
    questions: Sequence[str], text: str, sentences: Sequence[Span], promise: Span
) -> frozenset[int]:
    """The indexes of the `questions` that the promise at `promise` is about.

    `sentences` are those of the answer in the paper's `text`. A question is singled out by its
    number (``det andet spørgsmål``) or by what it is about (``Spørgsmålet om ...``) in the promise
    or shortly before it; where none is, the promise is about all.
    """
    before = [sentence for sentence in sentences if sentence.start <= promise.start]
    context = " ".join(sentence.of(text) for sentence in before[-1 - _CONTEXT_SENTENCES :])
    numbered = _NUMBERED.search(context)
    if numbered:
        return frozenset({_number(numbered, len(questions)) - 1} & set(range(len(questions))))
    about = _ABOUT.search(context)
    if about:
        return _likest(questions, about.group("about"))
    return frozenset(range(len(questions)))


def _number(match: re.Match[str], count: int) -> int:
    if match.group("number"):
        return int(match.group("number"))
    ordinal = match.group("ordinal").casefold()
    return count if ordinal == "sidste" else ordinal_value(ordinal) or 0


def _likest(questions: Sequence[str], about: str) -> frozenset[int]:
    """The question that shares most words with `about`; all where none shares any."""
    wanted = subject_stems(about)
    shared = [len(wanted & subject_stems(question)) for question in questions]
    best = max(shared, default=0)
    return frozenset(
        index for index, count in enumerate(shared) if count == best and (count or not best)
    )

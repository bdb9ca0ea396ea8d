"""Pairs of a query and a passage from the papers that a library holds.

A heading says what the passages under it are about, and a question of a letter is answered by the
passages that its own letter answers it with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from corpus.catalogue import Catalogue
from corpus.findings import Passage, Question, Role
from corpus.papers import Paper
from models.adapt.pairs import Pair

PASSAGE_WORDS = 12
"""A shorter passage says too little to be found by what it says."""
PASSAGES_A_HEADING = 2
"""The first passages under a heading; further ones drift away from it."""


def held_pairs(catalogue: Catalogue) -> list[list[Pair]]:
    """The pairs of each open paper in `catalogue`, in the papers' order; none for some."""
    pairs = []
    for paper in catalogue.papers():
        passages = catalogue.passages_of(paper.id)
        answered = _answer_pairs(catalogue.questions(paper=paper.id), passages)
        pairs.append([*_heading_pairs(paper, passages), *answered])
    return pairs


def _heading_pairs(paper: Paper, passages: Sequence[Passage]) -> Iterator[Pair]:
    """The headings above passages, behind the paper's title, with the first of the passages."""
    running = [p for p in passages if p.role is Role.PARAGRAPH and not p.hidden and p.headings]
    for headings, under in groupby(running, key=lambda passage: passage.headings):
        told = [passage.text for passage in under if _tells(passage)]
        query = " ".join(dict.fromkeys([paper.title, *headings]))
        for text in told[:PASSAGES_A_HEADING]:
            yield _pair(query, text)


def _answer_pairs(questions: Sequence[Question], passages: Sequence[Passage]) -> list[Pair]:
    """Each question with the passages that answer it: those up to the next question.

    Nothing from a letter that lists its questions first: which answer is whose is not seen there.
    """
    answers = [passage for passage in passages if passage.role is Role.ANSWER]
    pairs: list[Pair] = []
    for question, following in zip_longest(questions, questions[1:]):
        end = following.span.start if following else None
        own = [passage for passage in answers if _stands_between(passage, question.span.end, end)]
        if not own:
            return []
        pairs.extend(_pair(question.text, passage.text) for passage in own if _tells(passage))
    return pairs


def _pair(query: str, passage: str) -> Pair:
    asked = _on_one_line(query)
    return Pair(query=asked, passage=_on_one_line(passage), subject=asked)


def _stands_between(passage: Passage, start: int, end: int | None) -> bool:
    return passage.span.start >= start and (end is None or passage.span.end <= end)


def _tells(passage: Passage) -> bool:
    return len(passage.text.split()) >= PASSAGE_WORDS


def _on_one_line(text: str) -> str:
    return " ".join(text.split())

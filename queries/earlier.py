"""Has this been answered before? Earlier answers to the same question, and what came since.

Two questions count as the same when they are near in meaning, ask for the same sort of answer, of
the same years and names, and each says in its own words what the other is about: to be told wrongly
that a question is answered is worse than not to be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.drafts import EarlierAnswer
from corpus.findings import Question, QuestionState, Role
from corpus.papers import Kind, Paper
from models.encoder import Encoder
from queries.asked import Asked, content_terms, read_part, term_match
from queries.citing import cite
from queries.evidence import Weighed
from queries.shelf import Shelf
from queries.statements import citation_of
from queries.weights import FOUND, TOUCHED

_SAME_MEANING = 0.88
"""Cosine of two questions, both encoded as such. Questions put in other words lie at 0.85 to 0.96;
61 of the 11,026 pairs of the sample papers' questions lie above the bound, most of which share a
topic only: the words decide, too."""

_SAME_WORDS = 0.75
"""Share of a question's own words that the other must meet."""

_SHARED_TOPIC = 0.5
"""The same where the words include those of the topic that a part was given in brackets."""

_MOST_SINCE = 2
"""Newer sentences that are shown beside an earlier answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """A question that was answered before, with the sentence that answers it."""

    question: Question
    answer: Weighed


def precedents(
    asked: Asked,
    fit: Sequence[Weighed],
    shelf: Shelf,
    encoder: Encoder,
    *,
    letter: Paper | None,
) -> tuple[Precedent, ...]:
    """The replies among `fit` that answered the same question of a councillor, newest first.

    `fit` are the sentences that may answer `asked`, best first; of each paper the best counts.
    """
    best: dict[str, Weighed] = {}
    for item in fit:
        is_reply = item.paper.kind is Kind.POLITIKERSVAR and item.passage.role is Role.ANSWER
        is_own = letter is not None and letter.id == item.paper.id
        if is_reply and not is_own and item.on_its_own >= TOUCHED:
            best.setdefault(item.paper.id, item)
    found = [
        Precedent(question=question, answer=item)
        for item in best.values()
        if (question := _same_question(asked, item.paper, shelf, encoder)) is not None
    ]
    return tuple(sorted(found, key=lambda item: str(item.answer.paper.date), reverse=True))


def earlier_answers(
    found: Sequence[Precedent], fit: Sequence[Weighed], shelf: Shelf
) -> tuple[EarlierAnswer, ...]:
    """The precedents as a draft shows them, each with the newest of `fit` that came after it."""
    return tuple(
        EarlierAnswer(
            question=cite(shelf, item.question.paper, item.question.span),
            answer=citation_of(shelf, item.answer),
            since=tuple(citation_of(shelf, newer) for newer in _since(item.answer, fit)),
        )
        for item in found
    )


def _same_question(asked: Asked, paper: Paper, shelf: Shelf, encoder: Encoder) -> Question | None:
    """The answered question of `paper` that is the one asked, if there is one."""
    alike = [
        (question, other)
        for question in shelf.catalogue.questions(paper=paper.id)
        if question.state is QuestionState.ANSWERED
        for other in map(read_part, question.parts)
        if _says_the_same(asked, other)
    ]
    if not alike:
        return None
    vectors = encoder.encode_query([asked.core, *(other.core for _, other in alike)])
    nearness = (vectors[1:] @ vectors[0]).tolist()
    nearest, (question, _) = max(zip(nearness, alike, strict=True), key=lambda item: item[0])
    return question if nearest >= _SAME_MEANING else None


def _says_the_same(one: Asked, other: Asked) -> bool:
    return (
        one.kind is other.kind
        and set(one.years) == set(other.years)
        and set(one.names) == set(other.names)
        and _covered(_own_terms(one), other) >= _SAME_WORDS
        and _covered(_own_terms(other), one) >= _SAME_WORDS
        and _covered(other.terms, one) >= _SHARED_TOPIC
        and _covered(one.terms, other) >= _SHARED_TOPIC
    )


def _own_terms(asked: Asked) -> Sequence[str]:
    """The words of a part without those of the topic that was added to it in brackets."""
    return content_terms(asked.core.partition("(")[0])


def _covered(terms: Sequence[str], other: Asked) -> float:
    """The share of `terms` that another question meets."""
    return sum(term_match(term, other.terms) for term in terms) / len(terms) if terms else 0.0


def _since(answer: Weighed, fit: Sequence[Weighed]) -> Iterator[Weighed]:
    """The sentences that answer from later papers, newest first, one a paper."""
    day = answer.paper.date
    if day is None:
        return
    newer: dict[str, Weighed] = {}
    for item in fit:
        later = item.paper.date is not None and item.paper.date > day
        if later and item.on_its_own >= FOUND and item.text != answer.text:
            newer.setdefault(item.paper.id, item)
    newest_first = sorted(newer.values(), key=lambda item: str(item.paper.date), reverse=True)
    yield from newest_first[:_MOST_SINCE]

"""Evidence: the sentences of the papers, weighed as answers to a part of a question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from corpus.filters import Filters
from corpus.findings import Passage, Role
from corpus.papers import Paper
from corpus.spans import Span
from models.danish.answer_types import AnswerType
from queries.asked import Asked
from queries.results import Candidate
from queries.search import Searcher
from queries.shelf import Shelf
from queries.signals import MayAnswer, Scales, Signals, signals_of
from queries.telling import opens_list, states_something
from queries.weights import likelihood

_CANDIDATES = 40
"""Passages looked at for each part."""
_AMONG = 80
"""Passages among which these are found: questions of letters are near to what asks the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A sentence weighed as an answer."""

    passage: Passage
    paper: Paper
    span: Span
    """The sentence in the paper's text."""
    text: str
    signals: Signals
    score: float
    """How likely it answers, 0 to 1, by the calibration of `queries.weights`."""
    on_its_own: float
    """The same without the credit for being bound with the letter: that makes a sentence worth
    showing, but not an answer."""


def weigh(
    asked: Asked, searcher: Searcher, shelf: Shelf, filters: Filters, *, letter: Paper | None
) -> tuple[Weighed, ...]:
    """The sentences that may answer `asked`, best first; of the letter itself only its answers."""
    return weigh_candidates(
        asked, nearest(asked, searcher, filters), searcher, shelf, letter=letter
    )


def nearest(asked: Asked, searcher: Searcher, filters: Filters) -> tuple[Candidate, ...]:
    """The passages whose sentences are weighed for `asked`, before those that only ask are left."""
    return searcher.candidates(asked.core, k=_AMONG, filters=filters)


def weigh_candidates(
    asked: Asked,
    candidates: Iterable[Candidate],
    searcher: Searcher,
    shelf: Shelf,
    *,
    letter: Paper | None,
    may_answer: MayAnswer | None = None,
) -> tuple[Weighed, ...]:
    """As `weigh`, for passages that are found already.

    `may_answer` says which sentences are weighed, where it is not those that state something.
    """
    found = [item for item in candidates if not _restates(item.passage, shelf, letter)]
    found = found[:_CANDIDATES]
    scales = Scales(asked, found, searcher, bundle=letter.bundle if letter else None)
    weighed = [
        Weighed(
            passage=candidate.passage,
            paper=shelf.paper(candidate.passage.paper),
            span=span,
            text=span.of(shelf.text(candidate.passage.paper)),
            signals=signals,
            score=round(likelihood(asdict(signals)), 4),
            on_its_own=round(likelihood({**asdict(signals), "enclosed": 0.0}), 4),
        )
        for candidate in found
        for span, signals in signals_of(candidate, scales, shelf, may_answer or _answers_of(asked))
    ]
    return tuple(sorted(weighed, key=lambda item: (-item.score, item.paper.id, item.span)))


def _answers_of(asked: Asked) -> MayAnswer:
    """What may answer: to *how many* also a line that counts what it lists."""
    if asked.kind is not AnswerType.HOW_MANY:
        return states_something
    return lambda sentence, passage: (
        states_something(sentence, passage) or opens_list(sentence, passage)
    )


def _restates(passage: Passage, shelf: Shelf, letter: Paper | None) -> bool:
    """Whether the passage asks, or belongs to what a letter says where it does not answer."""
    of_letter = letter is not None and passage.paper == letter.id
    return (
        passage.hidden
        or passage.role is Role.QUESTION
        or (of_letter and passage.role is not Role.ANSWER)
        or shelf.only_asks(passage.paper)
    )

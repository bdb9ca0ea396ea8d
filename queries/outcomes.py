"""What came of a proposal: the decision that the same paper has on the same case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.findings import Passage, Role
from queries.coverage import Chosen
from queries.evidence import Weighed
from queries.shelf import Shelf

_LONGEST = 400
"""Characters of a decision that is quoted as a whole; of a longer one the first sentence."""
_RECOMMENDATION = re.compile(r"(?:.*s )?indstilling(?:en)?$", re.IGNORECASE)
_FOLLOWS_IT = re.compile(
    r"\bindstilling(?:en)?\b|(?:godkendt|tiltrådt|vedtaget|anbefalet)\W*$", re.IGNORECASE
)
"""A decision that only says that what was recommended is so."""


def with_outcome(proposal: Weighed, shelf: Shelf) -> tuple[Chosen, ...]:
    """The proposal and what was decided on it; empty where the paper does not tell.

    Where the decision only points to the recommendation, that stands between them.
    """
    of_case = _of_case(proposal.passage, shelf)
    decided = _decision(of_case, shelf)
    if decided is None:
        return ()
    recommended = _recommendation(of_case) if _FOLLOWS_IT.search(decided.text) else None
    told = [_told(passage, proposal, shelf) for passage in (recommended, decided) if passage]
    return tuple(Chosen(first=item, span=item.span, repeats=()) for item in (proposal, *told))


def _of_case(proposal: Passage, shelf: Shelf) -> list[Passage]:
    """What follows the proposal on its case: the sections below its heading, where it stands right
    under that of the case, or else those beside its own."""
    later = [
        other
        for other in shelf.passages(proposal.paper)
        if other.span.start >= proposal.span.end and other.sentences
    ]
    below = [other for other in later if other.headings[:-1] == proposal.headings]
    beside = [other for other in later if other.headings[:-1] == proposal.headings[:-1]]
    return below if proposal.headings and below else beside


def _told(passage: Passage, proposal: Weighed, shelf: Shelf) -> Weighed:
    """A passage as it is quoted beside the proposal."""
    span = passage.span if len(passage.text) <= _LONGEST else passage.sentences[0]
    return replace(proposal, passage=passage, span=span, text=span.of(shelf.text(passage.paper)))


def _recommendation(of_case: Sequence[Passage]) -> Passage | None:
    found = (item for item in of_case if item.headings and _RECOMMENDATION.match(item.headings[-1]))
    return next(found, None)


def _decision(of_case: Sequence[Passage], shelf: Shelf) -> Passage | None:
    """The first passage of the decision on a case.

    Where several decisions stand under its headings, none can be told to be the one.
    """
    decisions = [other for other in of_case if other.role is Role.DECISION]
    is_one = len({other.headings for other in decisions}) == 1
    return decisions[0] if is_one and _stand_in_a_row(decisions, shelf) else None


def _stand_in_a_row(decisions: Sequence[Passage], shelf: Shelf) -> bool:
    """Whether nothing stands between them: two cases may have sections of one name."""
    passages = shelf.passages(decisions[0].paper)
    start = passages.index(decisions[0])
    return list(passages[start : start + len(decisions)]) == list(decisions)

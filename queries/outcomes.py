"""What came of a proposal: the decision that the same paper has on the same case."""

from __future__ import annotations

from dataclasses import replace

from corpus.findings import Passage, Role
from queries.coverage import Chosen
from queries.evidence import Weighed
from queries.shelf import Shelf

_LONGEST = 400
"""Characters of a decision that is quoted as a whole; of a longer one the first sentence."""


def with_outcome(proposal: Weighed, shelf: Shelf) -> tuple[Chosen, ...]:
    """The proposal and what was decided on it; empty where the paper does not tell."""
    decided = _decision_on(proposal.passage, shelf)
    if decided is None:
        return ()
    span = decided.span if len(decided.text) <= _LONGEST else decided.sentences[0]
    outcome = replace(proposal, passage=decided, span=span, text=span.of(shelf.text(decided.paper)))
    return tuple(Chosen(first=item, span=item.span, repeats=()) for item in (proposal, outcome))


def _decision_on(passage: Passage, shelf: Shelf) -> Passage | None:
    """The first passage of the decision under the headings of the passage's case.

    Where several decisions stand there, none can be told to be the one.
    """
    case = passage.headings[:-1]
    decisions = [
        other
        for other in shelf.passages(passage.paper)
        if other.role is Role.DECISION
        and other.headings[:-1] == case
        and other.span.start >= passage.span.end
        and other.sentences
    ]
    is_one = len({other.headings for other in decisions}) == 1
    return decisions[0] if is_one and _stand_in_a_row(decisions, shelf) else None


def _stand_in_a_row(decisions: list[Passage], shelf: Shelf) -> bool:
    """Whether nothing stands between them: two cases may have sections of one name."""
    passages = shelf.passages(decisions[0].paper)
    start = passages.index(decisions[0])
    return list(passages[start : start + len(decisions)]) == decisions

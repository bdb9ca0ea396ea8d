"""The citations of a draft."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.drafts import Citation, Draft


def citations_of(draft: Draft) -> Iterator[Citation]:
    """Every citation of a draft, in the order in which it is shown; one used twice comes twice."""
    for question in draft.questions:
        for part in question.parts:
            for statement in part.statements:
                yield from statement.citations
            if part.nearest is not None:
                yield part.nearest
            for earlier in part.earlier:
                yield from (earlier.answer, *earlier.since, earlier.question)
    for conflict in draft.conflicts:
        yield from conflict.citations
    for question in draft.questions:
        if question.pending is not None:
            yield question.pending.promise

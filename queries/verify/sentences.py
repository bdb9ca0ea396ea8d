"""Holding a written sentence to the sentences it cites."""

from __future__ import annotations

from collections.abc import Sequence

from queries.verify.attachment import fact_objections
from queries.verify.certainty import certainty_objections
from queries.verify.direction import direction_objections
from queries.verify.gates import Objection
from queries.verify.names import name_objections
from queries.verify.polarity import polarity_objections


def objections(sentence: str, sources: Sequence[str]) -> tuple[Objection, ...]:
    """Everything in `sentence` that its `sources` do not bear; empty when it may stand.

    Each source is a verbatim sentence. With none, every sentence is objected to.
    """
    source = "\n\n".join(sources)
    return tuple(
        dict.fromkeys(
            objection
            for gate in (
                fact_objections,
                name_objections,
                polarity_objections,
                certainty_objections,
                direction_objections,
            )
            for objection in gate(sentence, source)
        )
    )

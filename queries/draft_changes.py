"""What changed from one version of a draft to the next, and why, in Danish."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from corpus.drafts import Citation, Draft, DraftPart, State
from queries.citations import where

_Part = tuple[int, str]
"""The number of a question, from 1, and the text of its part."""


def draft_changes(old: Draft | None, new: Draft, *, arrived: Collection[str]) -> tuple[str, ...]:
    """A sentence for each change that a reader would want to know of, in the order of the draft.

    `arrived` are the papers that came since; without an `old` version they alone tell what is new.
    """
    before = {} if old is None else dict(_parts(old))
    lines: list[str] = []
    for key, part in _parts(new):
        lines.extend(_changes_of_part(key, before.get(key), part, arrived))
    if old is not None:
        known = {conflict.about for conflict in old.conflicts}
        lines.extend(
            f"Dokumenterne er nu uenige om »{conflict.about}«."
            for conflict in new.conflicts
            if conflict.about not in known
        )
    return tuple(dict.fromkeys(lines))


def _parts(draft: Draft) -> Iterator[tuple[_Part, DraftPart]]:
    for number, question in enumerate(draft.questions, start=1):
        for part in question.parts:
            yield (number, part.text), part


def _changes_of_part(
    key: _Part, old: DraftPart | None, new: DraftPart, arrived: Collection[str]
) -> Iterator[str]:
    name = f"Spørgsmål {key[0]}"
    if old is not None and old.state is not new.state:
        yield f"{name} er nu {new.state.value}, før {old.state.value}. {new.reason}"
    had = {} if old is None else _quotes(old)
    has = _quotes(new)
    for place, citation in has.items():
        is_new = place not in had if old is not None else citation.paper in arrived
        if is_new:
            just = " er kommet til og" if citation.paper in arrived else ""
            yield f"{name}: {where(citation)},{just} citeres nu."
    if new.state is State.NOT_FOUND and not has:
        return
    for place, citation in had.items():
        if place not in has:
            yield f"{name}: {where(citation)}, citeres ikke længere."


def _quotes(part: DraftPart) -> Mapping[tuple[str, int], Citation]:
    """The citations of a part by paper and place."""
    return {
        (citation.paper, citation.span.start): citation
        for statement in part.statements
        for citation in statement.citations
    }

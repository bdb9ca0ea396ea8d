"""A draft that somebody is working on.

The program's proposal stays as it was made; beside it stand the lines of each part in the order in
which they will be printed, each taken or left. A line's quotes are spans of the catalogue, so that
no edit can change a quoted word.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from typing import Any

from corpus.drafts import Citation, Draft, DraftPart, Statement
from corpus.errors import UnusableInputError
from queries.citations import citations_of
from queries.render.json import draft_from_json, draft_json
from queries.verify.sentences import objections

UNVERIFIED = "[Egne ord, ikke efterprøvet]"
"""What stands before words in a printed draft that no quote carries."""


class Origin(StrEnum):
    """Where a line came from."""

    PROPOSED = "proposed"
    """The program's proposal."""
    ADDED = "added"
    """A passage that somebody found and added."""
    OWN = "own"
    """Somebody's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence of a part of the answer."""

    id: str
    """Unique within the draft."""
    statement: Statement
    origin: Origin
    taken: bool
    """Whether it will be printed."""

    @property
    def verified(self) -> bool:
        """Whether its quotes carry its words: a quote carries itself, own words pass the gates."""
        return self.origin is not Origin.OWN or not self.objections

    @property
    def objections(self) -> tuple[str, ...]:
        """The words that its quotes do not bear; without quotes, nothing is borne."""
        if self.origin is not Origin.OWN:
            return ()
        quotes = [citation.quote for citation in self.statement.citations]
        if not quotes:
            return (self.statement.text,)
        return tuple(item.words for item in objections(self.statement.text, quotes))


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDraft:
    """The proposal, and the lines of its parts in reading order."""

    proposal: Draft
    parts: tuple[tuple[Line, ...], ...]
    """One sequence of lines for each part of each question, over all questions."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation of the proposal and of the lines, left ones included."""
        own = (line.statement.citations for lines in self.parts for line in lines)
        return (*citations_of(self.proposal), *chain.from_iterable(own))

    def line(self, line_id: str) -> tuple[int, int]:
        """The part and place (both from 0) of a line; raises `KeyError` where there is none."""
        for number, lines in enumerate(self.parts):
            for place, line in enumerate(lines):
                if line.id == line_id:
                    return number, place
        raise KeyError(line_id)


def begin(proposal: Draft) -> WorkingDraft:
    """A working draft in which everything that was proposed is taken."""
    parts = tuple(
        tuple(
            Line(id=new_line_id(), statement=item, origin=Origin.PROPOSED, taken=True)
            for item in part.statements
        )
        for part in _parts(proposal)
    )
    return WorkingDraft(proposal=proposal, parts=parts)


def new_line_id() -> str:
    """An id that no other line has."""
    return uuid.uuid4().hex[:8]


def printed(working: WorkingDraft) -> Draft:
    """The draft as it will be printed: taken lines in their order, unverified words marked."""
    return _with_statements(
        working.proposal,
        [[_as_printed(line) for line in lines if line.taken] for lines in working.parts],
    )


def _as_printed(line: Line) -> Statement:
    if line.verified:
        return line.statement
    return replace(line.statement, text=f"{UNVERIFIED} {line.statement.text}")


def working_json(working: WorkingDraft) -> dict[str, Any]:
    """The working draft as JSON values, for keeping."""
    every_line = [[line.statement for line in lines] for lines in working.parts]
    return {
        "proposal": draft_json(working.proposal),
        "draft": draft_json(_with_statements(working.proposal, every_line)),
        "lines": [
            [{"id": line.id, "origin": line.origin.value, "taken": line.taken} for line in lines]
            for lines in working.parts
        ],
    }


def working_from(data: Mapping[str, Any]) -> WorkingDraft:
    """The working draft that `working_json` made `data` of.

    Raises `UnusableInputError` when it is none.
    """
    statements = [part.statements for part in _parts(draft_from_json(data["draft"]))]
    try:
        parts = tuple(
            tuple(
                Line(
                    id=note["id"],
                    statement=statement,
                    origin=Origin(note["origin"]),
                    taken=bool(note["taken"]),
                )
                for note, statement in zip(notes, own, strict=True)
            )
            for notes, own in zip(data["lines"], statements, strict=True)
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UnusableInputError(
            f"The kept draft is damaged: {error}.",
            remedy="Open an earlier version of it.",
            danish="Det gemte udkast er beskadiget. Åbn en tidligere version.",
        ) from error
    return WorkingDraft(proposal=draft_from_json(data["proposal"]), parts=parts)


def _parts(draft: Draft) -> Iterator[DraftPart]:
    for question in draft.questions:
        yield from question.parts


def _with_statements(draft: Draft, statements: Sequence[Sequence[Statement]]) -> Draft:
    in_order = iter(statements)
    return replace(
        draft,
        questions=tuple(
            replace(
                question,
                parts=tuple(
                    replace(part, statements=tuple(next(in_order))) for part in question.parts
                ),
            )
            for question in draft.questions
        ),
    )

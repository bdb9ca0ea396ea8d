"""What tests of drafts begin with: a library of a few readings, and what a draft quotes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fake_searcher import FakeSearcher
from readings import RECIPE, original_reading

from corpus.catalogue import Catalogue
from corpus.drafts import Draft, DraftPart
from corpus.findings import Passage, Reading, Role
from corpus.settings import Settings


def library(home: Path, *readings: Reading, clearance: bool = False) -> FakeSearcher:
    """A searcher over the readings."""
    settings = Settings(home=home, clearance=clearance)
    catalogue = Catalogue.open(settings)
    for made in readings:
        catalogue.add(original_reading(made), recipe=RECIPE)
    return FakeSearcher(catalogue, settings)


def only_part(draft: Draft) -> DraftPart:
    """The one part of the draft's one question."""
    (question,) = draft.questions
    (part,) = question.parts
    return part


def quotes(part: DraftPart) -> list[str]:
    """All quotes of a part, in order."""
    return [citation.quote for statement in part.statements for citation in statement.citations]


def with_roles(made: Reading, roles: dict[int, Role], **fields: object) -> Reading:
    """The reading with other roles for the passages at some places."""
    passages: list[Passage] = [
        replace(passage, role=roles.get(place, passage.role), **fields)
        for place, passage in enumerate(made.passages)
    ]
    return replace(made, passages=tuple(passages))

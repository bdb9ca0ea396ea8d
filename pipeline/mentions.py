"""Names in passages: those the Danish pipeline finds, and those found by rules of our own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpus.findings import Mention, MentionKind, Passage
from corpus.spans import Span
from models.danish.analysis import Analysis
from pipeline.bodies import find_bodies, find_departments
from pipeline.case_numbers import find_case_numbers
from pipeline.parties import find_parties
from pipeline.people import find_people

RULES = "rules:names-1"
"""The source of mentions found by the rules of this folder."""


def find_mentions(
    passages: Sequence[Passage], analyses: Sequence[Analysis], *, source: str
) -> tuple[Mention, ...]:
    """The names in each passage in text order, without overlap.

    `analyses` are of the passages' texts, made by the Danish pipeline called `source`. Where a rule
    of council papers finds something at the same place, the rule wins.
    """
    return tuple(
        mention
        for passage, analysis in zip(passages, analyses, strict=True)
        for mention in _without_overlap(
            [*_by_rules(passage), *_by_pipeline(passage, analysis, source)]
        )
    )


def _by_rules(passage: Passage) -> Iterator[Mention]:
    text = passage.text
    for person in find_people(text):
        yield _mention(passage, person.span, MentionKind.PERSON, person.name, RULES)
    for department in find_departments(text):
        yield _mention(passage, department.span, MentionKind.DEPARTMENT, department.name, RULES)
    for body in find_bodies(text):
        yield _mention(passage, body.span, MentionKind.BODY, body.name, RULES)
    for party in find_parties(text):
        yield _mention(passage, party.span, MentionKind.PARTY, party.letter, RULES)
    for case in find_case_numbers(text):
        yield _mention(passage, case.span, MentionKind.CASE_NUMBER, case.number, RULES)


def _by_pipeline(passage: Passage, analysis: Analysis, source: str) -> Iterator[Mention]:
    for name in analysis.names:
        yield _mention(passage, name.span, name.kind, name.name, source)


def _mention(passage: Passage, span: Span, kind: MentionKind, name: str, source: str) -> Mention:
    return Mention(
        passage=passage.id,
        span=span.shifted(passage.span.start),
        kind=kind,
        name=name,
        source=source,
    )


def _without_overlap(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions in text order; of two that overlap the one given first stays."""
    kept: list[Mention] = []
    for mention in mentions:
        if not any(mention.span.overlaps(other.span) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.span)

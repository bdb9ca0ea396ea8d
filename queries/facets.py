"""Facets: how many of the found passages bear each kind, year, body, party and theme."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from corpus.findings import Form, MentionKind, Theme
from corpus.papers import Paper


def count_facets(
    found: Collection[tuple[Paper, Sequence[Theme]]], entries: Mapping[Form, str]
) -> dict[str, dict[str, int]]:
    """Counts by facet and value over passages, each given as its paper and its themes.

    Persons and departments count under their `entries`.

    Facets are named as the fields of the query line; values stand by falling count, then by name.
    """
    papers = {paper.id: paper for paper, _ in found}
    passages = Counter(paper.id for paper, _ in found)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paper in papers.values():
        for facet, value in _values(paper, entries):
            counts[facet][value] += passages[paper.id]
    if named := Counter(theme.name for _, themes in found for theme in themes):
        counts["tema"] = named
    return {facet: _ordered(counter) for facet, counter in counts.items()}


def _values(paper: Paper, entries: Mapping[Form, str]) -> Iterator[tuple[str, str]]:
    yield "art", paper.kind.value
    if paper.date is not None:
        yield "år", str(paper.date.year)
    if paper.body:
        yield "udvalg", paper.body
    if paper.department:
        department = (MentionKind.DEPARTMENT, paper.department)
        yield "forvaltning", entries.get(department, paper.department)
    yield "sprog", paper.language
    for person in dict.fromkeys(
        entries.get((MentionKind.PERSON, person.name), person.name) for person in paper.people
    ):
        yield "person", person
    for party in paper.parties:
        yield "parti", party


def _ordered(counter: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))

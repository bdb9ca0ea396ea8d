"""Filters as SQL conditions."""

from __future__ import annotations

import sqlalchemy as sa

from corpus.catalogue.schema import (
    name_entries,
    paper_case_numbers,
    paper_parties,
    paper_people,
    papers,
    passages,
    themes,
)
from corpus.catalogue.versions import replaceable_kinds
from corpus.filters import Filters
from corpus.findings import MentionKind
from corpus.papers import Access, Paper

NEWER = papers.alias("newer")


def paper_conditions(filters: Filters) -> list[sa.ColumnElement[bool]]:
    """What a row of `papers` must meet. The theme is a matter of passages and not asked here."""
    conditions: list[sa.ColumnElement[bool]] = []
    if not filters.closed:
        conditions.append(papers.c.access == Access.OPEN.value)
    if not filters.replaced:
        conditions.append(~sa.exists().where(NEWER.c.version_of == papers.c.id))
    if filters.paper is not None:
        conditions.append(papers.c.id == filters.paper)
    if filters.kind is not None:
        conditions.append(papers.c.kind == filters.kind.value)
    for column, wanted in (
        (papers.c.body, filters.body),
        (papers.c.language, filters.language),
    ):
        if wanted is not None:
            conditions.append(_same(column, wanted))
    if filters.department is not None:
        conditions.append(
            _filed_alike(papers.c.department, MentionKind.DEPARTMENT, filters.department)
        )
    if filters.person is not None:
        conditions.append(
            sa.exists().where(
                paper_people.c.paper == papers.c.id,
                _filed_alike(paper_people.c.name, MentionKind.PERSON, filters.person),
            )
        )
    if filters.first is not None:
        conditions.append(papers.c.date >= filters.first)
    if filters.last is not None:
        conditions.append(papers.c.date <= filters.last)
    if filters.party is not None:
        conditions.append(
            sa.exists().where(
                paper_parties.c.paper == papers.c.id, _same(paper_parties.c.party, filters.party)
            )
        )
    if filters.case_number is not None:
        conditions.append(
            sa.exists().where(
                paper_case_numbers.c.paper == papers.c.id,
                _same(paper_case_numbers.c.case_number, filters.case_number),
            )
        )
    return conditions


def passage_conditions(filters: Filters) -> list[sa.ColumnElement[bool]]:
    """What a row of `passages` joined with its paper must meet. Hidden text is never wanted."""
    conditions = [~passages.c.hidden, *paper_conditions(filters)]
    if filters.theme is not None:
        conditions.append(_is_on(filters.theme))
    return conditions


def has_passage_on(theme: str) -> sa.ColumnElement[bool]:
    """What a row of `papers` must meet to have a passage on `theme` that is not hidden."""
    of_theme = sa.select(passages.c.paper).where(~passages.c.hidden, _is_on(theme))
    return papers.c.id.in_(of_theme)


def could_be_replaced_by(paper: Paper) -> sa.ColumnElement[bool]:
    """A coarse net for papers that `paper` may be a new version of; a closer look must follow."""
    shares_case_number = sa.exists().where(
        paper_case_numbers.c.paper == papers.c.id,
        paper_case_numbers.c.case_number.in_(paper.case_numbers),
    )
    same_beginning = papers.c.title.startswith(paper.title[:12], autoescape=True)
    from_same_address = papers.c.url == paper.url if paper.url else sa.false()
    return sa.and_(
        papers.c.kind.in_(kind.value for kind in replaceable_kinds(paper.kind)),
        papers.c.original != paper.original,
        sa.or_(from_same_address, shares_case_number, same_beginning),
    )


def _is_on(theme: str) -> sa.ColumnElement[bool]:
    """What a row of `passages` must meet to be on `theme`."""
    return passages.c.id.in_(sa.select(themes.c.passage).where(_same(themes.c.name, theme)))


def _same(column: sa.ColumnElement[str], wanted: str) -> sa.ColumnElement[bool]:
    # In a PostgreSQL without a locale, lower() leaves Æ, Ø and Å alone, so the usual spellings are
    # offered as they are.
    return sa.or_(
        column.in_({wanted, wanted.upper(), wanted.lower(), wanted.capitalize()}),
        sa.func.lower(column) == wanted.lower(),
    )


def _filed_alike(
    column: sa.ColumnElement[str], kind: MentionKind, wanted: str
) -> sa.ColumnElement[bool]:
    """Whether `column` is `wanted`, or a form of the same entry."""
    of_kind = name_entries.c.kind == kind.value
    entry = sa.select(name_entries.c.entry).where(of_kind, _same(name_entries.c.form, wanted))
    forms = sa.select(name_entries.c.form).where(of_kind, name_entries.c.entry.in_(entry))
    return sa.or_(_same(column, wanted), column.in_(forms))

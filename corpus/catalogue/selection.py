"""Filters as SQL conditions."""

from __future__ import annotations

from collections.abc import Callable

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
from corpus.filters import Filters, Wanted, any_of
from corpus.findings import MentionKind
from corpus.papers import Access, Paper

NEWER = papers.alias("newer")

_Meets = Callable[[sa.ColumnElement[str], str], sa.ColumnElement[bool]]
"""What a column must meet for a value that is wanted."""


def paper_conditions(filters: Filters) -> list[sa.ColumnElement[bool]]:
    """What a row of `papers` must meet. The theme is a matter of passages and not asked here."""
    conditions: list[sa.ColumnElement[bool]] = []
    if not filters.closed:
        conditions.append(papers.c.access == Access.OPEN.value)
    if not filters.replaced:
        conditions.append(~is_replaced())
    if filters.paper is not None:
        conditions.append(papers.c.id.in_(any_of(filters.paper)))
    if filters.kind is not None:
        conditions.append(papers.c.kind.in_([str(kind) for kind in any_of(filters.kind)]))
    for column, wanted in (
        (papers.c.body, filters.body),
        (papers.c.language, filters.language),
    ):
        if wanted is not None:
            conditions.append(_any(_same, column, wanted))
    if filters.department is not None:
        conditions.append(_any(_of_department, papers.c.department, filters.department))
    if filters.person is not None:
        conditions.append(
            sa.exists().where(
                paper_people.c.paper == papers.c.id,
                _any(_of_person, paper_people.c.name, filters.person),
            )
        )
    if filters.first is not None:
        conditions.append(papers.c.date >= filters.first)
    if filters.last is not None:
        conditions.append(papers.c.date <= filters.last)
    if filters.party is not None:
        conditions.append(
            sa.exists().where(
                paper_parties.c.paper == papers.c.id,
                _any(_same, paper_parties.c.party, filters.party),
            )
        )
    if filters.case_number is not None:
        conditions.append(
            sa.exists().where(
                paper_case_numbers.c.paper == papers.c.id,
                _any(_same_or_end, paper_case_numbers.c.case_number, filters.case_number),
            )
        )
    return conditions


def conditions_of(filters: Filters) -> list[sa.ColumnElement[bool]]:
    """What a row of `papers` must meet, a passage on the theme included."""
    conditions = paper_conditions(filters)
    if filters.theme is not None:
        conditions.append(has_passage_on(filters.theme))
    return conditions


def is_replaced() -> sa.ColumnElement[bool]:
    """Whether a newer version of a row of `papers` is held."""
    return sa.exists().where(NEWER.c.version_of == papers.c.id)


def passage_conditions(filters: Filters) -> list[sa.ColumnElement[bool]]:
    """What a row of `passages` joined with its paper must meet. Hidden text is never wanted."""
    conditions = [~passages.c.hidden, *paper_conditions(filters)]
    if filters.theme is not None:
        conditions.append(_is_on(filters.theme))
    return conditions


def has_passage_on(theme: Wanted) -> sa.ColumnElement[bool]:
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


def _is_on(theme: Wanted) -> sa.ColumnElement[bool]:
    """What a row of `passages` must meet to be on `theme`."""
    return passages.c.id.in_(sa.select(themes.c.passage).where(_any(_same, themes.c.name, theme)))


def _any(meets: _Meets, column: sa.ColumnElement[str], wanted: Wanted) -> sa.ColumnElement[bool]:
    """Whether `column` meets one of the values `wanted`."""
    return sa.or_(*(meets(column, value) for value in any_of(wanted)))


def _same(column: sa.ColumnElement[str], wanted: str) -> sa.ColumnElement[bool]:
    return sa.or_(column.in_(_spellings(wanted)), sa.func.lower(column) == wanted.lower())


def _same_or_end(column: sa.ColumnElement[str], wanted: str) -> sa.ColumnElement[bool]:
    """Whether `column` is `wanted`, or ends with it where it is one word.

    So ``88/1999`` is ``ØU 88/1999``, and a family name is everyone of that name.
    """
    if " " in wanted:
        return _same(column, wanted)
    ends = (column.endswith(f" {word}", autoescape=True) for word in sorted(_spellings(wanted)))
    return sa.or_(_same(column, wanted), *ends)


def _spellings(wanted: str) -> set[str]:
    # In a PostgreSQL without a locale, lower() leaves Æ, Ø and Å alone, so the usual spellings are
    # offered as they are.
    return {wanted, wanted.upper(), wanted.lower(), wanted.capitalize()}


def _of_department(column: sa.ColumnElement[str], wanted: str) -> sa.ColumnElement[bool]:
    return _filed_alike(column, MentionKind.DEPARTMENT, wanted, _same)


def _of_person(column: sa.ColumnElement[str], wanted: str) -> sa.ColumnElement[bool]:
    return _filed_alike(column, MentionKind.PERSON, wanted, _same_or_end)


def _filed_alike(
    column: sa.ColumnElement[str], kind: MentionKind, wanted: str, meets: _Meets
) -> sa.ColumnElement[bool]:
    """Whether `column` `meets` what is `wanted`, or is filed with a name that does."""
    of_kind = name_entries.c.kind == kind.value
    entry = sa.select(name_entries.c.entry).where(of_kind, meets(name_entries.c.form, wanted))
    forms = sa.select(name_entries.c.form).where(of_kind, name_entries.c.entry.in_(entry))
    return sa.or_(meets(column, wanted), column.in_(forms))

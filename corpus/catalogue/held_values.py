"""The values that papers have of what a search may be narrowed by."""

from __future__ import annotations

import sqlalchemy as sa

from corpus.catalogue.schema import paper_case_numbers, paper_parties, paper_people, papers
from corpus.catalogue.selection import paper_conditions
from corpus.filters import Filters

_OF_PAPERS = {
    "kind": papers.c.kind,
    "body": papers.c.body,
    "department": papers.c.department,
    "language": papers.c.language,
}
_BESIDE_PAPERS = {
    "party": paper_parties.c.party,
    "person": paper_people.c.name,
    "case_number": paper_case_numbers.c.case_number,
}


def values_of(connection: sa.Connection, name: str, filters: Filters) -> tuple[str, ...]:
    """The values of the filter `name` that papers have which meet `filters`, in their order.

    Nothing for a filter whose values are no record's.
    """
    met = sa.select(papers.c.id).where(*paper_conditions(filters))
    if name in _OF_PAPERS:
        column, paper = _OF_PAPERS[name], papers.c.id
    elif name in _BESIDE_PAPERS:
        column = _BESIDE_PAPERS[name]
        paper = column.table.c.paper
    else:
        return ()
    held = sa.select(column).distinct().where(paper.in_(met), column.is_not(None))
    return tuple(connection.scalars(held.order_by(column)))

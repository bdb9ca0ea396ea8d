"""Names as the papers' records have them, and the entries that their forms are filed under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import sqlalchemy as sa

from corpus.catalogue.schema import name_entries, paper_people, papers
from corpus.findings import Form, MentionKind
from corpus.papers import Person


class NameLedger:
    """The forms of names that are one name; each method is one transaction."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def people(self) -> Counter[Person]:
        """How many papers name each person with each party."""
        counted = sa.select(paper_people.c.name, paper_people.c.party, sa.func.count())
        with self._engine.connect() as connection:
            rows = connection.execute(
                counted.group_by(paper_people.c.name, paper_people.c.party)
            ).all()
        return Counter({Person(name=name, party=party): count for name, party, count in rows})

    def departments(self) -> Counter[str]:
        """How many papers come from each department."""
        counted = sa.select(papers.c.department, sa.func.count().label("papers"))
        with self._engine.connect() as connection:
            rows = connection.execute(
                counted.where(papers.c.department.is_not(None)).group_by(papers.c.department)
            ).all()
        return Counter({row.department: row.papers for row in rows})

    def file(self, entries: Mapping[Form, str]) -> None:
        """Keep the entry of each form, in place of those held before."""
        rows = [
            {"kind": kind.value, "form": form, "entry": entry}
            for (kind, form), entry in sorted(entries.items())
        ]
        with self._engine.begin() as connection:
            connection.execute(sa.delete(name_entries))
            if rows:
                connection.execute(sa.insert(name_entries), rows)

    def entries(self) -> dict[Form, str]:
        """The entry of each form; a form that is not here is its own."""
        with self._engine.connect() as connection:
            held = connection.execute(sa.select(name_entries)).all()
        return {(MentionKind(row.kind), row.form): row.entry for row in held}

"""The citations of a draft, and where each stands."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from corpus.drafts import Citation, Draft
from queries.danish_dates import danish_date


def citations_of(draft: Draft) -> Iterator[Citation]:
    """Every citation of a draft, in the order in which it is shown; one used twice comes twice."""
    for question in draft.questions:
        for part in question.parts:
            for statement in part.statements:
                yield from statement.citations
            if part.nearest is not None:
                yield part.nearest
            for earlier in part.earlier:
                yield from (earlier.answer, *earlier.since, earlier.question)
    for conflict in draft.conflicts:
        yield from conflict.citations
    for question in draft.questions:
        if question.pending is not None:
            yield question.pending.promise


def where(citation: Citation) -> str:
    """Title, date and page of a citation."""
    return place(citation.title, citation.date, citation.page)


def place(title: str, day: datetime.date | None, page: int) -> str:
    """A page of a paper in Danish: ``Prisoversigt, 3. april 2025, side 2``."""
    date = f", {danish_date(day)}" if day else ""
    return f"{title or 'Dokument uden titel'}{date}, side {page}"


PARAGRAPH_END = re.compile(r"\n\s*\n")
"""Where a paragraph of a quote ends and the next begins."""


def on_one_line(text: str) -> str:
    """`text` as it stands in running text, with a stroke where a paragraph of it ends.

    So a quote cannot break the layout around it.
    """
    return " / ".join(" ".join(part.split()) for part in PARAGRAPH_END.split(text.strip()))

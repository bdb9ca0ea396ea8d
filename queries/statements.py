"""Statements: chosen evidence as sentences of the draft, each with its citations."""

from __future__ import annotations

import textwrap

from corpus.drafts import Citation, Statement
from corpus.findings import Role
from corpus.months import Month
from corpus.papers import Kind
from queries.citations import on_one_line
from queries.citing import cite, whole_thought
from queries.coverage import Chosen
from queries.danish_dates import danish_date
from queries.evidence import Weighed
from queries.rows import columns_told
from queries.shelf import Shelf

_LONGEST_TITLE = 80
"""Characters."""

_SOURCE = {
    Kind.POLITIKERSVAR: "Politikersvaret",
    Kind.DAGSORDEN: "Dagsordenen",
    Kind.REFERAT: "Referatet",
    Kind.INDSTILLING: "Indstillingen",
    Kind.RAPPORT: "Rapporten",
    Kind.BILAG: "Bilaget",
    Kind.ANDET: "Dokumentet",
}


def state(shelf: Shelf, chosen: Chosen) -> Statement:
    """The statement of one piece of evidence: who says it, and the quote."""
    citations = (
        cite(shelf, chosen.first.paper.id, chosen.span),
        *(citation_of(shelf, item) for item in chosen.repeats),
    )
    introduction = _introduction(chosen.first, citations[0])
    return Statement(
        text=f"{introduction}: »{on_one_line(citations[0].quote)}«{_columns(chosen)}",
        citations=citations,
        written=False,
    )


def citation_of(shelf: Shelf, item: Weighed) -> Citation:
    """The citation of a weighed sentence, with the sentence it leans on."""
    return cite(shelf, item.paper.id, whole_thought(shelf, item.passage, item.span))


def _introduction(item: Weighed, citation: Citation) -> str:
    """``Bilaget »Takster« af 3. april 2025``, ``Rapporten »Veje til valg« fra december 2024``."""
    source = f"{_SOURCE[item.paper.kind]} »{_brief(citation.title)}«"
    if citation.date is None:
        return source
    of = "fra" if isinstance(citation.date, Month) else "af"
    return f"{source} {of} {danish_date(citation.date)}"


def _columns(chosen: Chosen) -> str:
    """What the figures of a table's row are, which the quote alone does not say."""
    passage = chosen.first.passage
    told = columns_told(passage) if passage.role is Role.TABLE_ROW else ""
    return f" (række i tabel: {told})" if told else ""


def _brief(title: str) -> str:
    """A title short enough to stand in a sentence, cut between words."""
    return textwrap.shorten(title, _LONGEST_TITLE, placeholder=" …")

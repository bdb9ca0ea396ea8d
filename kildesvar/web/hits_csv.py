"""The hits of a search as a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.months import as_printed
from kildesvar.web.language import Language, texts
from queries.csv_cells import sheet
from queries.results import Hit

_COLUMNS = (
    "relevans",
    "tekst",
    "titel",
    "art",
    "dato",
    "udvalg",
    "forvaltning",
    "sagsnumre",
    "sider",
    "overskrifter",
    "temaer",
    "findes også i",
    "dokument",
    "afsnit",
    "adresse",
)


def hits_csv(hits: Iterable[Hit]) -> str:
    """`hits` as CSV in Danish, with a heading line."""
    return sheet(_COLUMNS, map(_cells, hits))


def _cells(hit: Hit) -> tuple[object, ...]:
    paper, passage = hit.paper, hit.passage
    return (
        round(hit.score, 4),
        passage.text,
        paper.title,
        texts(Language.DANISH).get(paper.kind, paper.kind),
        as_printed(paper.date),
        paper.body,
        paper.department,
        "; ".join(paper.case_numbers),
        "; ".join(map(str, passage.pages)),
        " › ".join(passage.headings),
        "; ".join(hit.themes),
        "; ".join(place.paper.title for place in hit.also_in),
        paper.id,
        passage.id,
        paper.url,
    )

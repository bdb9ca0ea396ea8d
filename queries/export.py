"""Hits for other programs: CSV, JSON lines, BibTeX and CSL-JSON.

CSV and JSON lines have a row a hit, with the text; the two bibliographies an entry a paper, with
the pages of its hits. A paper is published by the body or department it names.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from corpus.errors import UsageError
from corpus.months import as_printed
from corpus.papers import Paper
from queries.csv_cells import table
from queries.results import HIT_COLUMNS, Hit, hit_row


class Form(StrEnum):
    """A form to export hits in."""

    CSV = "csv"
    JSON_LINES = "jsonl"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


_ENDINGS = {
    ".csv": Form.CSV,
    ".jsonl": Form.JSON_LINES,
    ".bib": Form.BIBTEX,
    ".json": Form.CSL_JSON,
}


def export(hits: Sequence[Hit], form: Form) -> str:
    """`hits` as text in `form`, ending with a line break."""
    return _WRITERS[form](hits)


def form_of(ending: str) -> Form:
    """The form that a file's ending names: ``.csv``, ``.jsonl``, ``.bib``, ``.json`` (CSL-JSON).

    Raises `UsageError` for any other.
    """
    try:
        return _ENDINGS[ending.lower()]
    except KeyError as error:
        raise UsageError(
            f"Hits cannot be written as {ending or 'a file without an ending'}.",
            remedy=f"Choose one of {', '.join(_ENDINGS)}.",
            danish=f"Fund kan ikke skrives som {ending or 'en fil uden endelse'}. "
            f"Vælg en af {', '.join(_ENDINGS)}.",
        ) from error


def _csv(hits: Sequence[Hit]) -> str:
    return table(HIT_COLUMNS, (hit_row(hit).values() for hit in hits))


def _json_lines(hits: Sequence[Hit]) -> str:
    return "".join(json.dumps(hit_row(hit), ensure_ascii=False) + "\n" for hit in hits)


def _bibtex(hits: Sequence[Hit]) -> str:
    return "\n".join(_bibtex_entry(paper, pages) for paper, pages in _papers(hits)) or "\n"


def _bibtex_entry(paper: Paper, pages: Sequence[int]) -> str:
    fields = {
        "title": f"{{{_escaped(paper.title)}}}",
        "institution": _escaped(_publisher(paper) or ""),
        "year": str(paper.date.year) if paper.date else "",
        "date": as_printed(paper.date),
        "type": paper.kind.value,
        "number": _escaped(", ".join(paper.case_numbers)),
        "pages": ", ".join(map(str, pages)),
        "url": _without_braces(paper.url or ""),
        "langid": paper.language,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@techreport{{{paper.id},", *lines, "}", ""))


def _csl_json(hits: Sequence[Hit]) -> str:
    items = [_csl_item(paper, pages) for paper, pages in _papers(hits)]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def _csl_item(paper: Paper, pages: Sequence[int]) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": paper.id,
        "type": "report",
        "title": paper.title,
        "genre": paper.kind.value,
        "language": paper.language,
        "page": ", ".join(map(str, pages)),
    }
    if paper.date is not None:
        item["issued"] = {"date-parts": [[int(part) for part in as_printed(paper.date).split("-")]]}
    if (publisher := _publisher(paper)) is not None:
        item["publisher"] = publisher
    if paper.case_numbers:
        item["number"] = ", ".join(paper.case_numbers)
    if paper.url:
        item["URL"] = paper.url
    return item


def _papers(hits: Sequence[Hit]) -> list[tuple[Paper, list[int]]]:
    """Each paper once, in the order of its best hit, with the pages of all its hits."""
    pages: dict[str, set[int]] = {}
    papers: dict[str, Paper] = {}
    for hit in hits:
        papers.setdefault(hit.paper.id, hit.paper)
        pages.setdefault(hit.paper.id, set()).update(hit.passage.pages)
    return [(paper, sorted(pages[paper_id])) for paper_id, paper in papers.items()]


def _publisher(paper: Paper) -> str | None:
    return paper.body or paper.department


def _escaped(text: str) -> str:
    """`text` with the characters that BibTeX and TeX read as commands written out."""
    return "".join(_WRITTEN_OUT.get(character, character) for character in text)


def _without_braces(address: str) -> str:
    """An address as BibTeX takes it: word for word, as long as its braces pair."""
    return address.replace("{", "%7B").replace("}", "%7D")


_WRITTEN_OUT = {character: f"\\{character}" for character in "&%$#_"} | {
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
"""Braces by their names: BibTeX counts them even after a backslash."""

_WRITERS: dict[Form, Callable[[Sequence[Hit]], str]] = {
    Form.CSV: _csv,
    Form.JSON_LINES: _json_lines,
    Form.BIBTEX: _bibtex,
    Form.CSL_JSON: _csl_json,
}

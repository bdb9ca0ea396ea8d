"""Derives the gold of the samples from their sources and from where each sentence was printed."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.samples.making.sources import Block, Source

Record = dict[str, Any]

_IGNORED = re.compile(r"[\s\-\u00ad]+")
"""What a line end may add to or take from a text: white space and hyphens."""
_PERSON = re.compile(r"^(.*?)(?: \((.+)\))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPaper:
    """A source and where it was printed."""

    source: Source
    pieces: tuple[tuple[int, str], ...]
    """Page (1-based in the file) and text, in the order of reading."""
    first_page: int
    last_page: int
    text_layer: bool

    def pages(self, quote: str) -> list[int]:
        """The pages that a quote stands on.

        Raises:
            ValueError: when the paper does not hold the quote.
        """
        letters: list[str] = []
        numbers: list[int] = []
        for page, text in self.pieces:
            bare = _IGNORED.sub("", text)
            letters.append(bare)
            numbers.extend([page] * len(bare))
        wanted = _IGNORED.sub("", quote)
        start = "".join(letters).find(wanted)
        if start < 0:
            raise ValueError(f"{self.source.path.name} does not hold: {quote}")
        return sorted(set(numbers[start : start + len(wanted)]))


def file_gold(papers: Iterable[PrintedPaper]) -> Record:
    """The gold of one file: each of its papers with fields, questions, passages and amounts."""
    held = tuple(papers)
    return {
        "file": held[0].source.file,
        "text_layer": held[0].text_layer,
        "papers": [_paper(paper, bundled=len(held) > 1) for paper in held],
    }


def _paper(paper: PrintedPaper, *, bundled: bool) -> Record:
    head = paper.source.head
    blocks = paper.source.blocks
    return {
        "first_page": paper.first_page,
        "last_page": paper.last_page,
        "kind": head["kind"],
        "title": head.get("title") or next(b.text for b in blocks if b.level == 1),
        "date": _iso(head.get("date")),
        "body": head.get("body"),
        "meeting": {"starts_at": _iso(head["meeting"]), "place": head.get("place")}
        if "meeting" in head
        else None,
        "case_numbers": head.get("case_numbers", []),
        "department": head.get("department"),
        "people": [_person(text) for text in head.get("people", [])],
        "parties": head.get("parties", []),
        "language": head.get("language", "da"),
        "access": "closed" if "access_words" in head else "open",
        "access_words": head.get("access_words"),
        "version_of": head.get("version_of"),
        "bundle": bundled,
        "questions": [_question(paper, row) for row in head.get("questions", [])],
        "passages": [_passage(paper, block) for block in blocks if block.themes is not None],
        "amounts": [_amount(paper, row) for row in head.get("amounts", [])],
    }


def _person(text: str) -> Record:
    match = _PERSON.match(text)
    assert match is not None
    return {"name": match[1], "party": match[2]}


def _question(paper: PrintedPaper, row: Mapping[str, Any]) -> Record:
    head = paper.source.head
    promise = row.get("promise", head.get("promise"))
    return {
        "text": row["text"],
        "pages": paper.pages(row["text"]),
        "parts": row.get("parts", [row["text"]]),
        "asked_by": row.get("asked_by", head.get("asked_by")),
        "party": row.get("party", head.get("asked_party")),
        "asked_on": _iso(row.get("asked_on", head.get("asked_on"))),
        "state": row["state"],
        "promise": {
            "text": promise,
            "pages": paper.pages(promise),
            "due": _iso(row.get("due", head.get("due"))),
        }
        if row["state"] == "postponed"
        else None,
    }


def _passage(paper: PrintedPaper, block: Block) -> Record:
    return {
        "text": block.text,
        "pages": paper.pages(block.text),
        "themes": list(block.themes or ()),
    }


def _amount(paper: PrintedPaper, row: str) -> Record:
    """``verbatim | kroner or low-high | year, from-to, from- or nothing | what it is for``."""
    verbatim, kroner, years, pays_for = (cell.strip() for cell in row.split("|"))
    low, _, high = kroner.partition("-")
    first, ranged, last = years.partition("-")
    if not ranged:
        last = first
    return {
        "verbatim": verbatim,
        "pages": paper.pages(verbatim),
        "kroner": low,
        "kroner_high": high or None,
        "year_from": int(first) if first else None,
        "year_to": int(last) if last else None,
        "pays_for": pays_for,
    }


class Library:
    """The printed papers by file name, to look quotes up in."""

    def __init__(self, papers: Iterable[PrintedPaper]) -> None:
        self._papers: dict[str, list[PrintedPaper]] = {}
        for paper in papers:
            self._papers.setdefault(paper.source.file, []).append(paper)

    def evidence(self, row: str) -> Record:
        """A row ``file | quote`` with the pages that the quote stands on.

        The file may be given by the number its name begins with.
        """
        name, _, quote = (cell.strip() for cell in row.partition("|"))
        file = self._file(name)
        for paper in self._papers[file]:
            try:
                return {"file": file, "pages": paper.pages(quote), "quote": quote}
            except ValueError:
                continue
        raise ValueError(f"{file} does not hold: {quote}")

    def _file(self, name: str) -> str:
        for file in self._papers:
            if file == name or Path(file).name.startswith(f"{name}-"):
                return file
        raise ValueError(f"no sample is called {name}")


def question_gold(folder: Path, library: Library) -> list[Record]:
    """Every question of the folder's TOML files, with pages for each piece of evidence."""
    rows: list[Record] = []
    for path in sorted(folder.glob("*.toml")):
        written = tomllib.loads(path.read_text(encoding="utf-8")).get("question", [])
        for number, row in enumerate(written, start=1):
            rows.append(_asked(f"{path.stem}-{number:02}", row, library))
    return rows


def _asked(name: str, row: Mapping[str, Any], library: Library) -> Record:
    parts = row.get("parts") or [row]
    return {
        "id": name,
        "letter": row.get("letter"),
        "text": row["text"],
        "parts": [_part(part, library) for part in parts],
    }


def _part(row: Mapping[str, Any], library: Library) -> Record:
    found = [library.evidence(item) for item in row.get("evidence", [])]
    return {
        "text": row["text"],
        "state": row.get("state", "fundet" if found else "ikke fundet"),
        "reason": None if found else row["missing"],
        "evidence": found,
        "also": [library.evidence(item) for item in row.get("also", [])],
        "nearest": [library.evidence(item) for item in row.get("nearest", [])],
    }


def letter_gold(questions: Iterable[Record]) -> list[Record]:
    """The questions that belong to a letter, gathered by letter."""
    letters: dict[str, list[Record]] = {}
    for question in questions:
        if question["letter"]:
            letters.setdefault(question["letter"], []).append(question)
    return [{"letter": letter, "questions": asked} for letter, asked in letters.items()]


def conflict_gold(path: Path, library: Library) -> list[Record]:
    """The planted contradictions: the same thing with different figures."""
    written = tomllib.loads(path.read_text(encoding="utf-8")).get("conflict", [])
    return [
        {"about": row["about"], "sides": [library.evidence(side) for side in row["sides"]]}
        for row in written
    ]


def later_gold(path: Path, library: Library) -> list[Record]:
    """Postponed questions and the evidence that a later paper brings."""
    written = tomllib.loads(path.read_text(encoding="utf-8")).get("question", [])
    return [
        {**row, "evidence": [library.evidence(item) for item in row["evidence"]]} for row in written
    ]


def theme_gold(sources: Iterable[Source]) -> list[Record]:
    """The labelled passages as rows for the measure of tagging, each text once.

    Rows of tables are left out: without the head of their table nobody can label them.
    """
    rows = {
        block.text: {"text": block.text, "themes": list(block.themes)}
        for source in sources
        for block in source.blocks
        if block.themes is not None and block.shape != "row"
    }
    return list(rows.values())


def write_json(path: Path, record: object) -> None:
    """A record as indented JSON."""
    text = json.dumps(record, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def write_rows(path: Path, rows: Iterable[Record]) -> None:
    """Records as JSON lines."""
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8")


def _iso(value: Any) -> str | None:
    return value.isoformat() if value is not None else None

"""What reading makes of the sample papers, held against their gold.

    python -m bench.samples [--samples FOLDER] [--json] [--show]

For every aspect of a paper (kind, date, people, questions, passages, amounts ...) the table gives
how many of the expected values were found. Files without a text layer are left out.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import corpus.samples
from corpus.findings import OriginalReading, Question, Reading
from corpus.papers import Original, Paper
from corpus.settings import Settings
from models.danish.analyser import load_danish
from pipeline.compose import Tools, read_original
from pipeline.read.pdf import read_pdf
from pipeline.themes import load_tagger

SAMPLES = Path(corpus.samples.__file__).parent

_LINE_ENDS = re.compile(r"[\s\-\u00ad]+")
"""White space and hyphens, which a line end may add or take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One value held against the gold."""

    file: str
    aspect: str
    expected: object
    found: object
    right: bool


def check_samples(folder: Path, settings: Settings) -> list[Check]:
    """Read every sample and hold it against its gold, in the order of file names."""
    tools = Tools(danish=load_danish(settings), tagger=load_tagger(settings))
    checks: list[Check] = []
    for path in sorted(folder.glob("gold/*/*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold["text_layer"]:
            checks.extend(check_file(gold, read_file(folder / gold["file"], settings, tools)))
    return checks


def check_file(gold: Mapping[str, Any], reading: OriginalReading) -> Iterator[Check]:
    """One file: its papers' page ranges, and each paper of the expected range."""
    name = gold["file"]
    ranges = {(r.paper.first_page, r.paper.last_page): r for r in reading.readings}
    for paper in gold["papers"]:
        pages = (paper["first_page"], paper["last_page"])
        found = ranges.get(pages)
        yield Check(
            file=name,
            aspect="pages",
            expected=pages,
            found=list(ranges),
            right=found is not None,
        )
        if found is not None:
            yield from _check_paper(name, paper, found)


def read_file(path: Path, settings: Settings, tools: Tools) -> OriginalReading:
    """A PDF as the product reads it. Raises `UnreadableFileError` for one that cannot be read."""
    data = path.read_bytes()
    original = Original(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="application/pdf",
        size=len(data),
        url=None,
        fetched_at=datetime.datetime.now(datetime.UTC),
    )
    return read_original(read_pdf(data, source=path.name, settings=settings), original, tools)


def _check_paper(file: str, gold: Mapping[str, Any], reading: Reading) -> Iterator[Check]:
    yield from _check_fields(file, gold, reading.paper)
    yield from _check_questions(file, gold["questions"], reading.questions)
    passages = {_bare(passage.text) for passage in reading.passages}
    for row in gold["passages"]:
        held = _holds_passage(_bare(row["text"]), passages)
        yield _check(file, "passages", row["text"], None, held)
    for row in gold["amounts"]:
        yield from _check_amount(file, row, reading)


def _check_fields(file: str, gold: Mapping[str, Any], paper: Paper) -> Iterator[Check]:
    starts_at = paper.meeting.starts_at if paper.meeting else None
    found: dict[str, object] = {
        "kind": str(paper.kind),
        "date": _iso(paper.date),
        "body": paper.body,
        "meeting": _iso(starts_at),
        "department": paper.department,
        "language": paper.language,
        "access": str(paper.access),
        "case numbers": sorted(paper.case_numbers),
        "parties": sorted(paper.parties),
    }
    expected = {
        **{name: gold[name] for name in ("kind", "date", "body", "department")},
        **{name: gold[name] for name in ("language", "access")},
        "meeting": (gold["meeting"] or {}).get("starts_at"),
        "case numbers": sorted(gold["case_numbers"]),
        "parties": sorted(gold["parties"]),
    }
    for aspect, value in found.items():
        yield _check(file, aspect, expected[aspect], value, value == expected[aspect])
    title = _bare(gold["title"]).lower()
    yield _check(file, "title", gold["title"], paper.title, title in _bare(paper.title).lower())
    people = {(person.name, person.party) for person in paper.people}
    for person in gold["people"]:
        wanted = (person["name"], person["party"])
        yield _check(file, "people", wanted, sorted(people, key=str), wanted in people)


def _check_questions(
    file: str, gold: Iterable[Mapping[str, Any]], questions: Iterable[Question]
) -> Iterator[Check]:
    found = {_bare(question.text).strip("”•"): question for question in questions}
    expected = {_bare(row["text"]): row for row in gold}
    for text in found.keys() - expected.keys():
        yield _check(file, "question text", None, found[text].text, right=False)
    for text, row in expected.items():
        question = found.get(text)
        yield _check(file, "question text", row["text"], None, question is not None)
        if question is not None:
            yield from _check_question(file, row, question)


def _check_question(file: str, gold: Mapping[str, Any], question: Question) -> Iterator[Check]:
    asked = (question.asked_by, question.party, _iso(question.asked_on))
    wanted = (gold["asked_by"], gold["party"], gold["asked_on"])
    due = _iso(question.promise.due) if question.promise else None
    wanted_due = gold["promise"]["due"] if gold["promise"] else None
    parts = (list(gold["parts"]), list(question.parts))
    yield _check(file, "question asker", wanted, asked, asked == wanted)
    yield _check(
        file, "question state", gold["state"], str(question.state), question.state == gold["state"]
    )
    yield _check(file, "question due", wanted_due, due, due == wanted_due)
    yield _check(file, "question parts", *parts, right=len(parts[0]) == len(parts[1]))


def _check_amount(file: str, gold: Mapping[str, Any], reading: Reading) -> Iterator[Check]:
    high = Decimal(gold["kroner_high"]) if gold["kroner_high"] else None
    same = [
        amount
        for amount in reading.amounts
        if amount.kroner == Decimal(gold["kroner"]) and amount.kroner_high == high
    ]
    yield _check(file, "amounts", gold["verbatim"], None, right=bool(same))
    if same:
        wanted = (gold["year_from"], gold["year_to"])
        years = [(amount.year_from, amount.year_to) for amount in same]
        yield _check(file, "amount years", (gold["verbatim"], *wanted), years, wanted in years)


def _holds_passage(wanted: str, passages: set[str]) -> bool:
    """Whether one passage is the wanted text, perhaps behind its bullet or number."""
    return any(
        passage.endswith(wanted) and len(passage) <= len(wanted) + len("•10.")
        for passage in passages
    )


def _check(file: str, aspect: str, expected: object, found: object, right: bool) -> Check:
    return Check(file=file, aspect=aspect, expected=expected, found=found, right=right)


def _bare(text: str) -> str:
    return _LINE_ENDS.sub("", text)


def _iso(value: datetime.date | None) -> str | None:
    return value.isoformat() if value else None


def main() -> None:
    """Read the samples and print the table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=Path, default=SAMPLES)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", action="store_true", help="print every value that was not found")
    options = parser.parse_args()
    checks = check_samples(options.samples, Settings())
    aspects = list(dict.fromkeys(check.aspect for check in checks))
    totals = {
        aspect: {
            "right": sum(check.right for check in checks if check.aspect == aspect),
            "expected": sum(check.aspect == aspect for check in checks),
        }
        for aspect in aspects
    }
    if options.json:
        print(json.dumps(totals))
        return
    for aspect, total in totals.items():
        rate = total["right"] / total["expected"]
        print(f"{aspect:16} {total['right']:4} of {total['expected']:4} {rate:7.1%}")
    if options.show:
        for check in checks:
            if not check.right:
                print(f"\n{check.file}: {check.aspect}")
                print(f"  expected {check.expected!r}\n  found    {check.found!r}")


if __name__ == "__main__":
    main()

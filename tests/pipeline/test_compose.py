"""The whole way, from printed files and from plain text to readings."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.findings import Promise, Reading
from corpus.papers import Paper
from corpus.settings import Settings
from pipeline.compose import read_original, read_text
from pipeline.printed import PrintedFile
from pipeline.read.pdf import read_pdf
from tests.support.laying import TOOLS
from tests.support.readings import original

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples"
GOLD = sorted([*SAMPLES.glob("gold/papers/*.json"), *SAMPLES.glob("gold/letters/*.json")])


def readings_of(pdf: Path) -> tuple[Reading, ...]:
    printed = read_pdf(pdf.read_bytes(), source=pdf.name, settings=Settings())
    return read_original(printed, original(pdf.name), TOOLS).readings


def test_plain_text_is_one_paper_of_paragraphs() -> None:
    reading = read_text(
        "Vand i kældre\n\nDer er vand i mange kældre.\n\n• pumper\n• riste",
        original("text"),
        TOOLS,
    ).readings[0]

    assert reading.paper.title == "Vand i kældre"
    assert [passage.text for passage in reading.passages][1] == "Der er vand i mange kældre."
    assert reading.boxes(reading.passages[0].span) == ()
    assert reading.passages[0].pages == (1,)


@pytest.mark.parametrize("text", ["", "   \n\n "])
def test_empty_text_is_a_paper_without_passages(text: str) -> None:
    reading = read_text(text, original("empty"), TOOLS).readings[0]

    assert reading.passages == ()
    assert (reading.paper.language, reading.paper.title) == ("und", "Uden titel")


def test_a_paper_without_words_is_called_by_its_file() -> None:
    scan = original("scan", url="file:///arkiv/n%C3%B8dkald-2009.pdf")

    assert read_text("", scan, TOOLS).readings[0].paper.title == "nødkald-2009"


def test_a_file_without_pages_gives_no_papers() -> None:
    printed = PrintedFile(pages=(), failures=())

    assert read_original(printed, original("none"), TOOLS).readings == ()


def test_a_bundle_shares_its_original_and_not_its_ids() -> None:
    papers = [reading.paper for reading in readings_of(SAMPLES / "papers" / "27-bundt-skybrud.pdf")]

    assert [(paper.first_page, paper.last_page) for paper in papers] == [(1, 1), (2, 2), (3, 3)]
    assert {paper.bundle for paper in papers} == {papers[0].original}
    assert len({paper.id for paper in papers}) == len(papers)


@pytest.mark.slow
@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_records_and_questions_of_the_samples_are_those_of_their_gold(gold: Path) -> None:
    expected = json.loads(gold.read_text(encoding="utf-8"))
    if not expected["text_layer"] and not shutil.which("tesseract"):
        pytest.skip("a scan is read by Tesseract, which is not installed")

    readings = readings_of(SAMPLES / expected["file"])

    assert [_record(reading.paper) for reading in readings] == [
        {
            **{name: paper[name] for name in _record(readings[0].paper)},
            "case_numbers": sorted(paper["case_numbers"]),
        }
        for paper in expected["papers"]
    ]
    asked = [question for paper in expected["papers"] for question in paper["questions"]]
    assert list(_questions(readings)) == [
        {
            **{name: question[name] for name in ("asked_by", "party", "asked_on", "state")},
            "text": "".join(question["text"].split()),
            "due": (question["promise"] or {}).get("due"),
        }
        for question in asked
    ]


def test_the_founding_file_gives_its_three_papers(shared: Path) -> None:
    letter, agenda, extract = readings_of(
        shared / "papers" / "politikersvar-2025-microsoft-licenser.pdf"
    )

    assert [_outline(reading.paper) for reading in (letter, agenda, extract)] == [
        ("politikersvar", 1, 2, None, None, "open", "da"),
        ("dagsorden", 3, 4, "2025-03-27", "BR", "open", "da"),
        ("rapport", 5, 6, None, None, "open", "da"),
    ]
    assert letter.paper.department == "Økonomiforvaltningen"
    assert agenda.paper.case_numbers == ("2025-0092063",)
    assert agenda.paper.parties == ("Ø", "A", "C", "F", "B", "V")
    assert [person.party for person in agenda.paper.people] == ["løsgænger"]
    assert agenda.paper.meeting is not None
    assert agenda.paper.meeting.starts_at is not None
    assert agenda.paper.meeting.starts_at.hour == 17
    assert agenda.questions == extract.questions == ()


def test_the_founding_letter_postpones_its_three_questions(shared: Path) -> None:
    letter = readings_of(shared / "papers" / "politikersvar-2025-microsoft-licenser.pdf")[0]

    assert [(q.number, q.party, str(q.asked_on), q.state) for q in letter.questions] == [
        (number, "F", "2025-04-03", "postponed") for number in (1, 2, 3)
    ]
    assert {_promised(question.promise) for question in letter.questions} == {
        ("Økonomiforvaltningen", "2025-12-31", "i løbet af 2025")
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    ["afrapportering-20s", "driftsmodel-tabel", "nyhedsblad-tabeller-spalter", "rejserapport"],
)
def test_real_files_of_one_paper_are_not_split(shared: Path, name: str) -> None:
    assert len(readings_of(shared / "danish-pdfs" / f"{name}.pdf")) == 1


def _record(paper: Paper) -> dict[str, Any]:
    return {
        "first_page": paper.first_page,
        "last_page": paper.last_page,
        "kind": paper.kind.value,
        "date": paper.date.isoformat() if paper.date else None,
        "body": paper.body,
        "case_numbers": sorted(paper.case_numbers),
        "language": paper.language,
        "access": paper.access.value,
        "access_words": paper.access_words,
    }


def _questions(readings: tuple[Reading, ...]) -> Iterator[dict[str, Any]]:
    for reading in readings:
        for question in reading.questions:
            due = question.promise.due if question.promise else None
            yield {
                "asked_by": question.asked_by,
                "party": question.party,
                "asked_on": question.asked_on.isoformat() if question.asked_on else None,
                "state": question.state.value,
                "text": "".join(question.text.split()),
                "due": due.isoformat() if due else None,
            }


def _outline(paper: Paper) -> tuple[str, int, int, str | None, str | None, str, str]:
    return (
        paper.kind.value,
        paper.first_page,
        paper.last_page,
        paper.date.isoformat() if paper.date else None,
        paper.body,
        paper.access.value,
        paper.language,
    )


def _promised(promise: Promise | None) -> tuple[str | None, str, str | None] | None:
    return promise and (promise.by, str(promise.due), promise.due_text)

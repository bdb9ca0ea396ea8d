"""The sample papers hold what their gold says they hold, on the pages it names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

import corpus.samples

SAMPLES = Path(corpus.samples.__file__).parent
GOLD = SAMPLES / "gold"
FOLDERS = ("papers", "letters", "later")
PDFS = [path for folder in FOLDERS for path in sorted((SAMPLES / folder).glob("*.pdf"))]
THEMES = {"princip", "omkostning", "alternativ"}


def bare(text: str) -> str:
    """A text without what a line end may add or take: white space, hyphens, PDFium's marks."""
    return re.sub("[\\s\\-\u00ad\u0002\ufffe]+", "", text)


@cache
def printed_pages(file: str) -> tuple[str, ...]:
    document = pypdfium2.PdfDocument(SAMPLES / file)
    return tuple(bare(page.get_textpage().get_text_range()) for page in document)


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def paper_gold() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for path in (path for folder in FOLDERS for path in sorted((GOLD / folder).glob("*.json"))):
        record = json.loads(path.read_text(encoding="utf-8"))
        for paper in record["papers"]:
            yield record, paper


def assert_stands(file: str, pages: list[int], quote: str) -> None:
    """A quote on one page stands there whole; over two, its ends stand on the first and last."""
    printed = printed_pages(file)
    wanted = bare(quote)
    if len(pages) == 1:
        assert wanted in printed[pages[0] - 1], quote
    else:
        assert wanted[:12] in printed[pages[0] - 1], quote
        assert wanted[-12:] in printed[pages[-1] - 1], quote


def test_every_file_has_gold_and_every_gold_its_file() -> None:
    files = {str(path.relative_to(SAMPLES)) for path in PDFS}

    assert {record["file"] for record, _ in paper_gold()} == files


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_every_readable_file_says_that_it_is_fictional(path: Path) -> None:
    text = "".join(printed_pages(str(path.relative_to(SAMPLES)))).lower()

    assert "fiktivteksempel" in text or path.stem == "22-scan-noedkald-2009"


def test_the_scan_has_no_text_layer() -> None:
    assert printed_pages("papers/22-scan-noedkald-2009.pdf") == ("",)


def test_gold_of_papers_stands_on_the_pages_it_names() -> None:
    for record, paper in paper_gold():
        if not record["text_layer"]:
            continue
        quotes = [(row["text"], row["pages"]) for row in paper["passages"] + paper["questions"]]
        quotes += [(row["verbatim"], row["pages"]) for row in paper["amounts"]]
        quotes += [
            (row["promise"]["text"], row["promise"]["pages"])
            for row in paper["questions"]
            if row["promise"]
        ]
        for quote, pages in quotes:
            assert_stands(record["file"], pages, quote)


def test_titles_stand_on_the_first_page() -> None:
    for record, paper in paper_gold():
        if record["text_layer"]:
            assert_stands(record["file"], [paper["first_page"]], paper["title"])


def test_evidence_stands_on_the_pages_it_names() -> None:
    for question in rows("questions.jsonl"):
        for part in question["parts"]:
            for item in part["evidence"] + part["also"] + part["nearest"]:
                assert_stands(item["file"], item["pages"], item["quote"])


def test_a_part_is_answered_by_evidence_or_says_why_not() -> None:
    for question in rows("questions.jsonl"):
        for part in question["parts"]:
            found = part["state"] in ("fundet", "usikkert")
            assert found == bool(part["evidence"])
            assert (part["reason"] in ("absent", "near miss", "closed")) == (not found)


def test_letters_ask_what_the_question_gold_answers() -> None:
    asked = {
        record["file"]: [row["text"] for row in paper["questions"]]
        for record, paper in paper_gold()
        if record["file"].startswith("letters/")
    }

    answered = {
        row["letter"]: [question["text"] for question in row["questions"]]
        for row in rows("letters.jsonl")
    }

    assert answered == asked


def test_parts_of_letters_agree_in_both_golds() -> None:
    asked = {
        row["text"]: row["parts"]
        for record, paper in paper_gold()
        if record["file"].startswith("letters/")
        for row in paper["questions"]
    }

    for letter in rows("letters.jsonl"):
        for question in letter["questions"]:
            assert [part["text"] for part in question["parts"]] == asked[question["text"]]


def test_the_sides_of_a_conflict_have_different_figures() -> None:
    for conflict in json.loads((GOLD / "conflicts.json").read_text(encoding="utf-8")):
        figures = [frozenset(re.findall(r"\d[\d.,]*\d", s["quote"])) for s in conflict["sides"]]
        assert len(set(figures)) > 1, conflict["about"]
        for side in conflict["sides"]:
            assert_stands(side["file"], side["pages"], side["quote"])


def test_a_later_paper_answers_what_was_postponed() -> None:
    postponed = {
        (record["file"], row["text"])
        for record, paper in paper_gold()
        for row in paper["questions"]
        if row["state"] == "postponed"
    }

    for question in rows("later.jsonl"):
        assert (question["paper"], question["text"]) in postponed
        for item in question["evidence"]:
            assert item["file"].startswith("later/")
            assert_stands(item["file"], item["pages"], item["quote"])


def test_theme_rows_are_labelled_and_no_text_falls_to_both_sides() -> None:
    dev, heldout = rows("themes-dev.jsonl"), rows("themes-heldout.jsonl")

    assert all(set(row["themes"]) <= THEMES for row in dev + heldout)
    assert not {row["text"] for row in dev} & {row["text"] for row in heldout}


def test_there_is_enough_to_measure_with() -> None:
    passages = [row for _, paper in paper_gold() for row in paper["passages"]]
    questions = rows("questions.jsonl")

    assert len(PDFS) >= 26
    assert len(passages) >= 200
    assert len(questions) >= 80
    assert sum(len(question["parts"]) > 1 for question in questions) >= 20
    assert sum(path.stat().st_size for path in PDFS) < 3_000_000

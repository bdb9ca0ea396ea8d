"""From papers to a verified draft, through the commands and their contracts."""

from __future__ import annotations

import json
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.conftest import COMMAND, SAMPLES, Run

pytestmark = pytest.mark.slow


def test_ingesting_reports_by_the_contract(library: tuple[Path, Any]) -> None:
    _, report = library

    assert set(report) >= {
        "run",
        "originals",
        "papers",
        "passages",
        "pages",
        "unchanged",
        "failed",
        "seconds",
    }
    assert report["originals"] == len(list((SAMPLES / "papers").glob("*.pdf")))
    assert report["papers"] > report["originals"], "the bundles hold several papers"
    for failure in report["failed"]:
        assert set(failure) >= {"file", "reason", "retryable"}


def test_ingesting_again_changes_nothing(run: Run) -> None:
    before = run("papers", "--json").json

    report = run("ingest", SAMPLES / "papers", "--json").json

    assert report["unchanged"] + report["originals"] == len(
        list((SAMPLES / "papers").glob("*.pdf"))
    )
    assert run("papers", "--json").json == before


def test_papers_are_listed_by_the_contract(run: Run) -> None:
    for paper in run("papers", "--json").json:
        assert set(paper) >= {
            "id",
            "kind",
            "title",
            "date",
            "body",
            "case_numbers",
            "department",
            "people",
            "parties",
            "language",
            "access",
            "pages",
            "bundle",
            "version_of",
            "url",
        }


def test_the_shell_answers_through_a_pipe(library: tuple[Path, Any], tmp_path: Path) -> None:
    done = subprocess.run(
        [COMMAND, "shell", "--home", str(library[0])],
        input=f"skolemad\n:show 1\n:export {tmp_path / 'fund.bib'}\ntema:omkostning\n",
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n10. ") == 2
    assert "Kun afsnit med temaet omkostning." in done.stderr
    assert (tmp_path / "fund.bib").read_text(encoding="utf-8").startswith("@techreport")


def test_search_finds_by_meaning(run: Run) -> None:
    found = run("search", "Hvor meget er prisen på programmer steget?", "--k", "5", "--json").json

    assert len(found["hits"]) == 5
    for hit in found["hits"]:
        assert set(hit) >= {
            "passage",
            "paper",
            "title",
            "kind",
            "date",
            "pages",
            "text",
            "span",
            "boxes",
            "headings",
            "themes",
            "score",
            "url",
        }
        assert hit["boxes"], "a hit can be shown on its page"
    assert found["searched"]["passages"] > 100


def test_search_filters(run: Run) -> None:
    found = run("search", "økonomi", "--kind", "referat", "--from", "2023", "--json").json

    assert found["hits"]
    assert {hit["kind"] for hit in found["hits"]} == {"referat"}
    assert all(hit["date"] >= "2023" for hit in found["hits"])


def test_a_letter_becomes_a_draft_whose_quotes_are_proven(run: Run, tmp_path: Path) -> None:
    letter = next((SAMPLES / "letters").glob("*.pdf"))
    draft = tmp_path / "svar.json"

    answered = run("answer", letter, "-o", draft, "--json")
    verified = run("verify", draft, "--json")

    assert answered.code == 0, answered.talk
    assert answered.json == json.loads(draft.read_text(encoding="utf-8"))
    assert set(answered.json) >= {"letter", "questions", "conflicts", "searched", "manifest"}
    quotes = [
        citation
        for question in answered.json["questions"]
        for part in question["parts"]
        for statement in part["statements"]
        for citation in statement["citations"]
    ]
    assert quotes
    assert all(citation["boxes"] for citation in quotes)
    assert verified.code == 0
    assert verified.json["exact"] == verified.json["quotes"] >= len(quotes)


def test_a_changed_quote_is_found_out(run: Run, tmp_path: Path) -> None:
    letter = next((SAMPLES / "letters").glob("*.pdf"))
    draft = tmp_path / "svar.json"
    run("answer", letter, "-o", draft)
    content = json.loads(draft.read_text(encoding="utf-8"))
    citation = _first_citation(content)
    citation["quote"] = citation["quote"].replace("e", "a", 1)
    draft.write_text(json.dumps(content), encoding="utf-8")

    verified = run("verify", draft, "--json")

    assert verified.code == 1
    assert verified.json["drifted"]


def test_the_same_question_gives_the_same_bytes(run: Run) -> None:
    question = ("answer", "--question", "Hvad koster skolemaden?", "--json")

    assert run(*question).out == run(*question).out


@pytest.mark.parametrize("ending", ["md", "html", "json"])
def test_drafts_are_written_in_each_format(run: Run, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"svar.{ending}"

    ran = run("answer", "--question", "Hvad koster skolemaden?", "-o", target)

    assert ran.code == 0, ran.talk
    assert "skole" in target.read_text(encoding="utf-8").lower()


def test_a_page_is_drawn_with_its_passage_marked(run: Run, tmp_path: Path) -> None:
    hit = run("search", "skolemad", "--k", "1", "--json").json["hits"][0]
    image = tmp_path / "page.png"

    ran = run("show", hit["passage"], "--image", image, "--json")

    assert ran.json["text"] == hit["text"]
    assert image.read_bytes().startswith(b"\x89PNG")


def test_questions_are_listed_open_ones_alone(run: Run) -> None:
    every = run("questions", "--json").json["questions"]
    still_open = run("questions", "--open", "--json").json["questions"]

    assert 0 < len(still_open) < len(every)
    assert all(question["state"] != "answered" for question in still_open)
    assert {"id", "text", "parts", "asked_by", "party", "asked_on", "paper", "page", "span"} <= set(
        every[0]
    )


def test_questions_of_a_letter_need_no_ingestion(run_alone: Run) -> None:
    letter = next((SAMPLES / "letters").glob("*.pdf"))

    found = run_alone("questions", letter, "--json").json["questions"]

    assert found
    assert run_alone("papers", "--json").json == []


def test_the_version_is_told() -> None:
    told = subprocess.run([COMMAND, "--version"], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == version("kildesvar")


def test_the_library_is_whole(run: Run) -> None:
    assert run("check").code == 0
    status = run("status", "--json").json
    assert status["papers"] > 24


def _first_citation(draft: dict[str, Any]) -> dict[str, Any]:
    for question in draft["questions"]:
        for part in question["parts"]:
            for statement in part["statements"]:
                citation: dict[str, Any] = statement["citations"][0]
                return citation
    raise AssertionError("the draft cites nothing")

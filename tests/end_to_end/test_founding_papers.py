"""The letter that started it all, where it is at hand: read, searched and answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.conftest import Ran, run_command

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def letter(shared: Path) -> Path:
    return shared / "papers" / "politikersvar-2025-microsoft-licenser.pdf"


@pytest.fixture(scope="module")
def home(letter: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("founding")
    assert run_command("ingest", letter, home=made).code == 0
    return made


@pytest.fixture(scope="module")
def draft(letter: Path, home: Path) -> Ran:
    return run_command("answer", letter, "--json", home=home)


def parts(draft: Ran) -> list[dict[str, Any]]:
    return [part for question in draft.json["questions"] for part in question["parts"]]


def test_one_file_gives_three_papers_with_their_fields(home: Path) -> None:
    papers = {paper["kind"]: paper for paper in run_command("papers", "--json", home=home).json}

    assert {kind: paper["pages"] for kind, paper in papers.items()} == {
        "politikersvar": [1, 2],
        "dagsorden": [3, 4],
        "rapport": [5, 6],
    }
    assert papers["politikersvar"]["department"] == "Økonomiforvaltningen"
    assert papers["politikersvar"]["access"] == "open"
    assert papers["dagsorden"]["date"] == "2025-03-27"
    assert papers["dagsorden"]["body"] == "BR"
    assert papers["dagsorden"]["case_numbers"] == ["2025-0092063"]
    assert papers["dagsorden"]["parties"] == ["Ø", "A", "C", "F", "B", "V"]
    assert len({paper["bundle"] for paper in papers.values()}) == 1


def test_the_three_questions_are_known_with_asker_day_and_promise(home: Path) -> None:
    questions = run_command("questions", "--open", "--json", home=home).json["questions"]

    assert [question["number"] for question in questions] == [1, 2, 3]
    assert [len(question["parts"]) for question in questions] == [1, 2, 1]
    for question in questions:
        assert question["asked_by"] == "Rasmus Steenberger"
        assert question["party"] == "F"
        assert question["asked_on"] == "2025-04-03"
        assert question["state"] == "postponed"
        assert question["promise"]["due"] == "2025-12-31"
        assert question["promise"]["by"] == "Økonomiforvaltningen"


def test_the_amounts_and_themes_are_found(home: Path) -> None:
    (report,) = (
        paper
        for paper in run_command("papers", "--json", home=home).json
        if paper["kind"] == "rapport"
    )
    record = run_command("show", report["id"], "--json", home=home).json

    amounts = {amount["kroner"]: amount for amount in record["amounts"]}
    assert set(amounts) == {"313000000", "538000000"}
    assert amounts["313000000"]["year_from"] == 2018
    assert amounts["538000000"]["change"] == "rise"
    assert {theme["name"] for theme in record["themes"]} == {"princip", "omkostning", "alternativ"}


def test_the_rise_in_costs_is_found_by_meaning(home: Path) -> None:
    query = "hvor meget dyrere er programmerne blevet for kommunerne"

    hits = run_command("search", query, "--k", "3", "--json", home=home).json["hits"]

    assert any("538 mio. kr." in hit["text"] for hit in hits)


def test_the_draft_answers_what_the_papers_know_and_says_what_they_do_not(draft: Ran) -> None:
    costs, alternatives, prices, switch = parts(draft)

    def quoted(part: dict[str, Any]) -> str:
        return " ".join(c["quote"] for s in part["statements"] for c in s["citations"])

    assert "313 mio. kr." in quoted(costs)
    assert "udbud" in quoted(costs)
    assert "LibreOffice" in quoted(alternatives)
    assert "OS2" in quoted(alternatives)
    assert prices["state"] == "ikke fundet"
    assert prices["statements"] == []
    assert switch["state"] == "usikkert"


def test_each_quote_stands_on_its_page(draft: Ran, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "svar.json"
    file.write_text(draft.out, encoding="utf-8")

    report = run_command("verify", file, "--json", home=home).json

    assert report["exact"] == report["quotes"] > 3
    for part in parts(draft):
        for statement in part["statements"]:
            for citation in statement["citations"]:
                assert citation["page"] in (4, 6)
                assert {box["page"] for box in citation["boxes"]} <= {4, 6}

"""The commands for what stands open, over a catalogue made by hand."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest
from readings import RECIPE, original_reading, question, reading
from typer.testing import CliRunner, Result

from corpus.catalogue import Catalogue
from corpus.drafts import State
from corpus.findings import Promise, QuestionState, Reading
from corpus.settings import load_settings
from corpus.spans import Span
from corpus.standing import News, NewsKind
from kildesvar.cli.app import app
from kildesvar.library import Library

QUESTION = "Hvad koster broen?"
ANSWER = "Broen koster 5,0 mio. kr."


def letter(name: str, due: datetime.date) -> Reading:
    made = reading(name, [QUESTION, f"Svaret gives senest {due}."], title=f"Svar om {name}")
    asked, promised = made.passages
    posed = question(
        asked,
        id=f"q-{name}",
        asked_on=datetime.date(2025, 4, 1),
        state=QuestionState.POSTPONED,
        promise=Promise(
            span=promised.span, text=promised.text, by=None, due=due, due_text=str(due)
        ),
    )
    return replace(made, questions=(posed,))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two letters, one overdue, and a paper that answers the other."""
    catalogue = Catalogue.open(load_settings(tmp_path))
    for made in (
        letter("fremtid", datetime.date(2999, 1, 1)),
        letter("fortid", datetime.date(2020, 1, 1)),
        reading("broen", [ANSWER]),
    ):
        catalogue.add(original_reading(made), recipe=RECIPE)
    found = News(
        kind=NewsKind.EVIDENCE,
        subject="q-fremtid",
        part=QUESTION,
        paper="p-broen",
        passage="p-broen-0",
        page=1,
        span=Span(0, len(ANSWER)),
        quote=ANSWER,
        state=State.FOUND,
    )
    catalogue.standing.note(papers=[], questions=[], found=[found])
    catalogue.standing.keep_draft("p-fremtid", {}, ["Spørgsmål 1: broen citeres nu."])
    catalogue.close()
    return tmp_path


def run(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--home", str(home)], catch_exceptions=False)


def test_the_register_has_overdue_promises_first_and_what_came_since(home: Path) -> None:
    shown = run(home, "questions", "--open").stdout
    assert shown.index("overdue since 2020-01-01") < shown.index("due 2999-01-01")
    assert ANSWER in shown
    assert "Spørgsmål 1: broen citeres nu." in shown

    first, second = json.loads(run(home, "questions", "--open", "--json").stdout)["questions"]
    assert (first["id"], first["overdue"], first["news"]) == ("q-fortid", True, [])
    assert [item["quote"] for item in second["news"]] == [ANSWER]
    assert second["draft"]["number"] == 1


def test_news_and_drafts_are_listed(home: Path) -> None:
    (news,) = json.loads(run(home, "news", "--json").stdout)
    assert (news["quote"], news["state"], news["about"]) == (ANSWER, "fundet", QUESTION)
    assert "broen citeres nu" in run(home, "draft").stdout


def test_saved_searches_are_listed_and_forgotten_by_name(home: Path) -> None:
    with Library.open(home) as library:
        library.standing.save_search("Broer", "hvad koster broer", kind="rapport")

    (saved,) = json.loads(run(home, "searches", "--json").stdout)
    assert saved["parameters"] == {"q": "hvad koster broer", "kind": "rapport"}
    assert "hvad koster broer kind=rapport" in run(home, "searches").stdout

    run(home, "searches", "Broer", "--forget")
    assert json.loads(run(home, "searches", "--json").stdout) == []


def test_an_old_home_is_tidied(home: Path) -> None:
    assert json.loads(run(home, "tidy", "--json").stdout) == {
        "runs": 0,
        "rounds": 0,
        "drafts": 0,
        "files": 0,
    }

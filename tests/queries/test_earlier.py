"""Earlier answers: only where the question is the same, with what came since."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from fake_searcher import FakeSearcher
from readings import RECIPE, original_reading, question, reading

from corpus.catalogue import Catalogue
from corpus.drafts import DraftPart
from corpus.findings import QuestionState, Reading, Role
from corpus.papers import Kind
from corpus.settings import Settings
from queries.answer import answer_question
from queries.render.json import draft_from_json, draft_json
from queries.render.markdown import render_markdown
from queries.verify.quotes import verify_draft

ASKED = "Hvad kostede Fjordbroen at reparere i 2023?"
ANSWER = "Fjordbroen kostede 12,4 mio. kr. at reparere i 2023."
NEWER = "Fjordbroen endte med at koste 13,1 mio. kr. at reparere i 2023."


def reply(state: QuestionState = QuestionState.ANSWERED) -> Reading:
    made = reading(
        "svar", [ASKED, ANSWER], kind=Kind.POLITIKERSVAR, title="Svar til Ida Lund om broen"
    )
    asked, answer = made.passages
    passages = (replace(asked, role=Role.QUESTION), replace(answer, role=Role.ANSWER))
    return replace(made, passages=passages, questions=(question(asked, state=state),))


def searcher_over(home: Path, *readings: Reading) -> FakeSearcher:
    settings = Settings(home=home)
    catalogue = Catalogue.open(settings)
    for made in readings:
        catalogue.add(original_reading(made), recipe=RECIPE)
    return FakeSearcher(catalogue, settings)


def part_of(question: str, searcher: FakeSearcher) -> DraftPart:
    return answer_question(question, searcher).questions[0].parts[0]


def test_the_same_question_was_answered_before(tmp_path: Path) -> None:
    newer = reading("regnskab", [NEWER], date=datetime.date(2025, 9, 1))
    searcher = searcher_over(tmp_path, reply(), newer)

    (earlier,) = part_of("Hvad kostede Fjordbroen at reparere i 2023?", searcher).earlier

    assert (earlier.question.quote, earlier.answer.quote) == (ASKED, ANSWER)
    assert [citation.quote for citation in earlier.since] == [NEWER]


@pytest.mark.parametrize(
    "question",
    [
        "Hvad kostede Fjordbroen at reparere i 2024?",
        "Hvad kostede Søbroen at reparere i 2023?",
        "Hvornår blev Fjordbroen repareret i 2023?",
        "Hvad kostede rækværket på Fjordbroen at male i 2023?",
    ],
)
def test_another_year_name_sort_or_thing_is_another_question(tmp_path: Path, question: str) -> None:
    assert part_of(question, searcher_over(tmp_path, reply())).earlier == ()


def test_a_question_that_was_put_off_was_not_answered(tmp_path: Path) -> None:
    searcher = searcher_over(tmp_path, reply(QuestionState.POSTPONED))

    assert part_of(ASKED, searcher).earlier == ()


def test_a_draft_shows_it_and_its_quotes_are_verified(tmp_path: Path) -> None:
    searcher = searcher_over(tmp_path, reply())
    draft = answer_question(ASKED, searcher)
    kept = draft_json(draft)

    assert "Spørgsmålet er besvaret før, i Svar til Ida Lund om broen" in render_markdown(draft)
    assert draft_from_json(kept) == draft
    report = verify_draft(kept, searcher.catalogue)
    assert report.quotes == report.exact == 3

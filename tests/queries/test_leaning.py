"""What of the sentences for a part may stand alone: beside one another, beside a subject."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from answering import library
from readings import of_sentences, reading

from corpus.filters import OPEN_PAPERS
from corpus.findings import Reading
from queries.asked import Asked, read_part
from queries.coverage import choose
from queries.evidence import Weighed, weigh
from queries.shelf import Shelf
from queries.states import fitting, missing
from queries.weights import TOUCHED


def weighed_in(home: Path, asked: Asked, *readings: Reading) -> tuple[Shelf, tuple[Weighed, ...]]:
    searcher = library(home, *readings)
    shelf = Shelf(searcher.catalogue)
    return shelf, weigh(asked, searcher, shelf, OPEN_PAPERS, letter=None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sentence", "answers"),
    [("Borgerservice har 12 ansatte.", True), ("Havnen har 12 ansatte.", False)],
)
def test_a_part_that_says_all_needs_no_reminder_of_what_it_leans_on(
    tmp_path: Path, sentence: str, *, answers: bool
) -> None:
    asked = read_part("Hvor mange ansatte har borgerservice (færgen)?")
    _, (weighed,) = weighed_in(tmp_path, asked, reading("byen", [sentence]))

    assert (missing(asked, weighed) is None) is answers


@pytest.mark.parametrize(
    ("beside", "alone"),
    [("Der er tre ruter: nordruten, sydruten og midtruten.", True), ("Der er tre ruter.", False)],
)
def test_what_counts_and_names_beside_the_best_sentence_answers_alone(
    tmp_path: Path, beside: str, *, alone: bool
) -> None:
    asked = read_part("Hvilke ruter har Havnen?")
    best, other = "Havnens ruter er valgt i maj.", "Både sejler på ruter med fisk til byen."
    shelf, found = weighed_in(tmp_path, asked, of_sentences(best, beside), reading("byen", [other]))
    likely = [replace(item, score=0.9 if item.text == best else 0.8) for item in found]
    likely.sort(key=lambda item: -item.score)

    chosen = choose(asked, likely, (), shelf, least=TOUCHED)

    assert (other not in [item.first.text for item in chosen]) is alone


@pytest.mark.parametrize(("likelihood", "kept"), [(0.2, False), (0.7, True)])
def test_a_reason_for_something_else_does_not_tell_why(
    tmp_path: Path, likelihood: float, *, kept: bool
) -> None:
    asked = read_part("Hvorfor skal havnen ikke selv bygge færgen?")
    about, reason = "Det er dyrt selv at bygge færgen.", "Kajen er lav, fordi havnen er lille."
    _, found = weighed_in(tmp_path, asked, reading("havnen", [about, reason]))
    scores = {about: 0.8, reason: likelihood}
    weighed = [
        replace(item, score=scores[item.text], on_its_own=scores[item.text]) for item in found
    ]
    weighed.sort(key=lambda item: -item.score)

    assert [item.text for item in fitting(asked, weighed)] == [reason if kept else about]


def test_sentences_nearly_as_likely_are_quoted_in_a_row(tmp_path: Path) -> None:
    asked = read_part("Hvad fik havnen ud af messen?")
    told = (
        "Havnen var med på messen.",
        "Havnen mødte også andre havne.",
        "Messens møder gav havnen nye kunder.",
    )
    shelf, found = weighed_in(tmp_path, asked, of_sentences(*told))
    likely = [replace(item, score=0.9 - 0.1 * told.index(item.text)) for item in found]
    likely.sort(key=lambda item: -item.score)

    (chosen,) = choose(asked, likely, (), shelf, least=TOUCHED)

    assert chosen.span.of(shelf.text(found[0].paper.id)) == " ".join(told)


def test_a_sentence_without_a_year_is_of_those_its_passage_tells(tmp_path: Path) -> None:
    asked = read_part("Hvad var temaet for havnens fest i 2003?")
    told = ("Havnens fest har et tema.", "Det var både i 2002.", "Temaet for festen gav gæster.")
    _, found = weighed_in(tmp_path, asked, of_sentences(*told), reading("andet", ["Året er 2003."]))

    assert all(missing(asked, item) for item in found if item.text == told[0])

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
from queries.states import missing
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

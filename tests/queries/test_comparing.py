"""Two things that are compared are each told of."""

from __future__ import annotations

from pathlib import Path

import pytest
from answering import library, only_part, quotes
from readings import reading

from corpus.drafts import State
from corpus.filters import OPEN_PAPERS
from queries.answer import answer_question
from queries.asked import content_terms, read_part
from queries.comparing import each_side, lacks_side, sides
from queries.evidence import weigh
from queries.shelf import Shelf

BOTH = ["En billet til færgen koster 40 kr.", "En billet til bussen koster 24 kr."]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Hvad er billigst, færge eller bus?", "færge bus"),
        ("Hvilken bro er længst: Fjordbroen eller Havnebroen?", "fjordbroen havnebroen"),
        ("Hvad er forskellen på at sejle med færge og med kano?", "færge kano"),
        ("Er færgen dyrere end bussen?", "færgen bussen"),
        ("Hvad koster færgen, og hvem ejer den?", ""),
        ("Hvornår er den næste tur, eller er den aflyst?", ""),
    ],
)
def test_the_words_that_part_what_is_compared(question: str, words: str) -> None:
    assert sides(read_part(question)) == tuple(content_terms(words))


def test_each_of_two_things_is_quoted(tmp_path: Path) -> None:
    searcher = library(tmp_path, reading("færgen", BOTH))

    part = only_part(
        answer_question("Hvad er forskellen i pris på en billet til færgen og bussen?", searcher)
    )

    assert part.state is State.FOUND
    assert quotes(part) == BOTH


def test_what_tells_of_one_alone_is_unsure(tmp_path: Path) -> None:
    searcher = library(tmp_path, reading("færgen", BOTH[:1]))

    part = only_part(
        answer_question("Hvad er forskellen i pris på en billet til færgen og bussen?", searcher)
    )

    assert part.state is State.UNSURE
    assert "begge" in part.reason


def test_a_compound_is_not_told_by_another_with_the_same_head(tmp_path: Path) -> None:
    tells = "Med havneservice står havnens servicefolk for kaj og kran, også for færgen."
    searcher = library(tmp_path, reading("havnen", [tells]))

    part = only_part(
        answer_question("Hvad er forskellen på havneservice og færgeservice?", searcher)
    )

    assert part.state is State.UNSURE
    assert "begge" in part.reason


def test_a_compound_is_told_by_its_words_written_apart(tmp_path: Path) -> None:
    asked = read_part("Er en færgebillet dyrere end en busbillet?")
    apart = ["En billet til en færge er 40 kr.", "En billet til en bus er 24 kr."]
    searcher = library(tmp_path, reading("færgen", apart))
    shelf = Shelf(searcher.catalogue)
    weighed = weigh(asked, searcher, shelf, OPEN_PAPERS, letter=None)  # type: ignore[arg-type]

    assert len(each_side(asked, weighed, least=0.0)) == len(apart)
    assert not lacks_side(asked, weighed, least=0.0)

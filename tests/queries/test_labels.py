"""Lines that say what the sentence below them is."""

from dataclasses import replace
from pathlib import Path

import pytest
from answering import library, only_part, quotes
from readings import reading

from queries.answer import answer_question
from queries.labels import label_word, under_labels

TOLD = ["Princip 1. Åbenhed", "Alle kan læse med.", "Princip 2. Genbrug", "Intet købes to gange."]


@pytest.mark.parametrize(
    ("lead", "word"),
    [
        ("Princip 1. Åbenhed", "Princip"),
        ("Scenarie B: Færge", "Scenarie"),
        ("Broen er lukket.", ""),
        ("Princip 1 er åbenhed. Det er vigtigt.", ""),
    ],
)
def test_the_line_above_says_what_it_is(lead: str, word: str) -> None:
    assert label_word(reading("broen", ["Alle kan læse med."]).passages[0], lead) == word


def test_the_heading_above_says_what_it_is() -> None:
    passage = reading("broen", ["Alle kan læse med."]).passages[0]

    assert label_word(replace(passage, headings=("Princip 3. Åbenhed",)), "") == "Princip"


def test_what_stands_below_a_label_has_it_as_its_heading() -> None:
    below = list(under_labels(reading("broen", TOLD).passages))

    assert [(item.text, item.headings) for item in below] == [
        (TOLD[1], (TOLD[0],)),
        (TOLD[3], (TOLD[2],)),
    ]


def test_what_stands_below_labels_is_quoted_with_them(tmp_path: Path) -> None:
    made = reading("havnen", TOLD)
    passages = [replace(passage, headings=("2. Principper",)) for passage in made.passages]
    searcher = library(tmp_path, replace(made, passages=tuple(passages)))

    part = only_part(answer_question("Hvilke principper bør gælde?", searcher))

    assert [" ".join(quote.split()) for quote in quotes(part)] == [
        " ".join(TOLD[:2]),
        " ".join(TOLD[2:]),
    ]

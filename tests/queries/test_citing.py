"""How far a quote reaches: what a sentence leans on comes along, and a vote is one thought."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from readings import RECIPE, of_sentences, original_reading, reading

from corpus.catalogue import Catalogue
from corpus.findings import Role
from corpus.settings import Settings
from queries.citing import whole_thought
from queries.shelf import Shelf

VOTES = ("Forslaget blev vedtaget med 16 stemmer imod 6.", "For stemte: A og B.", "Imod stemte: V.")


def quoted(home: Path, sentences: tuple[str, ...], place: int, role: Role = Role.PARAGRAPH) -> str:
    """What is quoted for the sentence at `place` of a passage with that `role`."""
    made = of_sentences(*sentences)
    (passage,) = made.passages
    catalogue = Catalogue.open(Settings(home=home))
    given = replace(made, passages=(replace(passage, role=role),))
    catalogue.add(original_reading(given), recipe=RECIPE)
    (paper,) = catalogue.papers()
    (held,) = catalogue.passages_of(paper.id)
    span = held.sentences[place]
    return whole_thought(Shelf(catalogue), held, span).of(catalogue.text(paper.id))


@pytest.mark.parametrize("place", [1, 2])
def test_who_voted_how_stands_with_what_was_voted_on(tmp_path: Path, place: int) -> None:
    assert quoted(tmp_path, VOTES, place) == " ".join(VOTES)


def test_a_vote_that_says_on_what_stands_alone(tmp_path: Path) -> None:
    told = ("Mødet begyndte kl. 17.", "Syv af ti stemte for forslaget om broen.")
    assert quoted(tmp_path, told, 1) == told[1]


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("Den åbner igen i maj.", True),
        ("Dette koster 2 mio. kr.", True),
        ("Den er grøn.", True),
        ("Det besluttede Borgerrepræsentationen i maj.", True),
        ("Det anbefalede forvaltningen.", True),
        ("Men det var for sent.", True),
        ("Den svenske regering betaler.", False),
        ("Det samlede beløb er 3 mio. kr.", False),
        ("De fleste skibe sejler udenom.", False),
        ("Broen åbner igen i maj.", False),
    ],
)
def test_a_pronoun_leans_on_the_sentence_before(
    tmp_path: Path, sentence: str, *, leans: bool
) -> None:
    before = "Fjordbroen er lukket."
    expected = f"{before} {sentence}" if leans else sentence
    assert quoted(tmp_path, (before, sentence), 1) == expected


def test_a_pronoun_leans_on_the_paragraph_before(tmp_path: Path) -> None:
    lines = ["Fjordbroen er lukket.", "Dette koster 2 mio. kr."]
    catalogue = Catalogue.open(Settings(home=tmp_path))
    catalogue.add(original_reading(reading("broen", lines)), recipe=RECIPE)
    (paper,) = catalogue.papers()
    passage = catalogue.passages_of(paper.id)[1]
    span = whole_thought(Shelf(catalogue), passage, passage.sentences[0])
    assert span.of(catalogue.text(paper.id)).split("\n\n") == lines


def test_what_explains_a_bare_outcome_stands_with_it(tmp_path: Path) -> None:
    told = ("Udsat.", "Forvaltningen undersøger en færge.")
    assert quoted(tmp_path, told, 1, Role.DECISION) == " ".join(told)
    assert quoted(tmp_path / "other", told, 1) == told[1]


def quoted_item(home: Path, lines: list[str], place: int) -> str:
    """What is quoted for the item at `place` of a list, whose line above is the first."""
    made = reading("broen", lines)
    roles = [Role.PARAGRAPH, *[Role.LIST_ITEM] * (len(lines) - 1)]
    passages = [replace(it, role=role) for it, role in zip(made.passages, roles, strict=True)]
    catalogue = Catalogue.open(Settings(home=home))
    catalogue.add(original_reading(replace(made, passages=tuple(passages))), recipe=RECIPE)
    (paper,) = catalogue.papers()
    held = catalogue.passages_of(paper.id)[place]
    span = whole_thought(Shelf(catalogue), held, held.sentences[0])
    return " ".join(span.of(catalogue.text(paper.id)).split())


TO_BE_FOUND_OUT = [
    "Det bør undersøges:",
    "• Hvordan broen kan bære en cykelsti.",
    "• Om færgen kan sejle om natten.",
    "• I hvilket omfang staten betaler.",
]


@pytest.mark.parametrize("place", [1, 2, 3])
def test_half_a_sentence_in_a_list_comes_with_the_line_above_the_list(
    tmp_path: Path, place: int
) -> None:
    assert quoted_item(tmp_path, TO_BE_FOUND_OUT, place) == " ".join(TO_BE_FOUND_OUT[: place + 1])


def test_a_whole_sentence_in_a_list_stands_alone(tmp_path: Path) -> None:
    lines = ["Byrådet har besluttet:", "• Færgen sejler om natten."]
    assert quoted_item(tmp_path, lines, 1) == lines[1]


def test_a_line_that_is_far_off_is_not_brought_along(tmp_path: Path) -> None:
    lines = [TO_BE_FOUND_OUT[0], *(f"• Om bro {n} kan bære en cykelsti." for n in range(40))]
    assert quoted_item(tmp_path, lines, 40) == lines[40]


def test_a_line_without_a_subject_comes_with_the_one_it_speaks_of(tmp_path: Path) -> None:
    told = ("Der er et nyt kursus i sejlads.", "Udbydes af Havneskolen.")
    assert quoted(tmp_path, told, 1) == " ".join(told)


def test_the_label_of_an_answer_is_no_part_of_what_it_says(tmp_path: Path) -> None:
    assert quoted(tmp_path, ("Svar: Broen holder til 2040.", "Den males."), 0) == (
        "Broen holder til 2040."
    )
    assert quoted(tmp_path, ("Svar på tiltale: det gav borgeren.",), 0).startswith("Svar på")

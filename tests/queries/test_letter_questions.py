"""Questions of a letter that lean on its subject or on the question before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from answering import library, quotes, with_roles
from readings import question, reading

from corpus.drafts import DraftPart, State
from corpus.findings import Reading, Role
from corpus.papers import Kind
from queries.answer import answer_letter, answer_question
from queries.pronouns import parts_after


def answered(home: Path, asking: Reading, *held: Reading) -> list[DraftPart]:
    """The parts of all questions of a letter, by these papers."""
    draft = answer_letter(asking.paper.id, library(home, asking, *held))
    return [part for asked in draft.questions for part in asked.parts]


def letter(title: str, *questions: str) -> Reading:
    """A letter that asks these questions, each with one part."""
    made = reading("brev", questions, kind=Kind.ANDET, title=title)
    asking = with_roles(made, dict.fromkeys(range(len(questions)), Role.QUESTION))
    posed = [
        question(passage, id=f"q-{place}", number=place)
        for place, passage in enumerate(asking.passages)
    ]
    return replace(asking, questions=tuple(posed))


def notice(*sentences: str) -> Reading:
    return reading("notat", sentences, title="Notat")


def test_a_question_that_says_little_is_weighed_with_what_the_letter_is_about(
    tmp_path: Path,
) -> None:
    asking = letter("Spørgsmål om Fjordbroen", "Hvordan står det til?")
    told = "Fjordbroen er i god stand."

    (part,) = answered(tmp_path, asking, notice("Havnens biler er røde.", told))

    assert quotes(part) == [told]


def test_what_is_said_of_the_subject_alone_answers_nothing_else(tmp_path: Path) -> None:
    asking = letter("Spørgsmål om Fjordbroen", "Hvordan ser driften ud?")

    (part,) = answered(tmp_path, asking, notice("Fjordbroen males til maj."))

    assert part.state is State.NOT_FOUND


def test_what_answers_may_call_the_subject_otherwise(tmp_path: Path) -> None:
    asking = letter("Spørgsmål om Fjordbroen", "Hvad kræver et skifte (Fjordbroen)?")
    told = "Skiftet forudsætter en lokalplan."

    (part,) = answered(tmp_path, asking, notice("Fjordbroen er blevet dyr.", told))

    assert quotes(part) == [told]


def test_a_part_that_names_a_thing_itself_needs_nothing_to_lean_on(tmp_path: Path) -> None:
    told = ["Der er to alternativer til Havkort: Bølgen og openSea.", "Et skifte kræver kurser."]
    searcher = library(tmp_path, notice(told[0]), reading("skift", told[1:], title="Plan"))

    draft = answer_question("Hvilke alternativer findes der, og hvad kræver et skifte?", searcher)

    _, part = draft.questions[0].parts
    assert (part.state, quotes(part)) == (State.FOUND, told[1:])


def test_questions_of_letters_leave_room_for_what_answers(tmp_path: Path) -> None:
    asked = "Hvad kostede Fjordbroen i 2023?"
    told = "Fjordbroen kostede 12 mio. kr. i 2023."
    asking = letter("Spørgsmål om veje", *([asked] * 60))
    searcher = library(tmp_path, asking, notice(told))

    (part,) = answer_question(asked, searcher).questions[0].parts

    assert quotes(part) == [told]


PRICES = {
    "Bølgen 52 54": "Produkt: Bølgen; 2025: 52 kr.",
    "openSea 79": "Produkt: openSea; 2025: 79 kr.",
    "Havkort 900": "Produkt: Havkort; 2025: 900 kr.",
}


def test_they_are_what_the_question_before_asks_for(tmp_path: Path) -> None:
    asking = letter(
        "Spørgsmål om Havkort", "Hvilke alternativer findes der?", "Hvad koster de (Havkort)?"
    )
    asked = replace(asking.questions[1], text="Hvad koster de?")
    named = notice("Der er to alternativer til Havkort: Bølgen og openSea.")
    rows = reading("prisliste", list(PRICES))
    priced = [
        replace(item, role=Role.TABLE_ROW, context=PRICES[item.text]) for item in rows.passages
    ]

    _, part = answered(
        tmp_path,
        replace(asking, questions=(asking.questions[0], asked)),
        named,
        replace(rows, passages=tuple(priced)),
    )

    assert part.text == "Hvad koster de (alternativer)?"
    assert quotes(part) == list(PRICES)[:2]


@pytest.mark.parametrize(
    ("text", "before", "parts"),
    [
        ("Hvem leverer dem?", "Hvilke løsninger er der?", ("Hvem leverer dem (løsninger)?",)),
        ("Hvad koster de?", "Hvad koster driften?", ("Hvad koster de?",)),
        ("Hvad koster de nye busser?", "Hvilke ruter er der?", ("Hvad koster de nye busser?",)),
        ("Hvad mener De?", "Hvilke ruter er der?", ("Hvad mener De?",)),
        ("Hvad koster de?", None, ("Hvad koster de?",)),
    ],
)
def test_what_a_pronoun_stands_for(text: str, before: str | None, parts: tuple[str, ...]) -> None:
    assert tuple(parts_after(text, (text,), before)) == parts

"""What a letter is about, where its questions say little."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from answering import library, quotes, with_roles
from readings import question, reading

from corpus.drafts import DraftPart, State
from corpus.findings import Reading, Role
from corpus.papers import Kind
from queries.answer import answer_letter


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

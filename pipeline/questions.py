"""The questions of a councillor's letter as records."""

from __future__ import annotations

from corpus.findings import Promise, Question, QuestionState
from models.danish.questions import split_question
from pipeline.identity import question_id
from pipeline.letter import Asked, Letter, find_asked
from pipeline.paging import pages_under
from pipeline.promises import find_promise
from pipeline.structure import Structure


def find_letter_questions(
    paper: str, department: str | None, structure: Structure
) -> tuple[Question, ...]:
    """The questions of the letter with id `paper`, in order; none for any other kind of paper.

    A question is open while the letter answers nothing, postponed where its answer promises one
    for later, and else answered. `department` is the one that answers.
    """
    letter = structure.letter
    if letter is None:
        return ()
    return tuple(
        _question(
            paper,
            asked,
            letter,
            structure,
            number=number,
            promise=_promise(asked, letter, department, structure),
        )
        for number, asked in enumerate(find_asked(structure.laid, letter), start=1)
    )


def _promise(
    asked: Asked, letter: Letter, department: str | None, structure: Structure
) -> Promise | None:
    return find_promise(
        structure.laid.text,
        [sentence for index in asked.answer for sentence in structure.sentences[index]],
        department=department,
        reference=letter.asked_on,
    )


def _question(
    paper: str,
    asked: Asked,
    letter: Letter,
    structure: Structure,
    *,
    number: int,
    promise: Promise | None,
) -> Question:
    text = asked.span.of(structure.laid.text)
    return Question(
        id=question_id(paper, asked.span),
        paper=paper,
        span=asked.span,
        text=text,
        pages=pages_under(structure.laid, asked.span),
        number=number,
        parts=split_question(text),
        asked_by=letter.asker.name if letter.asker else None,
        party=letter.asker.party if letter.asker else None,
        asked_on=letter.asked_on,
        state=_state(asked, promise),
        promise=promise,
    )


def _state(asked: Asked, promise: Promise | None) -> QuestionState:
    if promise is not None:
        return QuestionState.POSTPONED
    return QuestionState.ANSWERED if asked.answer else QuestionState.OPEN

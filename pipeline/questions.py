"""The questions of a councillor's letter as records."""

from __future__ import annotations

from datetime import date

from corpus.findings import Promise, Question, QuestionState
from corpus.papers import Paper
from models.danish.questions import split_question
from pipeline.identity import question_id
from pipeline.letter import Asked, Zone, find_asked
from pipeline.paging import pages_under
from pipeline.people import PersonMention
from pipeline.promises import find_promise
from pipeline.structure import Structure


def find_letter_questions(paper: Paper, structure: Structure) -> tuple[Question, ...]:
    """The questions of a letter in order; none for any other kind of paper.

    A question is open while the letter answers nothing, postponed where its answer promises one
    for later, and else answered. A letter that only asks was asked on its own date.
    """
    letter = structure.letter
    if letter is None:
        return ()
    only_asks = Zone.ANSWER not in letter.zones
    asked_on = letter.asked_on or (paper.date if only_asks else None)
    return tuple(
        _question(
            paper.id,
            asked,
            structure,
            number=number,
            asker=letter.asker,
            asked_on=asked_on,
            promise=_promise(asked, structure, paper.department, asked_on or paper.date),
        )
        for number, asked in enumerate(find_asked(structure.laid, letter), start=1)
    )


def _promise(
    asked: Asked, structure: Structure, department: str | None, reference: date | None
) -> Promise | None:
    return find_promise(
        structure.laid.text,
        [sentence for index in asked.answer for sentence in structure.sentences[index]],
        department=department,
        reference=reference,
    )


def _question(
    paper: str,
    asked: Asked,
    structure: Structure,
    *,
    number: int,
    asker: PersonMention | None,
    asked_on: date | None,
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
        asked_by=asker.name if asker else None,
        party=asker.party if asker else None,
        asked_on=asked_on,
        state=_state(asked, promise),
        promise=promise,
    )


def _state(asked: Asked, promise: Promise | None) -> QuestionState:
    if promise is not None:
        return QuestionState.POSTPONED
    return QuestionState.ANSWERED if asked.answer else QuestionState.OPEN

"""The questions of a councillor's letter as records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corpus.findings import Promise, Question, QuestionState
from corpus.papers import Paper
from models.danish.question_words import SUBJECT_OF_TITLE
from models.danish.stems import subject_stems
from models.danish.sub_questions import split_points
from pipeline.asked import Asked, find_asked
from pipeline.identity import question_id
from pipeline.letter import Zone
from pipeline.paging import pages_under
from pipeline.people import PersonMention
from pipeline.points import Points
from pipeline.postponement import postponed_questions
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
    all_asked = find_asked(structure.laid, letter)
    promises = _promises(all_asked, structure, paper.department, asked_on or paper.date)
    return tuple(
        _question(
            paper.id,
            asked,
            structure,
            number=number,
            asker=letter.asker,
            asked_on=asked_on,
            promise=promise,
        )
        for number, (asked, promise) in enumerate(zip(all_asked, promises, strict=True), start=1)
    )


def _promises(
    all_asked: Sequence[Asked],
    structure: Structure,
    department: str | None,
    reference: date | None,
) -> list[Promise | None]:
    """For each question the promise that postpones its answer."""
    text = structure.laid.text
    promises: list[Promise | None] = []
    for asked in all_asked:
        sentences = [sentence for index in asked.answer for sentence in structure.sentences[index]]
        promise = find_promise(text, sentences, department=department, reference=reference)
        sharing = [other for other in all_asked if other.answer == asked.answer]
        if promise is not None and len(sharing) > 1:
            questions = [other.question.span.of(text) for other in sharing]
            postponed = postponed_questions(questions, text, sentences, promise.span)
            promise = promise if sharing.index(asked) in postponed else None
        promises.append(promise)
    return promises


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
    span = asked.question.span
    return Question(
        id=question_id(paper, span),
        paper=paper,
        span=span,
        text=span.of(structure.laid.text),
        pages=pages_under(structure.laid, span),
        number=number,
        parts=_parts(asked.question, structure),
        asked_by=asker.name if asker else None,
        party=asker.party if asker else None,
        asked_on=asked_on,
        state=_state(asked, promise),
        promise=promise,
    )


def _parts(question: Points, structure: Structure) -> tuple[str, ...]:
    """The parts of a question, a lone one with the letter's subject where it names nothing.

    A question of several parts brings its own subject, and one that shares a word with the letter's
    subject needs no reminding of it.
    """
    text = structure.laid.text
    stem = question.stem.of(text) if question.stem else None
    points = [point.of(text) for point in question.points]
    parts = split_points(stem, points)
    found = SUBJECT_OF_TITLE.search(structure.front.title)
    subject = found.group("subject") if found else ""
    whole = question.span.of(text)
    if not subject or len(parts) > 1 or subject_stems(whole) & subject_stems(subject):
        return parts
    return split_points(stem, points, subject)


def _state(asked: Asked, promise: Promise | None) -> QuestionState:
    if promise is not None:
        return QuestionState.POSTPONED
    return QuestionState.ANSWERED if asked.answer else QuestionState.OPEN

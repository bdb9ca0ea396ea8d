"""Answering in the background: a dropped letter or a written question becomes a kept draft."""

from __future__ import annotations

import hashlib
from pathlib import Path

from corpus.drafts import Draft
from corpus.errors import UnusableInputError, UsageError
from corpus.papers import Paper
from corpus.progress import Progress, Step
from kildesvar.web.access.people import Person
from kildesvar.web.drafts.working import begin, working_json
from kildesvar.web.reasons import danish_reason
from kildesvar.web.room import Room
from queries.answer import answer_letter, answer_question
from queries.writing.drafting import write_draft

FIRST_CHANGE = "Udkast lavet af Kildesvar"


def answer_upload(
    letter: Path, title: str, person: Person, room: Room, progress: Progress, *, prose: bool
) -> str:
    """Take in a letter and keep a draft that answers it; returns the draft's address.

    With `prose` the library's writer words it. Raises `UnusableInputError` when the file cannot be
    read or holds no question.
    """
    with room.uploads.read_up([letter]):
        sha256 = hashlib.sha256(letter.read_bytes()).hexdigest()
        report = room.library.ingest([letter], progress)
    for failure in report.failed:
        if failure.page is None:
            raise UnusableInputError(
                failure.reason, remedy="", danish=danish_reason(failure.reason)
            )
    paper = room.catalogue.asking_paper(sha256)
    if paper is None:
        raise _no_question(sha256, room)
    return answer_held(paper, title, person, room, progress, prose=prose)


def answer_held(
    paper: Paper, title: str, person: Person, room: Room, progress: Progress, *, prose: bool
) -> str:
    """Keep a draft that answers the questions of a paper held; returns the draft's address."""
    progress(Step(stage="answering", done=0, total=1, subject=paper.title))
    draft = draft_for(room, person, question=None, paper=paper.id)
    return _keep(_worded(draft, room, progress) if prose else draft, title, person, room)


def answer_words(
    question: str, person: Person, room: Room, progress: Progress, *, prose: bool
) -> str:
    """Keep a draft that answers a written question; returns the draft's address."""
    progress(Step(stage="answering", done=0, total=1))
    draft = draft_for(room, person, question=question, paper=None)
    return _keep(_worded(draft, room, progress) if prose else draft, question, person, room)


def draft_for(room: Room, person: Person, *, question: str | None, paper: str | None) -> Draft:
    """The draft that answers a question, or a letter held, from what the person may see.

    Raises `UsageError` unless exactly one of the two is given.
    """
    if paper is not None and question is None:
        return answer_letter(room.paper(person, paper).id, room.searcher_for(person))
    if question is not None and paper is None:
        return answer_question(question, room.searcher_for(person))
    raise UsageError(
        "An answer needs a letter or a question, and not both.",
        remedy="Give the id of a letter held as paper, or a question.",
    )


def _worded(draft: Draft, room: Room, progress: Progress) -> Draft:
    """A draft in the words of the library's writer, where it has one.

    Jobs run one after another, so that the writer has one draft at a time.
    """
    writer = room.library.writer
    return draft if writer is None else write_draft(draft, writer, progress).draft


def _no_question(sha256: str, room: Room) -> UnusableInputError:
    """Why a file that was read asks nothing: a page may not have been readable, such as a scan."""
    failures = room.catalogue.ledger.failures_of(sha256)
    reason = failures[0].reason if failures else ""
    english = ["No question was found in the file.", reason]
    danish = [
        "Der er ikke fundet noget spørgsmål i filen.",
        danish_reason(reason) or reason,
        "Skriv spørgsmålet selv.",
    ]
    return UnusableInputError(
        " ".join(filter(None, english)),
        remedy="Write the question by hand.",
        danish=" ".join(filter(None, danish)),
    )


def _keep(draft: Draft, title: str, person: Person, room: Room) -> str:
    name = draft.letter.title if draft.letter and draft.letter.title else title
    draft_id = room.catalogue.desk.new_draft(
        name, working_json(begin(draft)), by=person.name, change=FIRST_CHANGE
    )
    return f"/drafts/{draft_id}"

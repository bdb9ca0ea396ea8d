"""A draft of quotes in, a draft in prose out: read again, worded, held to its quotes, on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from corpus.drafts import Draft, DraftPart, Writing
from corpus.errors import DamageError
from corpus.progress import Progress, Step, silent
from models.writer.protocol import Writer
from models.writer.record import RecordingWriter, ReplayingWriter
from queries.writing.composing import Attempt, compose
from queries.writing.prompts import VERSION
from queries.writing.second_reader import read_again


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A draft in prose, and every sentence that was offered for it."""

    draft: Draft
    attempts: tuple[Attempt, ...]


def write_draft(draft: Draft, writer: Writer, progress: Progress = silent) -> Written:
    """`draft`, which is made of quotes, in the writer's words as far as they hold.

    Never raises for what the writer does: where it fails, the quotes stand. All parts are read
    before any is worded, so that a model reads the start of each sort of prompt once.
    """
    recorder = RecordingWriter(writer)
    attempts: list[Attempt] = []

    def worded(part: DraftPart) -> DraftPart:
        composed = compose(part, recorder)
        attempts.extend(composed.attempts)
        return composed.part

    read = _each_part(draft, "reading again", lambda part: read_again(part, recorder), progress)
    prose = _each_part(read, "writing", worded, progress)
    identity = writer.identity
    writing = Writing(
        model=identity.name,
        sha256=identity.sha256,
        settings=tuple(sorted(identity.settings.items())),
        prompts=VERSION,
        answers=tuple(recorder.answers),
    )
    manifest = replace(draft.manifest, writer=identity.name, writing=writing)
    return Written(draft=replace(prose, manifest=manifest), attempts=tuple(attempts))


def replay_draft(quotes: Draft, kept: Draft) -> Draft:
    """The draft of `quotes` worded as `kept` records, without a model.

    Raises `DamageError` where the record does not hold an answer to what would be asked now.
    """
    writing = kept.manifest.writing
    if writing is None:
        return quotes
    if writing.prompts != VERSION:
        raise DamageError(
            f"The draft was worded with prompts of version {writing.prompts}, not {VERSION}.",
            remedy="Make it anew, or replay it with the Kildesvar that its manifest names.",
        )
    return write_draft(quotes, ReplayingWriter(writing)).draft


def _each_part(
    draft: Draft, stage: str, change: Callable[[DraftPart], DraftPart], progress: Progress
) -> Draft:
    total = sum(len(question.parts) for question in draft.questions)
    done = 0
    questions = []
    for question in draft.questions:
        parts = []
        for part in question.parts:
            progress(Step(stage=stage, done=done, total=total, subject=part.text))
            parts.append(change(part))
            done += 1
        questions.append(replace(question, parts=tuple(parts)))
    progress(Step(stage=stage, done=done, total=total))
    return replace(draft, questions=tuple(questions))

"""Keeping what a writer said, and saying it again without the writer."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TypeVar

from corpus.drafts import RawAnswer, Writing
from corpus.errors import (
    DamageError,
    KildesvarError,
    WriterAnswerError,
    WriterError,
    WriterSilentError,
)
from models.writer.protocol import Identity, Message, Schema, Writer

Answer = TypeVar("Answer")

_SILENCES = 2
"""Answers in a row that fail to come before the writer is given up for the rest of a draft."""

_GIVEN_UP = "The writer was given up after it had not answered."


class RecordingWriter:
    """A writer whose every answer is kept; one that falls silent is not asked for ever."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._silences = 0
        self.answers: list[RawAnswer] = []

    @property
    def identity(self) -> Identity:
        """The writer's own."""
        return self._writer.identity

    def write(self, messages: Sequence[Message], schema: Schema, *, most_tokens: int) -> str:
        """The writer's answer; raises `WriterAnswerError` for every way of getting none."""
        request = fingerprint(messages, schema)
        text = self._asked(
            request, lambda: self._writer.write(messages, schema, most_tokens=most_tokens)
        )
        self.answers.append(RawAnswer(request=request, text=text))
        return text

    def likelihood_of_yes(self, messages: Sequence[Message]) -> float:
        """The writer's answer; raises `WriterAnswerError` for every way of getting none."""
        request = fingerprint(messages, None)
        likelihood = self._asked(request, lambda: self._writer.likelihood_of_yes(messages))
        self.answers.append(RawAnswer(request=request, likelihood=likelihood))
        return likelihood

    def close(self) -> None:
        """Nothing: whoever opened the writer closes it."""

    def _asked(self, request: str, ask: Callable[[], Answer]) -> Answer:
        try:
            if self._silences >= _SILENCES:
                raise WriterAnswerError(_GIVEN_UP, remedy="")
            answer = ask()
        except WriterError as error:
            self._silences += isinstance(error, WriterSilentError)
            self.answers.append(RawAnswer(request=request, failure=error.message))
            raise WriterAnswerError(error.message, remedy=error.remedy) from error
        self._silences = 0
        return answer


class ReplayingWriter:
    """Says again what a draft's manifest keeps, request by request."""

    def __init__(self, writing: Writing) -> None:
        self.identity = Identity(
            name=writing.model, sha256=writing.sha256, settings=dict(writing.settings)
        )
        self._kept: dict[str, deque[RawAnswer]] = {}
        for answer in writing.answers:
            self._kept.setdefault(answer.request, deque()).append(answer)

    def write(self, messages: Sequence[Message], schema: Schema, *, most_tokens: int) -> str:
        """The kept text; raises `DamageError` where none is kept."""
        return kept_text(self._answer(fingerprint(messages, schema)))

    def likelihood_of_yes(self, messages: Sequence[Message]) -> float:
        """The kept probability; raises `DamageError` where none is kept."""
        return kept_likelihood(self._answer(fingerprint(messages, None)))

    def close(self) -> None:
        """Nothing is open."""

    def _answer(self, request: str) -> RawAnswer:
        if not self._kept.get(request):
            raise DamageError(
                "The draft does not hold an answer to what the writer would be asked now.",
                remedy="Papers, settings or rules are others than when it was made: make it anew.",
            )
        return self._kept[request].popleft()


def kept_text(answer: RawAnswer) -> str:
    """The text of a record.

    Raises `WriterAnswerError` where it holds a failure, `DamageError` where it holds neither.
    """
    if answer.text is None:
        raise _without("text", answer)
    return answer.text


def kept_likelihood(answer: RawAnswer) -> float:
    """The probability of a record; raises as `kept_text` does."""
    if answer.likelihood is None:
        raise _without("probability", answer)
    return answer.likelihood


def _without(wanted: str, answer: RawAnswer) -> KildesvarError:
    if answer.failure is not None:
        return WriterAnswerError(answer.failure, remedy="")
    return DamageError(
        f"The record of an answer holds no {wanted}.",
        remedy="It was changed after it was made: make it anew.",
    )


def fingerprint(messages: Sequence[Message], schema: Schema | None) -> str:
    """What was asked, in 16 hexadecimal digits."""
    asked = [[asdict(message) for message in messages], schema]
    text = json.dumps(asked, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]

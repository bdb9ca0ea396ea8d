"""A writer whose answers are kept in a file: a measure that was broken off goes on from there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from corpus.drafts import RawAnswer
from corpus.errors import WriterAnswerError
from models.writer.protocol import Identity, Message, Schema, Writer
from models.writer.record import fingerprint, kept_likelihood, kept_text


class KeepingWriter:
    """Asks `writer` only what it was never asked; a file belongs to one model."""

    def __init__(self, writer: Writer, kept: Path | None) -> None:
        self._writer = writer
        self._path = kept
        lines = kept.read_text("utf-8").splitlines() if kept is not None and kept.exists() else []
        answers = [RawAnswer(**json.loads(line)) for line in lines]
        self._kept = {answer.request: answer for answer in answers}

    @property
    def identity(self) -> Identity:
        """The writer's own."""
        return self._writer.identity

    def write(self, messages: Sequence[Message], schema: Schema, *, most_tokens: int) -> str:
        """The kept text, or the writer's."""
        request = fingerprint(messages, schema)
        if request not in self._kept:
            try:
                text = self._writer.write(messages, schema, most_tokens=most_tokens)
                self._keep(RawAnswer(request=request, text=text))
            except WriterAnswerError as error:
                self._keep(RawAnswer(request=request, failure=error.message))
        return kept_text(self._kept[request])

    def likelihood_of_yes(self, messages: Sequence[Message]) -> float:
        """The kept probability, or the writer's."""
        request = fingerprint(messages, None)
        if request not in self._kept:
            likelihood = self._writer.likelihood_of_yes(messages)
            self._keep(RawAnswer(request=request, likelihood=likelihood))
        return kept_likelihood(self._kept[request])

    def close(self) -> None:
        """Let go of the writer."""
        self._writer.close()

    def _keep(self, answer: RawAnswer) -> None:
        self._kept[answer.request] = answer
        if self._path is not None:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(answer), ensure_ascii=False) + "\n")

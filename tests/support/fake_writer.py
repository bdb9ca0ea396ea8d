"""A writer without a model: it says what a test tells it to."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from corpus.errors import WriterAnswerError
from models.writer.protocol import Identity, Message, Schema

Say = Callable[[str], str]
"""The last message, to the answer's text."""


class FakeWriter:
    def __init__(self, say: Say, likelihood: float | None = 1.0) -> None:
        """`likelihood`: of *Ja*; ``None`` for a model that gives no probabilities."""
        self.identity = Identity(name="fake", sha256="0" * 64, settings={"seed": 1})
        self.asked: list[str] = []
        self._say = say
        self._likelihood = likelihood

    def write(self, messages: Sequence[Message], schema: Schema, *, most_tokens: int) -> str:
        self.asked.append(messages[-1].content)
        return self._say(messages[-1].content)

    def likelihood_of_yes(self, messages: Sequence[Message]) -> float:
        if self._likelihood is None:
            raise WriterAnswerError("no probabilities", remedy="")
        return self._likelihood

    def close(self) -> None:
        """Nothing is open."""


def sentences(*pairs: tuple[str, list[int]]) -> str:
    """An answer in the schema."""
    items = [{"kilder": sources, "tekst": text} for text, sources in pairs]
    return json.dumps({"saetninger": items}, ensure_ascii=False)

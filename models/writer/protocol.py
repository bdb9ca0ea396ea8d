"""What Kildesvar asks of a language model that words drafts, and what it tells of itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

Schema = Mapping[str, Any]
"""A JSON schema that an answer must follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A turn of the talk with the model."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Which model it is, and how it was run."""

    name: str
    """A file's name, or what the endpoint calls the model."""
    sha256: str | None
    """Of the model file; an endpoint does not tell."""
    settings: Mapping[str, int | str]
    """What decides the answers beside the prompt: seed, temperature, context length ..."""


class Writer(Protocol):
    """A language model. Every method may raise `corpus.errors.WriterError`."""

    @property
    def identity(self) -> Identity:
        """Which model it is."""
        ...

    def write(self, messages: Sequence[Message], schema: Schema, *, most_tokens: int) -> str:
        """The answer's text, which should follow `schema` but need not be trusted to."""
        ...

    def likelihood_of_yes(self, messages: Sequence[Message]) -> float:
        """The probability, 0 to 1, that the answer begins with *Ja* rather than *Nej*."""
        ...

    def close(self) -> None:
        """Let go of the model."""
        ...

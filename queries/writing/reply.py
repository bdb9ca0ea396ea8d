"""The form in which the writer answers, and reading it back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corpus.errors import WriterAnswerError

_CHARACTERS_A_TOKEN = 2.0
"""Danish that an English model reads: more tokens than words. Rather too few characters."""

_FRAME_TOKENS = 40
"""Tokens of the JSON around one sentence."""

_LONGEST = 700
"""Characters of one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A sentence that the writer offers, and the numbers (from 1) of what it rests on."""

    text: str
    sources: tuple[int, ...]


def reply_schema(sources: int, *, most: int) -> dict[str, Any]:
    """The JSON schema of an answer of at most `most` sentences over `sources` numbered quotes."""
    sentence = {
        "type": "object",
        "properties": {
            "kilder": {
                "type": "array",
                "items": {"type": "integer", "enum": list(range(1, sources + 1))},
                "minItems": 1,
                "maxItems": sources,
            },
            "tekst": {"type": "string", "minLength": 1, "maxLength": _LONGEST},
        },
        "required": ["kilder", "tekst"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {
            "saetninger": {"type": "array", "items": sentence, "minItems": 1, "maxItems": most}
        },
        "required": ["saetninger"],
        "additionalProperties": False,
    }


def most_tokens(quotes: Sequence[str]) -> int:
    """Tokens that sentences as long as `quotes` need."""
    characters = sum(len(quote) for quote in quotes)
    return round(characters / _CHARACTERS_A_TOKEN) + _FRAME_TOKENS * (len(quotes) + 1)


def read_reply(text: str, sources: int) -> tuple[Proposal, ...]:
    """The sentences of an answer.

    Raises `WriterAnswerError` where it does not follow the schema.
    """
    try:
        found = [_proposal(item, sources) for item in json.loads(text)["saetninger"]]
    except (ValueError, KeyError, TypeError) as error:
        raise WriterAnswerError(
            "The writer's answer does not follow the schema.", remedy=""
        ) from error
    return tuple(found)


def _proposal(item: Any, sources: int) -> Proposal:
    text, numbers = item["tekst"], item["kilder"]
    if not isinstance(text, str) or not isinstance(numbers, list) or not numbers:
        raise ValueError("no sentence with its sources")
    if not all(isinstance(number, int) and 1 <= number <= sources for number in numbers):
        raise ValueError("a source that there is not")
    return Proposal(text=" ".join(text.split()), sources=tuple(sorted(set(numbers))))

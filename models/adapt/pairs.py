"""Pairs of a query and a passage that answers it, taken from debates.

A debate is a list of speech turns in order. Whoever asks is usually answered in the next turn,
with at most the chair's handing over between them: nobody has to mark what belongs together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UnusableInputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One speaker's uninterrupted words."""

    meeting: str
    stretch: int
    """Turns of one meeting and stretch follow one another without a gap."""
    chair: bool
    who: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A query and the passage that should be found with it."""

    query: str
    passage: str


_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")

QUESTION_WORDS = 15
"""A shorter question takes the sentences before it along, which say what it is about."""
LONGEST_QUERY = 45
"""Words; of a longer question the last ones, where it asks."""
ANSWER_WORDS = range(25, 401)
HANDOVER_WORDS = 40
"""A chair's turn up to this long only gives the floor to the next speaker."""
PASSAGE_WORDS = 180
"""Of a turn the first words."""


def read_turns(path: Path) -> list[Turn]:
    """The turns in a JSON lines file with ``meeting``, ``stretch``, ``chair``, ``who``, ``text``.

    Raises `UnusableInputError` for anything else.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            return [Turn(**json.loads(line)) for line in lines]
    except (OSError, ValueError, TypeError) as error:
        raise UnusableInputError(
            f"{path} does not hold speech turns: {error}.",
            remedy="Give a JSON lines file with meeting, stretch, chair, who and text.",
        ) from error


def debate_pairs(turns: Sequence[Turn]) -> list[Pair]:
    """Each question in `turns` with its answer, in their order."""
    pairs = []
    for index, turn in enumerate(turns):
        question = None if turn.chair else last_question(turn.text)
        answer = _next_speech(turns, index)
        if question and answer and answer.who != turn.who:
            passage = " ".join(answer.text.split()[:PASSAGE_WORDS])
            pairs.append(Pair(query=question, passage=passage))
    return pairs


def last_question(text: str) -> str | None:
    """The last question in `text`, with what precedes it until it is `QUESTION_WORDS` long."""
    sentences = _SENTENCE_END.split(text.strip())
    last = next((i for i in reversed(range(len(sentences))) if sentences[i].endswith("?")), None)
    if last is None:
        return None
    words: list[str] = []
    for sentence in reversed(sentences[: last + 1]):
        words = sentence.split() + words
        if len(words) >= QUESTION_WORDS:
            break
    return " ".join(words[-LONGEST_QUERY:])


def _next_speech(turns: Sequence[Turn], index: int) -> Turn | None:
    """The speech that follows turn `index`, over the chair's handing over, if it fits."""
    for turn in _same_stretch(turns[index], turns[index + 1 : index + 3]):
        words = len(turn.text.split())
        if turn.chair and words <= HANDOVER_WORDS:
            continue
        return turn if not turn.chair and words in ANSWER_WORDS else None
    return None


def _same_stretch(first: Turn, following: Iterable[Turn]) -> Iterator[Turn]:
    for turn in following:
        if (turn.meeting, turn.stretch) != (first.meeting, first.stretch):
            return
        yield turn

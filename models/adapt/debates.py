"""Debates as printed: speech turns in order, and the items of the agenda they are about."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
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
class Item:
    """An item of the agenda and what was said on it."""

    title: str
    speeches: tuple[str, ...]


SPEECH_WORDS = range(25, 401)
"""Words of a turn that says something, and no more than a passage can hold."""

_NEXT_ITEM = re.compile(r"punkt på dagsordenen er\b")
_TITLE = re.compile(
    r"punkt på dagsordenen er\b.*?((?:Forslag til|Forespørgsel til) .*?)\.(?= [A-ZÆØÅ])"
)
_TITLE_WORDS = 25
"""Of a title the first words; behind them some list who moved the bill."""
_APART = 8
"""Every eighth meeting is kept apart."""


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


def parted(turns: Sequence[Turn]) -> tuple[list[Turn], list[Turn]]:
    """The turns to train on, and those of the meetings that are kept apart to measure with."""
    apart = set(sorted({turn.meeting for turn in turns})[_APART - 1 :: _APART])
    training = [turn for turn in turns if turn.meeting not in apart]
    return training, [turn for turn in turns if turn.meeting in apart]


def items(turns: Sequence[Turn]) -> list[Item]:
    """The items of the agenda that the chair calls up, each until the next one is called up.

    An item whose title cannot be read, or on which one speaker at most spoke, is left out.
    """
    calls = [i for i, turn in enumerate(turns) if turn.chair and _NEXT_ITEM.search(turn.text)]
    found = []
    for start, end in pairwise([*calls, len(turns)]):
        title = _TITLE.search(turns[start].text)
        speeches = tuple(turn.text for turn in turns[start:end] if is_speech(turn))
        if title and len(speeches) > 1:
            found.append(Item(title=title.group(1), speeches=speeches))
    return found


def subjects(turns: Sequence[Turn]) -> list[str]:
    """What each of `turns` is about: its item, by title where that can be read.

    A later reading of a bill has the title of the first, and so the same subject.
    """
    found: list[str] = []
    number, subject, before = 0, "", None
    for turn in turns:
        stretch = (turn.meeting, turn.stretch)
        if stretch != before or (turn.chair and _NEXT_ITEM.search(turn.text)):
            title = _TITLE.search(turn.text) if turn.chair else None
            number += 1
            subject = subject_of(title.group(1)) if title else f"{turn.meeting}, {number}"
        before = stretch
        found.append(subject)
    return found


def subject_of(title: str) -> str:
    """The subject that an item's `title` names."""
    return " ".join(title.casefold().split()[:_TITLE_WORDS])


def is_speech(turn: Turn) -> bool:
    """Whether a member or minister says something of a passage's length."""
    return not turn.chair and len(turn.text.split()) in SPEECH_WORDS

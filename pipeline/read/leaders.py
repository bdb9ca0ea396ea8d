"""Leaders: the dots, dashes and lines that lead the eye over a gap or leave room to write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.printed import PrintedWord

NEAR = 1.2
"""Dots of a leader stand less than so many type sizes apart."""
LEAST = 8
"""Dots set apart that make a leader."""
WIDE = 2.0
"""Type sizes."""

_SIGNS = frozenset("_.·…")
_LEADER = re.compile(r"[_.·…]{4,}")
_DOTS = re.compile(r"[.·…_]{1,3}")


def without_leaders(words: Sequence[PrintedWord]) -> tuple[PrintedWord, ...]:
    """The words of a page, in their order, without the leaders behind others on their line.

    Those behind a bullet alone are what its item holds.
    """
    dotted = [word for word in words if word.text[0] in _SIGNS]
    leaders = _spaced(dotted) | {word for word in dotted if _is_leader(word)}
    if not leaders:
        return tuple(words)
    kept: list[PrintedWord] = []
    for word in words:
        if word not in leaders or not (kept and _stands_behind(kept[-1], word)):
            kept.append(word)
    return tuple(kept)


def _stands_behind(before: PrintedWord, leader: PrintedWord) -> bool:
    return len(before.text) > 1 and abs(before.box.bottom - leader.box.bottom) < 1


def _is_leader(word: PrintedWord) -> bool:
    """Whether a word is a row of dots longer than what stands for words left out."""
    is_long = word.box.x1 - word.box.x0 > WIDE * word.size
    return is_long and bool(_LEADER.fullmatch(word.text))


def _spaced(words: Sequence[PrintedWord]) -> set[PrintedWord]:
    """The dots of leaders that are set apart from each other."""
    dots = [word for word in words if _DOTS.fullmatch(word.text)]
    spaced: set[PrintedWord] = set()
    run: list[PrintedWord] = dots[:1]
    for before, dot in pairwise(dots):
        run = [*run, dot] if _follows(before, dot) else [dot]
        if len(run) >= LEAST:
            spaced.update(run)
    return spaced


def _follows(before: PrintedWord, dot: PrintedWord) -> bool:
    """Whether a dot stands a little further along the line of another."""
    return abs(
        dot.box.top - before.box.top
    ) < 1 and 0 < dot.box.x0 - before.box.x0 < NEAR * dot.size + (before.box.x1 - before.box.x0)

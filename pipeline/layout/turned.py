"""Words that do not stand upright: kept apart from the lines they would cut through."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.blocks import Line
from pipeline.layout.lines import around
from pipeline.printed import PrintedWord


def turned_lines(words: Sequence[PrintedWord]) -> list[Line]:
    """Lines of the words that are turned, in the order of the file, a line for each turn."""
    lines: list[list[PrintedWord]] = []
    for word in words:
        if word.turn == 0:
            continue
        if lines and lines[-1][-1].turn == word.turn:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(words=tuple(line), box=around(word.box for word in line)) for line in lines]
